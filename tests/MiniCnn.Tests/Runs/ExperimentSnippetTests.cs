namespace MiniCnn.Tests.Runs;

/// <summary>The whole flow in a few lines: the README's example.</summary>
[NoLeakedTensors]
public sealed class ExperimentSnippetTests
{
    [Fact]
    public void From_images_to_answers()
    {
        using TemporaryFolder temporary = new();
        string folder = temporary.File("first");
        // README: experiment
        var digits = DigitDataset.Create(new DigitOptions { Train = 3_000, Test = 1_000 });   // synthetic digits
        using var experiment = Experiment.Begin(digits, Presets.Get("fast"), Recipes.Fast, folder);
        var result = experiment.Run();                                                        // trains, then evaluates on the test images

        using var classifier = Classifier.Load(RunFolder.Open(folder));
        var probabilities = classifier.Probabilities(digits.Test);                            // [1000][10]
        // README: end
        result.ShouldNotBeNull().TestAccuracy.ShouldBeGreaterThan(0.6);
        probabilities.Length.ShouldBe(1_000);
    }
}
