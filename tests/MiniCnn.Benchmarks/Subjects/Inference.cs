using MiniCnn.Models;
using MiniCnn.Training;
using MiniCnn.Training.Compiled;
using TorchSharp;
using static TorchSharp.torch;

namespace MiniCnn.Benchmarks.Subjects;

/// <summary>A unit is a forward pass of all images, floats in memory, to logits.</summary>
internal sealed class Inference : Subject
{
    // as many as this project gives TorchSharp at once
    private const int Chunk = 1_000;

    private readonly Tensor _images;
    private readonly ArchitectureModule _module;
    private readonly CompiledPlan? _plan;

    public Inference(Architecture network, int images, int threads, string setting)
    {
        if (setting == Settings.Tuned)
            HeapMemory.KeepBlocks();
        set_num_threads(threads);
        _module = ModelBuilder.Build(network);
        _module.eval();
        _plan = setting == Settings.Compiled ? TrainingStep.ForwardPlan(_module, images) : null;
        Tensor noise = rand([images, network.Input.Channels, network.Input.Height, network.Input.Width]);
        _images = _plan is null ? Settings.Layout(noise, setting) : noise;
    }

    public override Dictionary<string, double> Take(int units)
    {
        using IDisposable noGrad = no_grad();
        for (int n = 0; n < units; n++)
        {
            using DisposeScope scope = NewDisposeScope();
            if (_plan is not null)
                _plan.Logits(_images);
            for (long first = 0; _plan is null && first < _images.shape[0]; first += Chunk)
                _module.call(_images.narrow(0, first, Math.Min(Chunk, _images.shape[0] - first)));
        }

        return [];
    }
}
