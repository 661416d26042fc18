using TorchSharp;
using static TorchSharp.torch;

namespace MiniCnn.Tests.Runs;

/// <summary>Files of a run that somebody changed: each is refused in one line that names the file and the field.</summary>
public sealed class DamagedRunTests : IDisposable
{
    private readonly TinyRuns _runs = new();

    public void Dispose() => _runs.Dispose();

    [Theory]
    [InlineData("\"threads\": 2\n", "\"threads\": 100000\n", "environment.threads 100000")]
    [InlineData("\"shear\": 0", "\"shear\": 1e300", "Shear 1E+300")]
    [InlineData("\"epochs\": 3", "\"epochs\": -1", "Epochs -1")]
    [InlineData("\"no\",", "", "the model has 2 outputs, and dataset.classNames 1 names")]
    [InlineData("\"no\",", "\"\",", "a name that is empty")]
    [InlineData("\"no\",", "null,", "a name that is empty")]
    [InlineData("\"no\",", "\"\\u001b]0;x\\u0007\",", "control characters")]
    [InlineData("\"tiny\"", "\"\\u202etiny\"", "control characters")]
    [InlineData("0.25\n", "0.25, 0.25\n", "dataset.mean has 2 numbers")]
    [InlineData("0.25\n", "1e99\n", "dataset.mean: finite")]
    [InlineData("0.5\n", "0\n", "standardDeviation: finite numbers over 0")]
    [InlineData("\"trainingImages\": 10", "\"trainingImages\": -10", "trainingImages -10")]
    [InlineData("\"parameters\": 10", "\"parameters\": 11", "model.parameters 11")]
    [InlineData("\"linear 2\"", "\"linear 0\"", "model.lines, line 3, column 8: found '0'")]
    [InlineData("\"linear 2\"", "\"linear 3\"", "the model has 3 outputs")]
    [InlineData("\"recipe\": \"default\"", "\"recipe\": \"default\", \"recipe\": \"x\"", "recipe")]
    public void A_configuration_out_of_range(string from, string to, string expected)
    {
        var folder = RunFolder.Create(_runs.File("r"), SampleRun.Configuration);
        Replace(folder.ConfigurationFile, from, to);
        Refused(() => folder.ReadConfiguration(), folder.ConfigurationFile, expected);
    }

    [Theory]
    [InlineData("\"testAccuracy\": 0.75", "\"testAccuracy\": 75", "testAccuracy 75")]
    [InlineData("\"testLoss\": 1.5", "\"testLoss\": -1.5", "testLoss -1.5")]
    [InlineData("\"testImages\": 4", "\"testImages\": 5", "with the sum testImages, 5")]
    [InlineData("      1\n", "      2147483647\n", "confusion: counts")]
    [InlineData("      0,\n", "", "confusion: 2 rows of as many counts")]
    [InlineData("\"steps\": 12", "\"steps\": -12", "steps -12")]
    [InlineData("\"trainingSeconds\": 0.5", "\"trainingSeconds\": -0.5", "trainingSeconds -0.5")]
    [InlineData("\"imagesPerSecond\": 60", "\"imagesPerSecond\": -60", "imagesPerSecond -60")]
    public void A_result_out_of_range(string from, string to, string expected)
    {
        var folder = RunFolder.Create(_runs.File("r"), SampleRun.Configuration);
        folder.WriteResult(SampleRun.Result);
        Replace(folder.ResultFile, from, to);
        Refused(() => folder.ReadResult(), folder.ResultFile, expected);
    }

    [Fact]
    public void A_result_of_other_classes()
    {
        var folder = RunFolder.Create(_runs.File("r"), SampleRun.Configuration);
        folder.WriteResult(SampleRun.Result with { Confusion = [[4]] });
        Refused(() => folder.ReadResult(), folder.ResultFile, "confusion has 1 rows");
    }

