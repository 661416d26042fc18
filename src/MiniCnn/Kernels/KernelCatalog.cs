using MiniCnn.Kernels.Families;
using Quickenshtein;

namespace MiniCnn.Kernels;

/// <summary>All hand-made kernels by name: <c>sobel-x</c>, <c>sobel:5</c> (a pair), <c>gaussian:7:1.5</c>, <c>gabor:wavelength=8:phase=90</c>.</summary>
public static class KernelCatalog
{
    /// <summary>Every family, from simple to special.</summary>
    internal static IReadOnlyList<KernelFamily> Families { get; } =
    [
        Smoothing.Identity, Smoothing.Box, Smoothing.Gaussian, Smoothing.Binomial, Smoothing.Motion,
        Sharpening.Sharpen, Sharpening.Unsharp, Sharpening.Emboss,
        SecondDerivatives.Outline, SecondDerivatives.Laplacian, SecondDerivatives.LaplacianOfGaussian, SecondDerivatives.DifferenceOfGaussians,
        Gradients.Sobel, Gradients.Scharr, Gradients.Prewitt, Gradients.Roberts, Gradients.Tutorial,
        Gradients.Kirsch, Gradients.Robinson, Templates.FreiChen, Templates.Gabor, Templates.Line, Templates.Corner, Templates.Saddle,
    ];

    /// <summary>Every kernel of every family, with the families' default numbers.</summary>
    public static IReadOnlyList<Kernel> All { get; } =
        [.. Families.SelectMany(family => family.Members.Select(member => family.Make(member, family.Defaults)))];

    /// <summary>The kernels of a name: one kernel, or a set such as the pair <c>sobel</c>.</summary>
    /// <exception cref="MiniCnnException">No such name (the message has the nearest ones), or numbers out of range.</exception>
    public static KernelSet Get(string name)
    {
        string[] parts = name.Trim().Split(':');
        string head = parts[0].Trim().ToLowerInvariant();
        foreach (KernelFamily family in Families)
        {
            if (head == family.Name)
                return Make(family, family.Members, family.Combination);
            if (family.Members.FirstOrDefault(member => head == $"{family.Name}-{member}") is { } one)
                return Make(family, [one], KernelCombination.None);
        }
        // the fewest edits, less for a shared beginning
        IEnumerable<string> nearest = Families.Select(family => family.Name).Concat(All.Select(kernel => kernel.Name)).Distinct()
            .OrderBy(known => Levenshtein.GetDistance(head, known) - (0.5 * head.Zip(known).TakeWhile(pair => pair.First == pair.Second).Count())).Take(3);
        throw MiniCnnException.BadUsage($"there is no kernel '{name}'; did you mean {string.Join(", ", nearest)}?");

        KernelSet Make(KernelFamily family, IReadOnlyList<string> members, KernelCombination combination)
        {
            double[] arguments = Arguments(family, parts);
            return new(family.NameOf(members.Count == 1 ? members[0] : "", arguments), [.. members.Select(member => family.Make(member, arguments))], combination) { Family = family };
        }
    }

    /// <summary>The kernel of a name that means exactly one.</summary>
    /// <exception cref="MiniCnnException">No such name, or it means several: the message has their names.</exception>
    public static Kernel GetOne(string name) => Get(name).Single(name);

    private static double[] Arguments(KernelFamily family, string[] parts)
    {
        double[] arguments = family.Defaults;
        string signature = family.Name + string.Concat(family.Parameters.Select(parameter => ":" + parameter.Name));
        if (parts.Length - 1 > arguments.Length)
            throw MiniCnnException.BadUsage($"kernel {family.Name} takes {arguments.Length} numbers ({signature}), but {parts.Length - 1} were given");
        for (int n = 1; n < parts.Length; n++)
        {
            string text = parts[n].Trim();
            int at = n - 1, equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals >= 0)
            {
                string wanted = text[..equals].Trim();
                at = family.Parameters.ToList().FindIndex(parameter => parameter.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase));
                text = text[(equals + 1)..].Trim();
                if (at < 0)
                    throw MiniCnnException.BadUsage($"kernel {family.Name} has no '{wanted}'; expected {signature}");
            }
            if (text.Length == 0 && equals < 0)
                continue;
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out arguments[at]) || !double.IsFinite(arguments[at]))
                throw MiniCnnException.BadUsage($"kernel {family.Name}: {family.Parameters[at].Name} '{text}' is not a number; expected {family.Parameters[at].Range}");
        }
        return arguments;
    }
}
