using System.Diagnostics;
using MiniCnn.Benchmarks.Measuring;
using MiniCnn.Data;
using MiniCnn.Models;
using MiniCnn.Training;

namespace MiniCnn.Benchmarks.Subjects;

/// <summary>A recipe on MNIST from the first weights to 99.0 % of the test images, which are looked at after each epoch, or to so many epochs. The units are the seed.</summary>
/// <param name="name">Of the recipe, one without a moving average.</param>
/// <param name="setting">Compiled, or TorchSharp as it comes, which has no selection of images.</param>
/// <param name="mostEpochs">At most.</param>
/// <param name="training">Training images at most.</param>
/// <param name="test">Test images at most.</param>
internal sealed class RecipeRun(string name, string setting, int mostEpochs, int training, int test) : Subject
{
    public const double Goal = 0.99;

    private readonly Dataset _mnist = Repository.Mnist!.Load();

    /// <returns>Seconds of training, the epochs trained and the accuracy reached.</returns>
    public override Dictionary<string, double> Take(int units)
    {
        Recipe recipe = Recipes.Get(name);
        TrainingOptions options = recipe.Options with { Seed = units, ValidationImages = 0, Threads = setting == Settings.Compiled ? 0 : Environment.ProcessorCount };
        DatasetInfo info = _mnist.Info;
        var subject = TrainingSubject.Of(Presets.Get(recipe.Model), options, _mnist.Train.First(training), info.Mean, info.StandardDeviation, setting);
        double most = Math.Min(mostEpochs, options.Epochs), epochs = 0, seconds = 0, accuracy = 0;
        for (long steps = 0, end; epochs < most && accuracy < Goal; steps = end)
        {
            epochs = Math.Min(epochs + 1, most);
            end = epochs == options.Epochs ? subject.Plan.Steps : (long)(epochs * subject.Plan.StepsPerEpoch);
            long start = Stopwatch.GetTimestamp();
            subject.Take((int)(end - steps));
            seconds += Stopwatch.GetElapsedTime(start).TotalSeconds;
            // by the compiled forward pass, which leaves the allocator as it is
            accuracy = Evaluation.Of(subject.Module, _mnist.Test.First(test), new Normalization(info.Mean, info.StandardDeviation), _mnist.Classes).Accuracy;
        }

        return new() { ["seconds"] = seconds, ["accuracy"] = accuracy, ["epochs"] = epochs };
    }
}
