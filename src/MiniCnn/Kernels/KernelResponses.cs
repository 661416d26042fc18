using System.Collections.Concurrent;

namespace MiniCnn.Kernels;

/// <summary>What the numbers of a response mean, which decides their color map.</summary>
public enum ResponseMeaning
{
    /// <summary>Positive and negative: a zero-centered map.</summary>
    ZeroCentered,
    /// <summary>From 0 up.</summary>
    Strength,
    /// <summary>Degrees, clockwise from the right.</summary>
    Direction,
    /// <summary>From 0 to 1.</summary>
    Share,
    /// <summary>Brightness like the image's own.</summary>
    Brightness,
}

/// <summary>The responses of a set of kernels combined: magnitude and direction of a gradient pair, the strongest of a compass, shares of a basis.</summary>
public static class KernelResponses
{
    /// <summary>A combined result: "magnitude", "direction", "strongest", "edge share"; [o_h, o_w], directions in degrees.</summary>
    public sealed record Combined(string Name, Plane Plane, ResponseMeaning Meaning);

    /// <summary>Combines the responses of a set's kernels, one plane for each in their order; nothing for a set whose kernels are only shown side by side.</summary>
    public static IReadOnlyList<Combined> Combine(KernelSet set, IReadOnlyList<Plane> responses)
    {
        if (responses.Count != set.Kernels.Count)
            throw MiniCnnException.BadUsage($"{set.Name} has {set.Kernels.Count} kernels, but {responses.Count} responses were given");
        return set.Combination switch
        {
            KernelCombination.Gradient => Gradient(set, responses),
            KernelCombination.Compass => Compass(set, responses),
            KernelCombination.Basis => Basis(responses),
            _ => [],
        };
    }

    /// <summary>The direction in which a kernel's weight grows, as a unit step (right, down); nothing where there is none.</summary>
    internal static (double Right, double Down)? Steepest(Plane weights)
    {
        double right = weights.Values.Select((weight, n) => weight * ((n % weights.Width) - ((weights.Width - 1) / 2.0))).Sum();
        double down = weights.Values.Select((weight, n) => weight * ((n / weights.Width) - ((weights.Height - 1) / 2.0))).Sum();
        double size = weights.Values.Sum(weight => (double)Math.Abs(weight));
        double length = Math.Sqrt((right * right) + (down * down));
        return length < 1e-6 * Math.Max(size, 1e-30) ? null : (right / length, down / length);
    }

    private static Combined[] Gradient(KernelSet set, IReadOnlyList<Plane> responses)
    {
        // Sobel's pair points right and down; Roberts' along the diagonals.
        (double Right, double Down) a = Steepest(set.Kernels[0].Weights) ?? (1, 0), b = Steepest(set.Kernels[1].Weights) ?? (0, 1);
        Plane first = responses[0], second = responses[1], magnitude = new(first.Height, first.Width), direction = new(first.Height, first.Width);
        Parallel.ForEach(Partitioner.Create(0, magnitude.Values.Length), part =>
        {
            for (int n = part.Item1; n < part.Item2; n++)
            {
                (double p, double q) = (first.Values[n], second.Values[n]);
                magnitude.Values[n] = (float)Math.Sqrt((p * p) + (q * q));
                direction.Values[n] = (float)(Math.Atan2((p * a.Down) + (q * b.Down), (p * a.Right) + (q * b.Right)) * 180 / Math.PI);
            }
        });
        return [new("magnitude", magnitude, ResponseMeaning.Strength), new("direction", direction, ResponseMeaning.Direction)];
    }

    private static Combined[] Compass(KernelSet set, IReadOnlyList<Plane> responses)
    {
        double[] angles = [.. set.Kernels.Select((kernel, n) => Steepest(kernel.Weights) is { } step
            ? Math.Atan2(step.Down, step.Right) * 180 / Math.PI
            : (180.0 * n / set.Kernels.Count))];
        (int height, int width) = (responses[0].Height, responses[0].Width);
        int[] best = [.. Enumerable.Range(0, height * width).Select(n => Enumerable.Range(0, responses.Count).MaxBy(kernel => responses[kernel].Values[n]))];
        float[] strongest = [.. best.Select((kernel, n) => responses[kernel].Values[n])];
        ResponseMeaning meaning = Array.Exists(strongest, value => value < 0) ? ResponseMeaning.ZeroCentered : ResponseMeaning.Strength;
        Plane direction = new(height, width, [.. best.Select(kernel => (float)angles[kernel])]);
        return [new("strongest", new(height, width, strongest), meaning), new("direction of the strongest", direction, ResponseMeaning.Direction)];
    }

    /// <summary>Frei and Chen: energies of members 1–4 (edge), 5–8 (line) and 9 (mean) as shares of all.</summary>
    private static Combined[] Basis(IReadOnlyList<Plane> responses)
    {
        (string Name, Range Members)[] parts = [("edge share", ..4), ("line share", 4..8), ("mean share", 8..)];
        double Energy(int n, Range members) => responses.Take(members).Sum(plane => (double)plane.Values[n] * plane.Values[n]);
        float Share(int n, Range members) => Energy(n, ..) is > 0 and var all ? (float)(Energy(n, members) / all) : 0;
        float[] Shares(Range members) => [.. Enumerable.Range(0, responses[0].Values.Length).Select(n => Share(n, members))];
        return [.. parts.Select(part => new Combined(part.Name, new(responses[0].Height, responses[0].Width, Shares(part.Members)), ResponseMeaning.Share))];
    }
}
