namespace MiniCnn.Cli.Lab;

/// <summary>How the channels of a color image meet a kernel.</summary>
internal enum ChannelMode
{
    /// <summary>Brightness first, then one channel.</summary>
    Gray,
    /// <summary>Each channel by itself: groups = channels, depthwise.</summary>
    Each,
    /// <summary>The same kernel for every channel and the results added up: groups = 1.</summary>
    Sum,
}

/// <summary>The kernels of a set applied to an image: the results per kernel and channel, and combined ones (magnitude, strongest, shares).</summary>
internal sealed record KernelRun(
    LabImage Image, KernelSet Set, ConvolutionGeometry Geometry, IReadOnlyList<IReadOnlyList<Response>> Each, IReadOnlyList<Response> Combined)
{
    private static readonly string[] Colors = ["red", "green", "blue"];

    public IEnumerable<Response> All => Each.SelectMany(responses => responses).Concat(Combined);

    /// <summary>Applies every kernel of the set, turned by 180 degrees for a convolution as mathematics has it.</summary>
    public static KernelRun Of(LabImage image, KernelSet set, LayerSettings layer, ChannelMode mode, bool turned)
    {
        LabImage source = mode == ChannelMode.Gray ? image.ToGray() : image;
        int channels = source.Planes.Count;
        LayerSettings settings = layer with { Groups = mode == ChannelMode.Each ? channels : 1 };
        var each = new List<IReadOnlyList<Response>>();
        foreach (Kernel kernel in set.Kernels)
        {
            KernelWeights weights = mode == ChannelMode.Each ? KernelWeights.PerChannel(kernel.Weights, channels) : KernelWeights.Summed(kernel.Weights, channels);
            IReadOnlyList<Plane> planes = turned ? KernelOperator.Convolve(source.Planes, weights, settings) : KernelOperator.Correlate(source.Planes, weights, settings);
            ResponseMeaning meaning = mode == ChannelMode.Sum && channels > 1 ? ResponseMeaning.ZeroCentered : Response.MeaningOf(kernel);
            each.Add([.. planes.Select((plane, n) => new Response(planes.Count == 1 ? kernel.Name : $"{kernel.Name}, {Colors[n]}", plane, meaning))]);
        }
        ConvolutionGeometry geometry =
            (settings with { Kernel = new(set.Kernels[0].Height, set.Kernels[0].Width), InputChannels = channels, OutputChannels = each[0].Count, Bias = false })
            .Over(source.Size);
        var combined = new List<Response>();
        for (int n = 0; n < each[0].Count; n++)
        {
            string suffix = each[0].Count == 1 ? "" : $", {Colors[n]}";
            combined.AddRange(KernelResponses.Combine(set, [.. each.Select(responses => responses[n].Plane)]).Select(
                result => new Response(result.Name + suffix, result.Plane, result.Meaning)));
        }
        return new(source, set, geometry, each, combined);
    }
}
