using System.CommandLine.Parsing;
using MiniCnn.Cli.Reports;
using MiniCnn.Cli.Training;
using MiniCnn.Training;

namespace MiniCnn.Cli.Commands;

internal static class TrainCommand
{
    public static Command Create()
    {
        Argument<string?> dataset = new("dataset")
        {
            Description = $"training images ({DatasetAccess.Names}, or a folder with IDX files or pictures by class); default: mnist if available, else digits",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<string?> model = new("--model")
        {
            Description = $"a preset ({string.Join(", ", Presets.All.Select(preset => preset.Name))}) or a file; default: that of the recipe, fast without a recipe",
            HelpName = "model",
        };
        Option<string?> recipe = new("--recipe")
        {
            Description = $"a set of training options ({string.Join("; ", Recipes.All.Select(known => $"{known.Name}: {known.Purpose}"))}); default: that of the model's name, else default",
            HelpName = "recipe",
        };
        dataset.Validators.Add(DatasetAccess.Known);
        model.Validators.Add(KnownModel);
        recipe.Validators.Add(Options.OneOf(recipe.Name, [.. Recipes.All.Select(known => known.Name)]));
        TrainingFlags flags = new();
        Option<string?> data = DatasetAccess.Folder();
        Option<string?> folder = Options.Out("the run's folder, which must not exist; default: runs/DATASET-MODEL-NUMBER", "folder");
        Option<string?> resume = new("--resume") { Description = "resume a stopped run with its original options", HelpName = "run" };
        Option<bool> bare = new("--no-pictures") { Description = "do not write images of the filters to the run's folder" };
        Option<bool> silent = new("--no-report") { Description = "do not write the report of the run" };
        Option<bool> profile = new("--profile") { Description = "show where the time of the training goes" };
        Option<bool> json = Options.Json();
        Command command = new("train", "Trains a classifier and records everything in a run folder.") { dataset, model, recipe, data, folder, resume, bare, silent, profile, json };
        foreach (Option flag in flags.All)
            command.Add(flag);
        command.Add(EdgesCommand.Create());
        return command.Runs((parse, context) =>
        {
            using Experiment experiment = parse.GetValue(resume) is { } run ? Resumed(run) : Fresh();
            experiment.Profile = parse.GetValue(profile) ? new StepProfile(context.Clock) : null;
            return Run(experiment, parse.GetValue(json), !parse.GetValue(bare), !parse.GetValue(silent), context);

            Experiment Resumed(string run)
            {
                UsageErrors.ThrowIfAny(flags.All.Concat([model, recipe, folder]).Where(option => parse.GetResult(option) is { Implicit: false })
                    .Select(option => $"{option.Name} cannot change a run that is resumed; leave it out, or begin a new run without --resume")
                    .Concat(parse.GetValue(dataset) is null ? [] : ["--resume takes the run's own dataset; leave the dataset out"]));
                var begun = RunFolder.Find(run, RunFolder.DefaultParent);
                Dataset images = DatasetAccess.Load(begun.ReadConfiguration(), parse.GetValue(data), context);
                return Hinted(() => Experiment.Resume(begun, images), error => error.Kind == ErrorKind.Data ? " with --data" : null);
            }

            Experiment Fresh()
            {
                UsageErrors.ThrowIfAny(Chosen(parse.GetValue(dataset)).Options.Validate());
                // a file says the size of its images: pictures of any size are made into it
                Architecture? written = parse.GetValue(model) is { } file && ArchitectureSource.IsFile(file) ? ArchitectureSource.ReadFile(file) : null;
                // libtorch takes about as long to load as the images; where it cannot be loaded, the run reports it
                Task libtorch = Task.Run(RunEnvironment.OfProcess);
                Dataset images = DatasetAccess.Load(parse.GetValue(dataset), parse.GetValue(data), context, written?.Input);
                Task.WaitAny(libtorch);
                Recipe chosen = Chosen(images.Name);
                var shape = FeatureShape.Maps(images.Train.Channels, images.Train.Height, images.Train.Width);
                Architecture architecture = written ?? ArchitectureSource.Resolve(parse.GetValue(model) ?? chosen.Model, shape, images.Classes);
                string? path = parse.GetValue(folder);
                return Hinted(
                    () => Experiment.Begin(images, architecture, chosen, path),
                    error => path is { Length: > 0 } && error.Message.StartsWith(path, StringComparison.Ordinal) ? $": {ShellText.Join("minicnn", "train", "--resume", path)}" : null);
            }

            Recipe Chosen(string? name)
            {
                Recipe known = Choose(parse.GetValue(recipe), parse.GetValue(model), name);
                return known with { Options = flags.Apply(parse, known.Options) };
            }
        });
    }

    /// <summary>Adds to an error what the command line can do about it.</summary>
    private static Experiment Hinted(Func<Experiment> work, Func<MiniCnnException, string?> hint)
    {
        try
        {
            return work();
        }
        catch (MiniCnnException error) when (hint(error) is { } more)
        {
            throw new MiniCnnException(error.Kind, error.Message + more, error);
        }
    }

    private static void KnownModel(OptionResult result)
    {
        // a path is checked when it is read; a name without dots and slashes is a preset's
        if (result.Tokens is [{ Value: var name }] && name.AsSpan().IndexOfAny('.', '/', '\\') < 0 && ArchitectureSource.Problem(name) is { } problem)
            result.AddError($"--model: {problem}");
    }

    /// <summary>The recipe that was named, or that of the model's name, or <c>default</c>; without either <c>fast</c> for MNIST, on which it was tuned, and <c>quick</c>.</summary>
    private static Recipe Choose(string? recipe, string? model, string? dataset) => (recipe, model) switch
    {
        ({ } named, _) => Recipes.Get(named),
        (null, null or "fast") => dataset is null || dataset == DatasetCatalog.Mnist.Name ? Recipes.Fast : Recipes.Quick,
        (null, { } of) => Recipes.All.FirstOrDefault(known => known.Model == of) ?? Recipes.Default,
    };

    private static int Run(Experiment experiment, bool json, bool pictures, bool report, CommandContext context)
    {
        RunConfiguration configuration = experiment.Configuration;
        string folder = experiment.Folder.Folder;
        context.Output.Message(
            $"training {configuration.Model.Name} ({NumberText.Count(configuration.Model.Parameters)} parameters) on {configuration.Dataset.Name}, "
            + $"recipe {configuration.Recipe}, seed {configuration.Training.Seed}, {NumberText.Plural(configuration.Environment.Threads, "thread", "threads")}, step {configuration.Step}; run folder {folder}");
        RunResult? result = context.Terminal.ErrorIsTerminal
            ? new ScreenProgress(context.Output.Progress, context.Clock) is var screen ? screen.Around(() => experiment.Run(screen, context.Clock, context.Cancel)) : null
            : experiment.Run(new PlainProgress(context.Output, context.Clock), context.Clock, context.Cancel);
        if (result is null)
        {
            context.Output.Message($"stopped after a whole step, nothing is lost; go on with: {ShellText.Join("minicnn", "train", "--resume", folder)}");
            return 0;
        }

        if (experiment.Profile is { } profile)
            context.Output.Message(Parts(profile));
        AfterTraining.Run(experiment.Folder, experiment.Dataset, pictures, report, context);
        if (json)
            context.Output.Json(RunTable.Data(RunRow.Read(experiment.Folder)));
        else
            context.Output.Line(Summary(result));
        string page = File.Exists(experiment.Folder.ReportFile) ? $" (report: {Path.GetFileName(experiment.Folder.ReportFile)})" : "";
        context.Output.Message($"the run is in {folder}{page}; see what it gets wrong: {ShellText.Join("minicnn", "evaluate", folder)}; "
            + $"try it: {ShellText.Join("minicnn", "predict", folder, "PICTURE")}");
        return 0;
    }

    private static string Parts(StepProfile profile)
    {
        double total = profile.Parts.Sum(part => part.Seconds);
        return string.Join('\n', profile.Parts.Append((Part: "all but the layers", Seconds: profile.AroundSeconds)).Select(
            part => string.Create(CultureInfo.InvariantCulture, $"{part.Seconds,8:0.000} s  {100 * part.Seconds / total,5:0.0} %  {part.Part}")));
    }

    private static string Summary(RunResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"test accuracy {100 * result.TestAccuracy:0.00} % of {result.TestImages:N0} images, loss {result.TestLoss:0.0000}, "
        + $"after {result.Epochs:0.##} {(Math.Round(result.Epochs, 2) == 1 ? "epoch" : "epochs")} in {result.TrainingSeconds:0.0} s ({result.ImagesPerSecond:N0} images/s)");
}
