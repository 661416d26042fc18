using MiniCnn.Imaging;
using MiniCnn.Kernels;

namespace MiniCnn.KernelLearning;

/// <summary>What is to be learned: the options made whole, the targets in the learned size, and their responses in float64.</summary>
internal sealed class LearningTask
{
    private LearningTask(KernelLearningOptions options, IReadOnlyList<Kernel> targets, IReadOnlyList<Plane> images)
    {
        Options = options;
        Targets = targets;
        Images = images;
        TargetSize = targets[0].Height;
        TargetWeights = TargetSize <= Size ? [.. targets.Select(target => Widened(target.Weights, Size))] : null;
        Responses = [.. images.Select(image => targets.Select(target => Respond(image, target.Weights)).ToArray())];
    }

    public KernelLearningOptions Options { get; }

    public IReadOnlyList<Kernel> Targets { get; }

    public int Size => Options.Size!.Value;

    public int TargetSize { get; }

    /// <summary>What is learned from: the images, less their common mean where the options say so.</summary>
    public IReadOnlyList<Plane> Images { get; }

    public IReadOnlyList<Plane>? TargetWeights { get; }

    /// <summary>[images][kernels][pixels]. The target is laid center on center with the learned kernel, whatever the two sizes.</summary>
    public IReadOnlyList<double[][]> Responses { get; }

    public static LearningTask Of(IReadOnlyList<Kernel> targets, IReadOnlyList<Plane> images, KernelLearningOptions options)
    {
        var wrong = options.Validate(targets.Count).ToList();
        if (targets.Count == 0)
            wrong.Add("no target kernel; expected at least one");
        else if (targets.Any(target => target.Height != target.Width || target.Height % 2 == 0 || target.Height != targets[0].Height))
            wrong.Add($"the targets {string.Join(", ", targets.Select(target => $"{target.Name} {target.Height}x{target.Width}"))} are not of one odd square size; expected such as 3x3");
        if (images.Count == 0)
            wrong.Add("no images; expected at least one");
        else if (images.Any(image => image.Height != images[0].Height || image.Width != images[0].Width))
            wrong.Add("the images are of different sizes; expected one size, cut them to it");
        if (wrong.Count > 0) throw MiniCnnException.BadUsage(string.Join("; ", wrong));
        int size = options.Size ?? targets[0].Height;
        int largest = Math.Max(size, targets[0].Height);
        if (images[0].Height + (2 * options.Padding) < largest || images[0].Width + (2 * options.Padding) < largest)
            throw MiniCnnException.BadUsage($"images of {images[0].Height}x{images[0].Width} have no room for a kernel of {largest}x{largest}; expected greater images or a smaller kernel");
        KernelOptimizer optimizer = options.Optimizer ?? (options.Form == TargetForm.Response ? KernelOptimizer.Sgd : KernelOptimizer.Adam);
        return new LearningTask(
            options with
            {
                Size = size,
                Filters = options.Filters ?? targets.Count,
                Optimizer = optimizer,
                Loss = options.Loss ?? (options.Form == TargetForm.EdgeMap ? KernelLoss.CrossEntropy : KernelLoss.MeanSquared),
                Rate = options.Rate ?? (optimizer switch { KernelOptimizer.Adam => 0.02, KernelOptimizer.Lbfgs => 1, _ => null }),
                Steps = options.Steps ?? (options.Form == TargetForm.Response ? 2_000 : 1_200),
            },
            targets, options.Center ? Centerd(images) : images);
    }

    /// <summary>Greatest abs difference from the target; null where the target is not to be had or has no one solution.</summary>
    public double? LargestError(IReadOnlyList<Plane> weights)
    {
        if (TargetWeights is null || Options.Form is TargetForm.Magnitude or TargetForm.EdgeMap) return null;
        return weights.Zip(TargetWeights, (found, wanted) => Options.Form == TargetForm.Absolute
            ? Math.Min(Difference(found, wanted, 1), Difference(found, wanted, -1))
            : Difference(found, wanted, 1)).Max();
    }

    private static List<Plane> Centerd(IReadOnlyList<Plane> images)
    {
        float mean = (float)images.Average(image => image.Values.Average(value => (double)value));
        return [.. images.Select(image => new Plane(image.Height, image.Width, Array.ConvertAll(image.Values, value => value - mean)))];
    }

    private static double Difference(Plane found, Plane wanted, int sign) =>
        found.Values.Zip(wanted.Values, (a, b) => Math.Abs((double)a - (sign * b))).Max();

    private static Plane Widened(Plane kernel, int size)
    {
        var wide = new Plane(size, size);
        int border = (size - kernel.Height) / 2;
        for (int row = 0; row < kernel.Height; row++)
        {
            for (int column = 0; column < kernel.Width; column++) wide[border + row, border + column] = kernel[row, column];
        }
        return wide;
    }

    /// <summary>In float64, at the places where the learned kernel is laid: a greater target looks over the border into zeros.</summary>
    private double[] Respond(Plane image, Plane kernel)
    {
        int rows = image.Height + (2 * Options.Padding) - Size + 1, columns = image.Width + (2 * Options.Padding) - Size + 1;
        int shift = ((Size - kernel.Height) / 2) - Options.Padding;
        double[] response = new double[rows * columns];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                double sum = 0.0;
                for (int i = 0; i < kernel.Height; i++)
                {
                    int y = row + i + shift;
                    if (y < 0 || y >= image.Height) continue;
                    for (int j = 0; j < kernel.Width; j++)
                    {
                        int x = column + j + shift;
                        if (x >= 0 && x < image.Width) sum += (double)image[y, x] * kernel[i, j];
                    }
                }
                response[(row * columns) + column] = sum;
            }
        }
        return response;
    }
}
