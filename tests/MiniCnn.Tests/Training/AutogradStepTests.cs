using MiniCnn.Tests.Support;
using MiniCnn.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MiniCnn.Tests.Training;

[NoLeakedTensors]
public sealed class AutogradStepTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    public void The_loss_is_the_cross_entropy_with_the_labels_smoothed(double smoothing)
    {
        using DisposeScope scope = NewDisposeScope();
        using nn.Module<Tensor, Tensor> module = nn.Sequential(nn.Flatten(), nn.Identity());
        float[] logits = [1, -2, 0.5f];
        Tensor images = tensor(logits, new long[] { 1, 1, 1, 3 }).requires_grad_();
        (float loss, int correct) = AutogradStep.Gradients(module, smoothing, images, tensor(new long[] { 2 }));
        // the label keeps 1 - s, and s is shared by all classes
        double sum = logits.Sum(logit => Math.Exp(logit));
        double[] surprises = [.. logits.Select(logit => Math.Log(sum) - logit)];
        loss.ShouldBe((float)(((1 - smoothing) * surprises[2]) + (smoothing * surprises.Average())), 1e-6f);
        correct.ShouldBe(0);
    }
}
