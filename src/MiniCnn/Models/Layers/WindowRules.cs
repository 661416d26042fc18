using MiniCnn.Convolution;

namespace MiniCnn.Models;

/// <summary>Shape inference of every layer that slides a window, by the arithmetic of <see cref="ConvolutionGeometry"/>.</summary>
internal static class WindowRules
{
    // Stands in for a size that is not known: large enough that no window is larger.
    private const int Roomy = 4096;

    /// <summary>The shape that leaves; sizes that are not known or not legal are 0.</summary>
    /// <param name="settings">Of the layer, with its input channels (1 where not known).</param>
    /// <param name="input">Feature maps; sizes of 0 are not known.</param>
    /// <param name="report">Gets one sentence with every reason and the nearest legal settings.</param>
    public static FeatureShape Infer(LayerSettings settings, FeatureShape input, Action<string> report)
    {
        int channels = settings.Kind == LayerKind.Pooling ? input.Channels : settings.OutputChannels;
        var size = new Size2D(Known(input.Height), Known(input.Width));
        IReadOnlyList<string> reasons = LayerRules.Check(settings, size);
        if (reasons.Count > 0)
        {
            string remedy = string.Join(" or ", NearestSettings.To(settings, size).Select(change => change.Text));
            report(string.Join("; ", reasons) + (remedy.Length == 0 ? "" : $"; nearest legal: {remedy}"));
            return FeatureShape.Maps(channels, 0, 0);
        }
        return FeatureShape.Maps(channels, Output(settings, Axis.Height, input.Height), Output(settings, Axis.Width, input.Width));
    }

    private static int Known(int size) => size == 0 ? Roomy : size;

    private static int Output(LayerSettings settings, Axis axis, int size) => size == 0 ? 0 : (int)settings.Along(axis, size).Output;
}
