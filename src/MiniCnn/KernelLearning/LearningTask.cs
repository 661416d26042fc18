using MiniCnn.Kernels;
using MiniCnn.Runs;
using TorchSharp;
using static TorchSharp.torch;

namespace MiniCnn.KernelLearning;

/// <summary>What is to be learned: the options with every default filled in, the targets in the learned size, and their responses in float64.</summary>
internal sealed class LearningTask : IDisposable
{
    private LearningTask(KernelLearningOptions options, IReadOnlyList<Kernel> targets, IReadOnlyList<Plane> images)
    {
        (Options, Images, TargetSize) = (options, images, targets[0].Height);
        TargetWeights = TargetSize <= Size ? [.. targets.Select(target => ImageInput.Placed(target.Weights, Size, Size, (Size - TargetSize) / 2, (Size - TargetSize) / 2))] : null;
        Wanted = Responses(images, targets, Size, options.Padding);
    }

    public KernelLearningOptions Options { get; }

    public int Size => Options.Size!.Value;

    public int TargetSize { get; }

    /// <summary>The images, less their common mean where the options say so.</summary>
    public IReadOnlyList<Plane> Images { get; }

    public IReadOnlyList<Plane>? TargetWeights { get; }

    /// <summary>The target kernels' signed responses, [images, kernels, rows, columns]; the centers of target and learned kernel coincide, whatever the two sizes.</summary>
    public Tensor Wanted { get; }

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
            throw MiniCnnException.BadUsage(
                $"images of {images[0].Height}x{images[0].Width} have no space for a kernel of {largest}x{largest}; expected larger images or a smaller kernel");
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
            targets, options.Center ? Centered(images) : images);
    }

    /// <summary>Largest abs difference from the target; null where the target does not fit or has no one solution.</summary>
    public double? LargestError(IReadOnlyList<Plane> weights) => TargetWeights is null || Options.Form is TargetForm.Magnitude or TargetForm.EdgeMap
        ? null
        : weights.Zip(TargetWeights, (found, wanted) =>
            Math.Min(Difference(found, wanted, 1), Options.Form == TargetForm.Absolute ? Difference(found, wanted, -1) : double.PositiveInfinity)).Max();

    /// <summary>What target and images leave undetermined, as sentences.</summary>
    public IEnumerable<string> Limits(PatchSpectrum spectrum)
    {
        (int dimensions, bool padded) = (Size * Size, Options.Padding > 0);
        if (TargetWeights is null)
            yield return $"The target is {TargetSize}x{TargetSize} and the learned kernel {Size}x{Size}: it cannot hold the target's outer weights, "
                + $"so a difference remains whatever it learns; learn a kernel of size {TargetSize}";
        if (Images.All(image => image.Values.Max() - image.Values.Min() < 1e-6f))
            yield return padded
                ? "Every image is flat: the inside teaches only the sum of the weights, the rest comes from the windows that hang over the zero border; take images with edges"
                : "Every image is flat: all windows are multiples of one, so only the sum of the weights can be learned; take images with edges";
        if (spectrum.Rank < dimensions)
            yield return $"The windows of these images span {spectrum.Rank} of {dimensions} directions: "
                + $"along the other {dimensions - spectrum.Rank} no loss ever changes, and the weights stay as they began";
        if (Options.Form == TargetForm.Absolute)
            yield return "The target is an absolute value: a kernel and its negative give the same, so the sign stays open";
        if (Options.Form == TargetForm.Magnitude)
            yield return "The target is a magnitude: every rotation of the pair among itself gives the same, so the directions stay open";
        if (Options.Form == TargetForm.EdgeMap)
            yield return "The target is binary: scale and sign of the kernels stay open, and so does a rotation of the pair among itself";
        if (!padded)
            yield break;
        int inside = (Images[0].Height - Size + 1) * (Images[0].Width - Size + 1);
        double share = 1 - ((double)Math.Max(inside, 0) * Images.Count / spectrum.Windows);
        yield return string.Create(CultureInfo.InvariantCulture,
            $"{share:0.0 %} of the windows hang over the border and see zeros that are not in the images: the kernel learns them too, and another padding would teach it something else");
    }

    public void Dispose() => Wanted.Dispose();

    private static List<Plane> Centered(IReadOnlyList<Plane> images)
    {
        float mean = (float)images.Average(image => image.Values.Average(value => (double)value));
        return [.. images.Select(image => image.Map(value => value - mean))];
    }

    private static double Difference(Plane found, Plane wanted, int sign) =>
        found.Values.Zip(wanted.Values, (a, b) => Math.Abs((double)a - (sign * b))).Max();

    /// <summary>In float64, at the positions of the learned kernel: a larger target reaches over the border into zeros.</summary>
    private static Tensor Responses(IReadOnlyList<Plane> images, IReadOnlyList<Kernel> targets, int size, int padding)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor input = Stacked(images, ScalarType.Float64);                                             // [images, 1, H, W]
        Tensor weights = Stacked([.. targets.Select(target => target.Weights)], ScalarType.Float64);    // [kernels, 1, t, t]
        int pad = padding + ((targets[0].Height - size) / 2);                                           // below 0 it crops
        return nn.functional.conv2d(nn.functional.pad(input, [pad, pad, pad, pad]), weights).DetachFromDisposeScope();
    }

    /// <summary>[planes, 1, height, width].</summary>
    public static Tensor Stacked(IReadOnlyList<Plane> planes, ScalarType type) => tensor(
        planes.SelectMany(plane => plane.Values).ToArray(), [planes.Count, 1, planes[0].Height, planes[0].Width]).to_type(type);
}
