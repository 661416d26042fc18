using System.Globalization;
using MiniCnn.Imaging;

namespace MiniCnn.Kernels;

/// <summary>A number that a family of kernels depends on.</summary>
/// <param name="Name">"size", "sigma".</param>
/// <param name="Meaning">In words, with the unit.</param>
/// <param name="Default">Taken when nothing is given.</param>
/// <param name="Min">Minimum.</param>
/// <param name="Max">Maximum.</param>
/// <param name="Step">0: any number; 1: whole numbers; 2: odd whole numbers.</param>
public sealed record KernelParameter(string Name, string Meaning, double Default, double Min, double Max, int Step = 0)
{
    /// <summary>A kernel's side.</summary>
    internal static KernelParameter Size(double standard, double min = 1, double max = 101, int step = 1) =>
        new("size", "rows and columns", standard, min, max, step);

    /// <summary>"size 1 to 101, odd, default 3".</summary>
    public string Range => string.Create(CultureInfo.InvariantCulture,
        $"{Name} {Min:0.###} to {Max:0.###}{(Step == 2 ? ", odd" : Step == 1 ? ", whole" : "")}, default {Default:0.###}");

    /// <summary>Whether a number is allowed.</summary>
    public bool Allows(double value) =>
        value >= Min && value <= Max && (Step == 0 || (value == Math.Floor(value) && (Step == 1 || value % 2 != 0)));
}

/// <summary>Kernels of one making, with what is known about them.</summary>
public sealed record KernelFamily
{
    /// <summary>"sobel"; a kernel of several is "sobel-x".</summary>
    public required string Name { get; init; }

    /// <summary>"Sobel operator".</summary>
    public required string Title { get; init; }

    /// <summary>What it does, in one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>How it does it and what to look out for; a few sentences.</summary>
    public required string Description { get; init; }

    /// <summary>Who published it, or how it follows from a definition.</summary>
    public required string Source { get; init; }

    /// <summary>In the order in which they follow the name: <c>gaussian:size:sigma</c>.</summary>
    public IReadOnlyList<KernelParameter> Parameters { get; init; } = [];

    /// <summary>Endings of the kernels' names ("x", "y"); one empty string where there is one kernel.</summary>
    public IReadOnlyList<string> Members { get; init; } = [""];

    /// <summary>What the family's name alone stands for.</summary>
    public KernelCombination Combination { get; init; } = KernelCombination.None;

    /// <summary>The weights of one member: (member, arguments) → rows.</summary>
    public required Func<string, double[], double[,]> Weights { get; init; }

    /// <summary>The defaults of all parameters.</summary>
    public double[] Defaults => [.. Parameters.Select(parameter => parameter.Default)];

    /// <summary>Makes one member.</summary>
    /// <param name="member">One of <see cref="Members"/>.</param>
    /// <param name="arguments">One number for each of <see cref="Parameters"/>.</param>
    /// <exception cref="MiniCnnException">Numbers out of range: all of them in one message.</exception>
    public Kernel Make(string member, IReadOnlyList<double> arguments)
    {
        Check(arguments);
        double[,] rows = Weights(member, [.. arguments]);
        var plane = new Plane(rows.GetLength(0), rows.GetLength(1));
        int n = 0;
        foreach (double weight in rows)
            plane.Values[n++] = (float)weight;
        return new Kernel
        {
            Name = NameOf(member, arguments),
            Title = member.Length == 0 ? Title : $"{Title}, {member}",
            Weights = plane,
            Source = Source,
        };
    }

    /// <summary>The name with as many of the numbers as differ from the defaults.</summary>
    internal string NameOf(string member, IReadOnlyList<double> arguments)
    {
        int last = Parameters.Count;
        while (last > 0 && arguments[last - 1] == Parameters[last - 1].Default)
            last--;
        string name = member.Length == 0 ? Name : $"{Name}-{member}";
        return name + string.Concat(arguments.Take(last).Select(value => ":" + value.ToString("0.######", CultureInfo.InvariantCulture)));
    }

    private void Check(IReadOnlyList<double> arguments)
    {
        var wrong = new List<string>();
        for (int n = 0; n < Parameters.Count; n++)
        {
            if (!Parameters[n].Allows(arguments[n]))
                wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{Parameters[n].Name} {arguments[n]} is out of range; expected {Parameters[n].Range}"));
        }
        if (wrong.Count > 0)
            throw MiniCnnException.BadUsage($"kernel {Name}: {string.Join("; ", wrong)}");
    }
}
