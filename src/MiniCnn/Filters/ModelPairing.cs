using MiniCnn.Models;

namespace MiniCnn.Filters;

/// <summary>
/// The layers of two models side by side. The filters of a deeper layer are compared channel by channel, and its input channels are the filters of the layer before,
/// which the other model may have in another order: that layer's pairing aligns them.
/// </summary>
internal static class ModelPairing
{
    /// <summary>One layer in both models.</summary>
    /// <param name="Mine">Of the first.</param>
    /// <param name="Theirs">Of the second.</param>
    /// <param name="Pairing">With aligned input channels where they can be.</param>
    /// <param name="Order">Why the input channels are compared in the order they have; null where they are aligned or need not be.</param>
    public sealed record Layers(LayerFilters Mine, LayerFilters Theirs, BankPairing Pairing, string? Order)
    {
        /// <summary>For each output channel that of the other model, as the next layer sees them; −1 for none.</summary>
        public required int[] Outputs { get; init; }
    }

    /// <exception cref="MiniCnnException">The other model has no layer of a name, or one of another size.</exception>
    public static IReadOnlyList<Layers> Of(ModelFilters mine, ModelFilters theirs, IReadOnlyList<LayerFilters> chosen, int seed)
    {
        List<Layers> all = [];
        foreach (LayerFilters layer in mine.Layers.TakeWhile(layer => all.Count == 0 || !chosen.All(one => all.Exists(done => done.Mine == one))))
        {
            bool isChosen = chosen.Contains(layer);
            if (!isChosen && !theirs.Layers.Any(other => other.Name == layer.Name && other.Bank.HasShapeOf(layer.Bank)))
                continue; // it is not asked for, and only cannot align what follows
            LayerFilters counterpart = theirs.Choose([layer.Name])[0];
            (int[]? inputs, string? order) = Inputs(mine.Architecture, layer, all);
            all.Add(new Layers(layer, counterpart, BankPairing.Of(layer.Bank, counterpart.Bank, isChosen ? 200 : 20, seed, inputs), order)
            {
                Outputs = BankPairing.Align(layer.Bank, counterpart.Bank, inputs),
            });
        }

        return [.. chosen.Select(layer => all.Single(done => done.Mine == layer))];
    }

    /// <summary>For each input channel that of the other model.</summary>
    private static (int[]? Inputs, string? Order) Inputs(Architecture architecture, LayerFilters layer, List<Layers> before)
    {
        if (layer.SeesImage)
            return (null, null);
        int at = architecture.Layers.ToList().FindIndex(placed => placed.Name == layer.Name), from = at - 1;
        while (from >= 0 && KeepsChannels(architecture.Layers[from].Layer))
            from--;
        Layers? source = from < 0 ? null : before.Find(done => done.Mine.Name == architecture.Layers[from].Name);
        return source is null ? (null, "the layer before it is not paired")
            : layer.Layer.Layer is FilterLayer { Groups: not 1 } ? (null, "it has groups")
            : source.Outputs.Contains(-1) ? (null, $"{source.Mine.Name} has filters without a counterpart")
            : source.Order is { } why ? (null, why)
            : (source.Outputs, null);
    }

    private static bool KeepsChannels(Layer layer) =>
        layer is BatchNormLayer or ActivationLayer or PoolingLayer or DropoutLayer or IdentityLayer or CropLayer or UpsampleLayer or GlobalPoolingLayer;
}
