using MiniCnn.Imaging;

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
    /// <summary>A combined result.</summary>
    /// <param name="Name">"magnitude", "direction", "strongest", "edge share".</param>
    /// <param name="Plane">[o_h, o_w]; directions in degrees.</param>
    /// <param name="Meaning">What the numbers mean.</param>
    public sealed record Combined(string Name, Plane Plane, ResponseMeaning Meaning);

    /// <summary>Combines the responses of a set's kernels; nothing for a set whose kernels are only shown side by side.</summary>
    /// <param name="set">The kernels.</param>
    /// <param name="responses">One plane for each of the set's kernels, in their order.</param>
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
    public static (double Right, double Down)? Steepest(Plane weights)
    {
        double right = 0, down = 0, size = 0;
        for (int y = 0; y < weights.Height; y++)
        {
            for (int x = 0; x < weights.Width; x++)
            {
                right += weights[y, x] * (x - ((weights.Width - 1) / 2.0));
                down += weights[y, x] * (y - ((weights.Height - 1) / 2.0));
                size += Math.Abs(weights[y, x]);
            }
        }
        double length = Math.Sqrt((right * right) + (down * down));
        return length < 1e-6 * Math.Max(size, 1e-30) ? null : (right / length, down / length);
    }

    private static Combined[] Gradient(KernelSet set, IReadOnlyList<Plane> responses)
    {
        // Sobel's pair points right and down; Roberts' along the diagonals.
        (double Right, double Down) a = Steepest(set.Kernels[0].Weights) ?? (1, 0), b = Steepest(set.Kernels[1].Weights) ?? (0, 1);
        Plane first = responses[0], second = responses[1], magnitude = new(first.Height, first.Width), direction = new(first.Height, first.Width);
        for (int n = 0; n < magnitude.Values.Length; n++)
        {
            (double p, double q) = (first.Values[n], second.Values[n]);
            magnitude.Values[n] = (float)Math.Sqrt((p * p) + (q * q));
            direction.Values[n] = (float)(Math.Atan2((p * a.Down) + (q * b.Down), (p * a.Right) + (q * b.Right)) * 180 / Math.PI);
        }
        return [new("magnitude", magnitude, ResponseMeaning.Strength), new("direction", direction, ResponseMeaning.Direction)];
    }

    private static Combined[] Compass(KernelSet set, IReadOnlyList<Plane> responses)
    {
        double[] angles = [.. set.Kernels.Select((kernel, n) => Steepest(kernel.Weights) is { } step
            ? Math.Atan2(step.Down, step.Right) * 180 / Math.PI
            : (180.0 * n / set.Kernels.Count))];
        Plane strongest = new(responses[0].Height, responses[0].Width), direction = new(responses[0].Height, responses[0].Width);
        for (int n = 0; n < strongest.Values.Length; n++)
        {
            int best = Enumerable.Range(0, responses.Count).MaxBy(kernel => responses[kernel].Values[n]);
            strongest.Values[n] = responses[best].Values[n];
            direction.Values[n] = (float)angles[best];
        }
        return [new("strongest", strongest, Array.Exists(strongest.Values, value => value < 0) ? ResponseMeaning.ZeroCentered : ResponseMeaning.Strength), new("direction of the strongest", direction, ResponseMeaning.Direction)];
    }

    /// <summary>Frei and Chen: energies of members 1–4 (edge), 5–8 (line) and 9 (mean) as shares of all.</summary>
    private static Combined[] Basis(IReadOnlyList<Plane> responses)
    {
        (string Name, int First, int Last)[] parts = [("edge share", 0, 3), ("line share", 4, 7), ("mean share", 8, 8)];
        return [.. parts.Select(part =>
        {
            var share = new Plane(responses[0].Height, responses[0].Width);
            for (int n = 0; n < share.Values.Length; n++)
            {
                double all = responses.Sum(plane => (double)plane.Values[n] * plane.Values[n]);
                double own = responses.Skip(part.First).Take(part.Last - part.First + 1).Sum(plane => (double)plane.Values[n] * plane.Values[n]);
                share.Values[n] = all > 0 ? (float)(own / all) : 0;
            }
            return new Combined(part.Name, share, ResponseMeaning.Share);
        })];
    }
}
