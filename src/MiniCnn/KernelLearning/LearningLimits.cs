using System.Globalization;
using MiniCnn.Imaging;

namespace MiniCnn.KernelLearning;

/// <summary>What a target and the images leave undetermined, as sentences.</summary>
internal static class LearningLimits
{
    public static IEnumerable<string> Of(LearningTask task, PatchSpectrum spectrum, IReadOnlyList<Plane> images)
    {
        (int dimensions, bool padded) = (task.Size * task.Size, task.Options.Padding > 0);
        if (task.TargetWeights is null)
            yield return $"The target is {task.TargetSize}x{task.TargetSize} and the learned kernel {task.Size}x{task.Size}: it cannot hold the target's outer weights, "
                + $"so a difference remains whatever it learns; learn a kernel of size {task.TargetSize}";
        if (images.All(image => image.Values.Max() - image.Values.Min() < 1e-6f))
            yield return padded
                ? "Every image is flat: the inside teaches only the sum of the weights, the rest comes from the windows that hang over the zero border; take images with edges"
                : "Every image is flat: all windows are multiples of one, so only the sum of the weights can be learned; take images with edges";
        if (spectrum.Rank < dimensions)
            yield return $"The windows of these images span {spectrum.Rank} of {dimensions} directions: "
                + $"along the other {dimensions - spectrum.Rank} no loss ever changes, and the weights stay as they began";
        if (task.Options.Form == TargetForm.Absolute)
            yield return "The target is an absolute value: a kernel and its negative give the same, so the sign stays open";
        if (task.Options.Form == TargetForm.Magnitude)
            yield return "The target is a magnitude: every rotation of the pair among itself gives the same, so the directions stay open";
        if (task.Options.Form == TargetForm.EdgeMap)
            yield return "The target is binary: scale and sign of the kernels stay open, and so does a rotation of the pair among itself";
        if (!padded)
            yield break;
        int inside = (images[0].Height - task.Size + 1) * (images[0].Width - task.Size + 1);
        double share = 1 - ((double)Math.Max(inside, 0) * images.Count / spectrum.Windows);
        yield return string.Create(CultureInfo.InvariantCulture,
            $"{share:0.0 %} of the windows hang over the border and see zeros that are not in the images: the kernel learns them too, and another padding would teach it something else");
    }
}
