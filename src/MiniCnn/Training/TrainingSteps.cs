using static TorchSharp.torch;

namespace MiniCnn.Training;

/// <summary>Chooses the maker of a training's steps.</summary>
internal static class TrainingSteps
{
    /// <summary>The quickest step that can be made for a module.</summary>
    public static ITrainingStep For(nn.Module<Tensor, Tensor> module, TrainingOptions options) => new AutogradStep(module, options.LabelSmoothing);
}
