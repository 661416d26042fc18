using MiniCnn.Tests.Training;
using static TorchSharp.torch;

namespace MiniCnn.Tests.Runs;

[NoLeakedTensors]
public sealed class ClassifierTests : IDisposable
{
    private readonly TinyRuns _runs = new();

    public void Dispose() => _runs.Dispose();

    [Fact]
    public void A_model_that_was_saved_gives_the_very_same_answers_when_it_is_loaded()
    {
        ImageSet images = TinyTask.Images(200, seed: 5);
        using ArchitectureModule module = TinyTask.Module();
        module.eval();
        Normalization normalization = new(TinyTask.Mean, TinyTask.Deviation);
        float[][] before = Evaluation.Probabilities(module, images, normalization);
        TensorStorage.Write(_runs.File("weights.safetensors"), module.state_dict());
        Dictionary<string, Tensor> weights = TensorStorage.Read(_runs.File("weights.safetensors"));
        using ArchitectureModule other = TinyTask.Module(seed: 8);
        ModuleWeights.Load(other, weights, "weights");
        ModuleWeights.Dispose(weights);
        Evaluation.Probabilities(other, images, normalization).ShouldBe(before);
    }

    [Fact]
    public void A_classifier_answers_pictures_of_any_size_and_refuses_sets_of_another()
    {
        _runs.Run("run");
        using var classifier = Classifier.Load(_runs.Open("run"));
        MiniCnn.Imaging.Image picture = new(8, 6, 1, TinyTask.Images(3).Image(1).ToArray());
        float[][] answers = classifier.Probabilities([picture, MiniCnn.Imaging.ImageGeometry.Enlarge(picture, 3)]);
        answers.Length.ShouldBe(2);
        answers[1].ShouldBe(answers[0], 1e-4f);
        answers[0].Sum().ShouldBe(1f, 1e-5);
        Should.Throw<MiniCnnException>(() => classifier.Evaluate(new ImageSet(new byte[4], new byte[1], 1, 2, 2))).Kind.ShouldBe(ErrorKind.Data);
        Should.Throw<MiniCnnException>(() => classifier.Evaluate(new ImageSet(new byte[48], [3], 1, 6, 8))).Message.ShouldContain("label 3");
    }
}
