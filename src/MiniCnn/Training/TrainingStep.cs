using MiniCnn.Models;
using MiniCnn.Training.Compiled;
using static TorchSharp.torch;

namespace MiniCnn.Training;

/// <summary>Decides what computes a training, and with how many threads: a function of network and options alone, so that runs repeat.</summary>
internal static class TrainingStep
{
    // below so many multiply-adds a step, handing work to a second thread costs more than it saves
    private const long WorthAThread = 4_000_000;

    /// <summary>Images that a plan for inference takes at once.</summary>
    private const int InferenceBatch = 64;

    /// <summary>In one sentence; null where the step is compiled.</summary>
    /// <exception cref="MiniCnnException">The options ask for the compiled step, and the network cannot be compiled.</exception>
    public static string? WhyNotCompiled(nn.Module<Tensor, Tensor> module, TrainingOptions options) => module is ArchitectureModule { Architecture: var architecture }
        ? WhyNotCompiled(architecture, options)
        : Answer("a module that was not built from an architecture is not compiled", options);

    /// <inheritdoc cref="WhyNotCompiled(nn.Module{Tensor, Tensor}, TrainingOptions)"/>
    public static string? WhyNotCompiled(Architecture architecture, TrainingOptions options) =>
        Answer(options.Device == "cpu" ? PlanLayers.WhyNot(architecture, options.BatchSize) : $"on {options.Device} nothing is compiled", options);

    /// <summary>Those of the options or, where they leave it open, as many as are worth it.</summary>
    public static int Threads(nn.Module<Tensor, Tensor> module, TrainingOptions options) =>
        module is ArchitectureModule built ? Threads(built.Architecture, options) : options.Threads > 0 ? options.Threads : get_num_threads();

    /// <inheritdoc cref="Threads(nn.Module{Tensor, Tensor}, TrainingOptions)"/>
    public static int Threads(Architecture architecture, TrainingOptions options)
    {
        if (options.Threads > 0)
            return options.Threads;
        long work = architecture.Layers.Sum(layer => layer.MultiplyAdds) * options.BatchSize;
        return (int)Math.Clamp(work / WorthAThread, 1, Math.Max(1, Environment.ProcessorCount));
    }

    private static string? Answer(string? reason, TrainingOptions options) => options.Step switch
    {
        StepKind.Torchsharp => "the options ask for TorchSharp's step",
        StepKind.Compiled when reason is not null => throw MiniCnnException.BadUsage($"The step cannot be compiled: {reason}; choose step auto or torchsharp"),
        _ => reason,
    };

    /// <summary>A plan to classify so many images on this module's device, or null where TorchSharp does it; the caller disposes of it.</summary>
    public static CompiledPlan? ForwardPlan(nn.Module<Tensor, Tensor> module, int images) =>
        module is ArchitectureModule built && PlanLayers.WhyNot(built.Architecture, 2) is null && built.parameters().All(parameter => parameter.device.type == TorchSharp.DeviceType.CPU)
            ? new CompiledPlan(built, Math.Clamp(images, 1, InferenceBatch), Math.Clamp(images / 8, 1, get_num_threads()))
            : null;
}