    [Theory]
    [InlineData("2,8,2,0.3333333333333333,1.25,0.2,,,0,1.250,3.5", "2,8,2,0.3333333333333333,1.25,0.2,,,0,NaN,3.5", "seconds is NaN")]
    [InlineData("2,8,2,", "2,-8,2,", "step is -8")]
    [InlineData("2,8,2,", "1,8,2,", "epoch and step must be higher")]
    [InlineData("2,8,2,", "2,4,2,", "epoch and step must be higher")]
    [InlineData("1.25,0.2,,", "1.25,1.2,,", "training_accuracy is 1.2")]
    [InlineData("0.2,,,0,1.250,3.5", "0.2,,,0,1.250,3.5,7", "11 numbers")]
    public void Metrics_out_of_range(string from, string to, string expected)
    {
        var folder = RunFolder.Create(_runs.File("r"), SampleRun.Configuration);
        folder.WriteMetrics([SampleRun.Row(1), SampleRun.Row(2)]);
        Replace(folder.MetricsFile, from, to);
        Refused(() => folder.ReadMetrics(), folder.MetricsFile, expected);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void Weights_that_are_not_finite(float value)
    {
        _runs.Run("r");
        RunFolder folder = _runs.Open("r");
        Change(folder.WeightsFile, tensors => tensors.First(pair => pair.Key.EndsWith("weight", StringComparison.Ordinal)).Value.view(-1)[2] = value);
        Refused(() => Classifier.Load(folder).Dispose(), folder.WeightsFile, "NaN or infinity in ");
        Refused(() => ModelFilters.Read(folder), folder.WeightsFile, "NaN or infinity in ");
    }

    [Theory]
    [InlineData("weights.", "missing")]
    [InlineData("weights.", "reshaped")]
    [InlineData("weights.", "renamed")]
    [InlineData("weights.", "NaN")]
    [InlineData("optimizer.", "missing")]
    [InlineData("optimizer.", "reshaped")]
    [InlineData("optimizer.", "renamed")]
    [InlineData("optimizer.", "NaN")]
    [InlineData("best.", "missing")]
    [InlineData("best.", "reshaped")]
    [InlineData("best.", "renamed")]
    [InlineData("best.", "NaN")]
    public void A_checkpoint_of_another_training(string part, string how)
    {
        _runs.Kill("r", step => step == 20);
        RunFolder folder = _runs.Open("r");
        string key = "";
        Change(folder.CheckpointFile, tensors =>
        {
            (key, Tensor tensor) = tensors.First(pair => pair.Key.StartsWith(part, StringComparison.Ordinal) && pair.Key.EndsWith("weight", StringComparison.Ordinal));
            if (how == "NaN")
            {
                tensor.fill_(float.NaN);
                return;
            }

            tensors.Remove(key);
            if (how != "missing")
                tensors.Add(how == "renamed" ? key + "x" : key, how == "renamed" ? tensor : tensor.reshape(-1, 1));
        });
        Refused(() => _runs.Resume("r"), folder.CheckpointFile, how == "NaN" ? "NaN or infinity" : key[part.Length..]);
    }

    [Theory]
    [InlineData("\"step\": ", "\"step\": 99")]
    [InlineData("\"epochLoss\": ", "\"epochLoss\": 1e308")]
    [InlineData("\"epochs\": ", "\"epochs\": -")]
    public void A_checkpoint_with_other_counts(string from, string to)
    {
        _runs.Kill("r", step => step == 20);
        RunFolder folder = _runs.Open("r");
        var file = SafeTensors.Read(folder.CheckpointFile);
        Dictionary<string, string> notes = new(file.Metadata);
        notes["training"].ShouldContain(from);
        notes["training"] = notes["training"].Replace(from, to);
        new SafeTensors(file.Tensors, notes).Write(folder.CheckpointFile);
        Refused(() => _runs.Resume("r"), folder.CheckpointFile, "");
    }

    private static void Replace(string file, string from, string to)
    {
        string text = File.ReadAllText(file);
        text.ShouldContain(from);
        File.WriteAllText(file, text[..text.IndexOf(from, StringComparison.Ordinal)] + to + text[(text.IndexOf(from, StringComparison.Ordinal) + from.Length)..]);
    }

    private static void Change(string path, Action<Dictionary<string, Tensor>> change)
    {
        var file = SafeTensors.Read(path);
        using DisposeScope scope = NewDisposeScope();
        var tensors = TensorStorage.Restore(file, path).ToDictionary(pair => pair.Key, pair => pair.Value.MoveToOuterDisposeScope());
        Tensor[] owned = [.. tensors.Values];
        change(tensors);
        new SafeTensors(tensors.ToDictionary(pair => pair.Key, pair => TensorStorage.Store(pair.Value)), file.Metadata).Write(path);
        Array.ForEach(owned, tensor => tensor.Dispose());
    }

    private static void Refused(Action read, string file, string expected)
    {
        MiniCnnException error = Should.Throw<MiniCnnException>(read);
        error.Kind.ShouldBe(ErrorKind.Data);
        error.Message.ShouldContain(file);
        error.Message.ShouldContain(expected);
        error.Message.ShouldNotContain("\n");
    }
}
