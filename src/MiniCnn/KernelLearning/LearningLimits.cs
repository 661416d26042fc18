using System.Globalization;
using MiniCnn.Filters;
using MiniCnn.Imaging;

namespace MiniCnn.KernelLearning;

/// <summary>What a target and the images leave undetermined, as sentences.</summary>
internal static class LearningLimits
{
    public static IReadOnlyList<string> Of(LearningTask task, PatchSpectrum spectrum, IReadOnlyList<Plane> images)
    {
        var limits = new List<string>();
        int dimensions = task.Size * task.Size;
        if (task.TargetWeights is null)
        {
            limits.Add($"The target is {task.TargetSize}x{task.TargetSize} and the learned kernel {task.Size}x{task.Size}: it cannot hold the target's outer weights, "
                + "so a difference remains whatever it learns; learn a kernel of size " + task.TargetSize.ToString(CultureInfo.InvariantCulture));
        }
        if (images.All(image => image.Values.Max() - image.Values.Min() < 1e-6f))
        {
            limits.Add(task.Options.Padding == 0
                ? "Every image is flat: all windows are multiples of one, so only the sum of the weights can be learned; take images with edges"
                : "Every image is flat: the inside teaches only the sum of the weights, the rest comes from the windows that hang over the zero border; take images with edges");
        }
        if (spectrum.Rank < dimensions)
        {
            limits.Add(string.Create(CultureInfo.InvariantCulture,
                $"The windows of these images span {spectrum.Rank} of {dimensions} directions: along the other {dimensions - spectrum.Rank} no loss ever changes, and the weights stay as they began"));
        }
        limits.AddRange(task.Options.Form switch
        {
            TargetForm.Absolute => ["The target is an absolute value: a kernel and its negative give the same, so the sign stays open"],
            TargetForm.Magnitude => ["The target is a magnitude: every rotation of the pair among itself gives the same, so the directions stay open"],
            TargetForm.EdgeMap => ["The target is binary: scale and sign of the kernels stay open, and so does a rotation of the pair among itself"],
            _ => Array.Empty<string>(),
        });
        if (task.Options.Padding > 0)
        {
            int inside = (images[0].Height - task.Size + 1) * (images[0].Width - task.Size + 1);
            double share = 1 - ((double)Math.Max(inside, 0) * images.Count / spectrum.Windows);
            limits.Add(string.Create(CultureInfo.InvariantCulture,
                $"{share:0.0 %} of the windows hang over the border and see zeros that are not in the images: the kernel learns them too, and another padding would teach it something else"));
        }
        return limits;
    }

    public static double? SobelShare(IReadOnlyList<Plane> weights) =>
        ComparisonKernels.SobelPair(weights[0].Height, weights[0].Width) is { } pair
            ? weights.Average(kernel => SteerableFit.Of(kernel, pair.X, pair.Y).Share)
            : null;
}
