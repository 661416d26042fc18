using MiniCnn.Models;
using MiniCnn.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MiniCnn.Explanations;

/// <summary>A position in an image with a high activation of a filter; filter, image, row and column of the feature map count from 0.</summary>
internal sealed record BestPatch(int Filter, int Image, int Row, int Column, float Activation, ReceptiveRegion Region);

internal static class BestPatches
{
    /// <summary>
    /// The positions with the highest activation of each filter, from the highest; one per image, so that many images are shown. The module runs in
    /// eval mode, and its own mode is restored. Batches are [N, C, H, W], normalized, and disposed of here.
    /// </summary>
    /// <returns>[filters][top]; fewer where there are fewer images.</returns>
    /// <exception cref="MiniCnnException">No such layer, or images of another size.</exception>
    public static IReadOnlyList<IReadOnlyList<BestPatch>> Of(
        ArchitectureModule module, string layer, IEnumerable<Tensor> batches, int top, CancellationToken cancel = default)
    {
        PlacedLayer placed = module.Architecture[layer];
        List<(float Activation, int Image, int Place)>[] best = Enumerable.Range(0, placed.Output.Channels).Select(_ => new List<(float Activation, int Image, int Place)>()).ToArray();
        using var mode = new EvalMode(module);
        int first = 0;
        foreach (Tensor batch in batches)
        {
            using Tensor owned = batch;
            cancel.ThrowIfCancellationRequested();
            (float[] values, long[] places) = Highest(module, placed, batch);
            for (int i = 0; i < values.Length; i++)
                Keep(best[i % best.Length], (values[i], first + (i / best.Length), (int)places[i]), top);
            first += (int)batch.shape[0];
        }

        int width = placed.Output.Width;
        return [.. best.Select((found, filter) => (IReadOnlyList<BestPatch>)[.. found.Select(patch => new BestPatch(
            filter, patch.Image, patch.Place / width, patch.Place % width, patch.Activation,
            ReceptiveRegion.Of(module.Architecture, layer, patch.Place / width, patch.Place % width)))])];
    }

    /// <summary>[N·C] highest activations and their indices in the flattened map.</summary>
    private static (float[] Values, long[] Places) Highest(ArchitectureModule module, PlacedLayer layer, Tensor batch)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        (float[] Values, long[] Places) found = ([], []);
        _ = module.forward(batch, (at, output) =>
        {
            if (at != layer)
                return;
            Tensor maps = output.reshape(new long[] { output.shape[0], output.shape[1], -1 });       // [N, C, H·W]
            (Tensor values, Tensor places) = maps.max(2);                                             // [N, C]
            found = ([.. values.cpu().contiguous().data<float>()], [.. places.cpu().contiguous().data<long>()]);
        });
        return found;
    }

    private static void Keep(List<(float Activation, int Image, int Place)> best, (float Activation, int Image, int Place) found, int top)
    {
        if (best.Count == top && found.Activation <= best[^1].Activation)
            return;
        int place = best.FindIndex(patch => found.Activation > patch.Activation);
        best.Insert(place < 0 ? best.Count : place, found);
        if (best.Count > top)
            best.RemoveAt(top);
    }
}
