using System.Security.Cryptography;
using MiniCnn.Models;
using MiniCnn.Training;

namespace MiniCnn.Runs;

/// <summary>A training with a run folder: configuration, first weights, training, trained weights, evaluation on the test images.</summary>
public sealed class Experiment : IDisposable
{
    private Experiment(Dataset dataset, RunConfiguration configuration, RunFolder folder, ArchitectureModule module) =>
        (Dataset, Configuration, Folder, Module) = (dataset, configuration, folder, module);

    /// <summary>Where everything is written.</summary>
    public RunFolder Folder { get; }

    /// <summary>Training and test images.</summary>
    public Dataset Dataset { get; }

    /// <summary>What was written before the first step.</summary>
    public RunConfiguration Configuration { get; }

    /// <summary>Takes note of where the time of the training goes; null for no notes.</summary>
    internal StepProfile? Profile { get; set; }

    /// <summary>The model; after the training with the trained weights.</summary>
    public ArchitectureModule Module { get; }

    /// <summary>Makes the run's folder, with its configuration and first weights in it.</summary>
    /// <param name="dataset">Training and test images.</param>
    /// <param name="architecture">For the dataset's images and classes.</param>
    /// <param name="recipe">Its options are checked, all at once.</param>
    /// <param name="folder">A path that is free; null for the next free name in <c>runs</c>.</param>
    /// <exception cref="MiniCnnException">The architecture does not fit the images, an option is out of range, or the folder is taken.</exception>
    public static Experiment Begin(Dataset dataset, Architecture architecture, Recipe recipe, string? folder = null)
    {
        recipe.Options.ThrowIfInvalid();
        RunEnvironment.ThrowIfMissing(recipe.Options.Device);
        ThrowIfUnfit(dataset, architecture);
        ArchitectureModule module = RandomStreams.BuildModule(architecture, recipe.Options);
        try
        {
            RunConfiguration configuration = Describe(dataset, architecture, recipe);
            RunFolder made = folder is null
                ? RunFolder.CreateNext(RunFolder.DefaultParent, $"{dataset.Name}-{architecture.Name}", configuration, module.state_dict())
                : RunFolder.Create(folder, configuration, module.state_dict());
            return new Experiment(dataset, configuration, made, module);
        }
        catch
        {
            module.Dispose();
            throw;
        }
    }

    /// <summary>Resumes a run that was stopped, from its last checkpoint or, where there is none, from its first weights.</summary>
    /// <exception cref="MiniCnnException">The run is finished, diverged, damaged or of other images.</exception>
    public static Experiment Resume(RunFolder folder, Dataset dataset)
    {
        if (folder.IsFinished)
            throw MiniCnnException.BadUsage($"{folder.Folder} is finished, there is nothing to resume; begin a new run");
        if (folder.Divergence is { } why)
            throw MiniCnnException.BadUsage($"{folder.Folder} cannot go on. {why}; begin a new run");
        RunConfiguration configuration = folder.ReadConfiguration();
        if (dataset.Train.Sha256() != configuration.Dataset.TrainingSha256 || dataset.Test.Sha256() != configuration.Dataset.TestSha256)
            throw MiniCnnException.BadData(
                $"The images of {dataset.Name} from {dataset.Source} are not those that {folder.Folder} began with; give the folder of the run's own images");
        RunEnvironment.ThrowIfMissing(configuration.Training.Device);
        var architecture = Architecture.Parse(configuration.Model.Text, configuration.Model.Name);
        TrainingOptions options = configuration.Training with { Threads = configuration.Environment.Threads };
        return new Experiment(dataset, configuration, folder, RandomStreams.BuildModule(architecture, options));
    }

    /// <summary>Trains, then evaluates on the test images; stops after a step on request, and can then be resumed.</summary>
    /// <returns>Null where it was stopped.</returns>
    /// <exception cref="MiniCnnException">Kind Diverged: the best weights so far are kept.</exception>
    public RunResult? Run(ITrainingObserver? observer = null, TimeProvider? clock = null, CancellationToken stop = default)
    {
        using IDisposable alone = Folder.Lock();
        RunRecorder recorder = new(Folder, clock ?? TimeProvider.System, observer);
        RunDataset images = Configuration.Dataset;
        using Trainer trainer = new(
            Module, Dataset.Train, images.Mean, images.StandardDeviation, images.ClassNames.Count, Configuration.Training, recorder);
        recorder.Follow(trainer);
        trainer.Profile = Profile;
        try
        {
            trainer.Run(stop);
            if (trainer.IsDone)
                return Finish(trainer, recorder, stop);
        }
        catch (MiniCnnException diverged) when (diverged.Kind == ErrorKind.Diverged)
        {
            Folder.WriteDivergence(diverged.Message);
            throw;
        }

        recorder.Save();
        return null;
    }

    /// <summary>The weights are written after the evaluation: those that are not finite are no result.</summary>
    private RunResult Finish(Trainer trainer, RunRecorder recorder, CancellationToken stop)
    {
        trainer.Finish();
        Evaluation test = trainer.Evaluate(Dataset.Test, stop);
        TensorStorage.Write(Folder.WeightsFile, Module.state_dict());
        RunResult result = new(
            test.Accuracy, test.Loss, test.Confusion.Total, test.Confusion.Rows, trainer.EpochsDone, trainer.StepsDone,
            recorder.Seconds, recorder.ImagesPerSecond, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Folder.WeightsFile))))
        { Selection = trainer.Selection };
        Folder.WriteResult(result);
        return result;
    }

    /// <inheritdoc/>
    public void Dispose() => Module.Dispose();

    private static RunConfiguration Describe(Dataset dataset, Architecture architecture, Recipe recipe) => new()
    {
        Dataset = new RunDataset(
            dataset.Name, dataset.Info.Title, dataset.Source, dataset.Info.ClassNames, dataset.Info.Mean, dataset.Info.StandardDeviation,
            dataset.Train.Count, dataset.Test.Count, dataset.Train.Sha256(), dataset.Test.Sha256()),
        Model = new RunModel(
            architecture.Name, architecture.Layers.Sum(layer => layer.Parameters), architecture.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)),
        Recipe = recipe.Name,
        Training = recipe.Options,
        Step = TrainingStep.WhyNotCompiled(architecture, recipe.Options) is { } reason ? $"torchsharp: {reason}" : "compiled",
        Selection = Selection(TrainingPlan.For(recipe.Options, dataset.Train.Count)),
        Environment = RunEnvironment.OfProcess(),
    };

    private static string Selection(TrainingPlan plan) =>
        plan.LeftOut == 0 ? "all" : $"{plan.TrainingImages} of {plan.TrainingImages + plan.LeftOut}: the hardest for a proxy network";

    private static void ThrowIfUnfit(Dataset dataset, Architecture architecture)
    {
        var shape = FeatureShape.Maps(dataset.Train.Channels, dataset.Train.Height, dataset.Train.Width);
        if (architecture.Input != shape)
            throw MiniCnnException.BadUsage($"Architecture {architecture.Name} takes images of {architecture.Input}, and {dataset.Name} has {shape}; change its input line");
        if (!architecture.Output.IsFlat || architecture.Output.Count != dataset.Classes)
            throw MiniCnnException.BadUsage(
                $"Architecture {architecture.Name} ends with {architecture.Output}, and {dataset.Name} has {dataset.Classes} classes; end it with: linear {dataset.Classes}");
    }
}
