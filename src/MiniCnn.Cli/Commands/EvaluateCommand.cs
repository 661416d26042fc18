using MiniCnn.Training;
using Spectre.Console;

namespace MiniCnn.Cli.Commands;

internal static class EvaluateCommand
{
    public static Command Create()
    {
        Argument<string> run = Options.Run();
        Option<string?> dataset = new("--dataset")
        {
            Description = $"dataset of the test images ({DatasetAccess.Names}, or a folder); default: that of the run",
            HelpName = "dataset",
        };
        dataset.Validators.Add(DatasetAccess.Known);
        Option<bool> initial = new("--initial") { Description = "evaluate the weights before training" };
        (Option<string?> data, Option<bool> json) = (DatasetAccess.Folder(), Options.Json());
        return new Command("evaluate", "Evaluates a run's model on test images.") { run, dataset, data, initial, json }.Runs((parse, context) =>
        {
            var folder = RunFolder.Find(parse.GetValue(run)!, RunFolder.DefaultParent);
            using Classifier classifier = parse.GetValue(initial) ? Classifier.LoadInitial(folder) : Classifier.Load(folder);
            Dataset images = parse.GetValue(dataset) is { } other
                ? DatasetAccess.Load(other, parse.GetValue(data), context, classifier.Architecture.Input)
                : DatasetAccess.Load(classifier.Configuration, parse.GetValue(data), context);
            Evaluation evaluation = classifier.Evaluate(images.Test, context.Cancel);
            if (parse.GetValue(json))
                context.Output.Json(Data(classifier, images, evaluation));
            else
                Print(context.Output, classifier, images, evaluation);
            return 0;
        });
    }

    private static object Data(Classifier classifier, Dataset images, Evaluation evaluation) => new
    {
        Run = classifier.Folder.Name,
        Weights = Path.GetFileName(classifier.WeightsFile),
        Dataset = images.Name,
        Images = evaluation.Confusion.Total,
        evaluation.Accuracy,
        evaluation.Loss,
        Classes = classifier.ClassNames.Select((name, label) =>
            new { Label = label, Name = name, Recall = Known(evaluation.Confusion.Recall(label)), Precision = Known(evaluation.Confusion.Precision(label)) }),
        Confusion = evaluation.Confusion.Rows,
    };

    private static void Print(Output output, Classifier classifier, Dataset images, Evaluation evaluation)
    {
        ConfusionMatrix confusion = evaluation.Confusion;
        Table table = Output.Table(["class", .. classifier.ClassNames.Select(Markup.Escape), "recall", "precision"], right: 1..);
        foreach ((int truth, IReadOnlyList<int> row) in confusion.Rows.Index())
        {
            IEnumerable<string> counts = row.Select(count => count > 0 ? NumberText.Count(count) : "·");
            table.AddRow([Markup.Escape(classifier.ClassNames[truth]), .. counts, NumberText.Percent(confusion.Recall(truth)), NumberText.Percent(confusion.Precision(truth))]);
        }

        output.Page.Write(table);
        output.Line("rows: true class; columns: predicted class; recall: share of a class that was predicted correctly; precision: share of the predictions of a class that were correct");
        output.Line($"{classifier.Folder.Name} on {images.Name}: accuracy {NumberText.Percent(evaluation.Accuracy)} "
            + $"({NumberText.Count(confusion.Correct)} of {NumberText.Count(confusion.Total)} test images), loss {NumberText.Fixed(evaluation.Loss, 4)}");
    }

    private static double? Known(double part) => double.IsNaN(part) ? null : part;
}
