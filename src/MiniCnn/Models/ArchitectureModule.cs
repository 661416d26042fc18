using TorchSharp;
using static TorchSharp.torch;

namespace MiniCnn.Models;

/// <summary>From an architecture to a module that computes and learns.</summary>
public static class ModelBuilder
{
    /// <summary>
    /// Builds the module with fresh float32 weights on the CPU, drawn as PyTorch's layers draw theirs from torch's current generator: set
    /// <c>torch.manual_seed</c> before it for the same weights again. The caller owns the module.
    /// </summary>
    public static ArchitectureModule Build(Architecture architecture)
    {
        // TorchSharp's Conv2d with a bias makes a tensor that nobody disposes of: the scope does, and what the module keeps leaves it
        using DisposeScope scope = NewDisposeScope();
        ArchitectureModule module = new(architecture, [.. architecture.Layers.Select(BuiltLayer.Of)]);
        foreach (Tensor tensor in module.state_dict().Values)
            tensor.DetachFromDisposeScope();
        return module;
    }
}

/// <summary>
/// The module of an <see cref="Architecture"/>: [N, C, H, W] → [N, classes], or what its last layer gives. Every layer is
/// registered under its name, so the keys of the state are <c>conv1.weight</c>, <c>conv1.bias</c>, …, as in PyTorch.
/// </summary>
public sealed class ArchitectureModule : nn.Module<Tensor, Tensor>
{
    private readonly IReadOnlyList<BuiltLayer> _layers;

    internal ArchitectureModule(Architecture architecture, IReadOnlyList<BuiltLayer> layers)
        : base(architecture.Name)
    {
        (Architecture, _layers) = (architecture, layers);
        foreach (BuiltLayer layer in layers)
            register_module(layer.Layer.Name, layer.Module);
    }

    /// <summary>What this was built from.</summary>
    public Architecture Architecture { get; }

    /// <summary>The module of one layer. Unequal padding, and padding of a mode other than zeros, is added before the module is called.</summary>
    /// <exception cref="MiniCnnException">No layer has the name.</exception>
    public nn.Module<Tensor, Tensor> this[string layer] => _layers.First(built => built.Layer == Architecture[layer]).Module;

    /// <inheritdoc/>
    /// <exception cref="MiniCnnException">The input is not [N, C, H, W] with the architecture's sizes.</exception>
    public override Tensor forward(Tensor input) => forward(input, null);

    /// <summary>Computes the output and passes every layer's to an observer.</summary>
    /// <param name="input">[N, C, H, W].</param>
    /// <param name="observe">Called after each layer with its output [N, …], which is disposed of when the next layer has used it: take an <c>alias()</c> to keep it.</param>
    /// <exception cref="MiniCnnException">The input is not [N, C, H, W] with the architecture's sizes.</exception>
    public Tensor forward(Tensor input, Action<PlacedLayer, Tensor>? observe)
    {
        CheckShape(input);
        Tensor current = input;
        foreach (BuiltLayer layer in _layers)
        {
            Tensor next = layer.Call(current);
            observe?.Invoke(layer.Layer, next);
            if (!ReferenceEquals(current, input) && !ReferenceEquals(current, next))
                current.Dispose();
            current = next;
        }
        return ReferenceEquals(current, input) ? input.alias() : current;
    }

    /// <summary>The output of every layer, with the graph that leads to it; the last is the module's output. The caller owns them.</summary>
    /// <param name="input">[N, C, H, W].</param>
    /// <exception cref="MiniCnnException">The input is not [N, C, H, W] with the architecture's sizes.</exception>
    public IReadOnlyList<(PlacedLayer Layer, Tensor Output)> Activations(Tensor input)
    {
        var outputs = new List<(PlacedLayer, Tensor)>(_layers.Count);
        using Tensor last = forward(input, (layer, output) => outputs.Add((layer, output.alias())));
        return outputs;
    }

    private void CheckShape(Tensor input)
    {
        long[] shape = input.shape;
        if (shape.Length != 4 || !shape.AsSpan(1).SequenceEqual(Architecture.Input.Sizes))
        {
            throw MiniCnnException.BadUsage(
                $"model '{Architecture.Name}' takes images [N, {string.Join(", ", Architecture.Input.Sizes)}] but got [{string.Join(", ", shape)}]; "
                    + "give images of that size or a model for these");
        }
    }
}

/// <summary>A layer and the module that computes it; the pads (left, right, top, bottom) are added before it, null where it pads by itself.</summary>
internal sealed record BuiltLayer(PlacedLayer Layer, nn.Module<Tensor, Tensor> Module, long[]? Pads, PaddingModes Mode)
{
    public static BuiltLayer Of(PlacedLayer placed)
    {
        nn.Module<Tensor, Tensor> module = placed.Layer.Build(placed);
        return placed.Layer is ConvolutionLayer layer && layer.PadsBefore(placed.Input) is { } pads
            ? new(placed, module, [pads.Left, pads.Right, pads.Top, pads.Bottom], Enum.Parse<PaddingModes>(layer.PaddingMode.ToString()))
            : new(placed, module, null, default);
    }

    /// <summary>Runs the layer, its hooks included.</summary>
    public Tensor Call(Tensor input)
    {
        if (Pads is null)
            return Module.call(input);
        using Tensor padded = nn.functional.pad(input, Pads, Mode);
        return Module.call(padded);
    }
}
