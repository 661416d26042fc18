using System.Xml.Linq;
using MiniCnn.Data;
using MiniCnn.Imaging;
using MiniCnn.Training;
using static MiniCnn.Reports.HtmlPage;

namespace MiniCnn.Reports;

/// <summary>The confusion matrix, and the misclassified test images with the highest probability.</summary>
internal static class MistakesSection
{
    private const int MinImages = 200;

    public static IEnumerable<object> Content(ReportedRun run)
    {
        if (run.Result is not { } result)
            return [Paragraph("The test images are evaluated once, when the training has ended; this run is not finished.")];
        ConfusionMatrix confusion = new(result.Confusion);
        return
        [
            Paragraph(Summary(confusion, run.ClassNames)),
            Matrix(confusion, run.ClassNames),
            Paragraph("Blue: correct. Red: predicted as another class; the darkest red is the largest share of a class with the same wrong prediction.", "muted"),
            Details("Class by class", Table(
                "Recall: share of a class that was predicted correctly. Precision: share of the predictions of a class that were correct.",
                ["class", "images", "recall", "precision"],
                run.ClassNames.Select((name, label) => new[]
                {
                    name, NumberText.Count(confusion.Rows[label].Sum()), NumberText.Percent(confusion.Recall(label)), NumberText.Percent(confusion.Precision(label)),
                }))),
            new XElement("h3", "The worst mistakes"),
            .. run.Test is { } test && run.Classifier is not null ? Pictures(run, test) : [Paragraph($"There are no images of mistakes here. {run.WithoutTest}", "note")],
        ];
    }

    private static IEnumerable<object> Pictures(ReportedRun run, ImageSet test)
    {
        // a large model predicts fewer images
        long work = Math.Max(1, run.Architecture.Layers.Sum(layer => layer.MultiplyAdds));
        ImageSet images = test.First((int)Math.Min(test.Count, Math.Max(MinImages, run.Options.MultiplyAdds / work)));
        (int Image, int Truth, int Predicted, float Probability)[] mistakes =
        [
            .. run.Classifier!.Probabilities(images)
                .Select((probabilities, image) => (Image: image, Truth: (int)images.Labels[image], Predicted: Array.IndexOf(probabilities, probabilities.Max()), Probability: probabilities.Max()))
                .Where(found => found.Predicted != found.Truth)
                .OrderByDescending(found => found.Probability)
                .ThenBy(found => found.Image),
        ];
        string which = images.Count == test.Count ? $"all {NumberText.Count(images.Count)} test images" : $"the first {NumberText.Count(images.Count)} test images";
        int count = Math.Min(mistakes.Length, run.Options.Mistakes);
        yield return Paragraph($"Of {which} {(mistakes.Length == 0 ? "none" : NumberText.Count(mistakes.Length))} {(mistakes.Length is 0 or 1 ? "is" : "are")} misclassified."
            + (count == 0 ? "" : $" {(count < mistakes.Length ? $"Shown: the {count} with" : "First:")} the highest probability of the wrong class. True class → predicted class, and its probability:"));
        if (count > 0)
            yield return new XElement("ul", Class("pictures"), mistakes.Take(count).Select(mistake => One(mistake.Image, run.ClassNames[mistake.Truth], run.ClassNames[mistake.Predicted], NumberText.Percent(mistake.Probability, 1))));

        XElement One(int image, string truth, string predicted, string probability) => new(
            "li",
            Picture(ReportedRun.Picture(test, image), $"Test image {image}: class {truth}, predicted {predicted} with {probability}.", 84),
            $"{truth} → ", new XElement("strong", predicted), $", {probability}");
    }

    private static string Summary(ConfusionMatrix confusion, IReadOnlyList<string> names)
    {
        string[] worst = (from truth in Enumerable.Range(0, confusion.Classes)
                          from predicted in Enumerable.Range(0, confusion.Classes)
                          where truth != predicted && confusion[truth, predicted] > 0
                          orderby confusion[truth, predicted] descending
                          select $"{names[truth]} as {names[predicted]} ({NumberText.Count(confusion[truth, predicted])})").Take(3).ToArray();
        return $"{NumberText.Count(confusion.Correct)} of {NumberText.Count(confusion.Total)} test images are correct, {NumberText.Percent(confusion.Accuracy)}."
            + (worst.Length > 0 ? $" Most frequent mistakes: {string.Join(", ", worst)}." : "");
    }

    /// <summary>Blue on the diagonal by the share of the row, red beside it up to the largest share that is wrong.</summary>
    private static XElement Matrix(ConfusionMatrix confusion, IReadOnlyList<string> names)
    {
        const string Title = "Confusion matrix: a row for each true class, a column for each predicted class";
        bool longNames = names.Any(name => name.Length > 3);
        double[] sums = [.. confusion.Rows.Select(row => Math.Max(1.0, row.Sum()))];
        double worst = confusion.Rows.SelectMany((row, truth) => row.Where((_, predicted) => predicted != truth).Select(count => count / sums[truth])).DefaultIfEmpty(0).Max();
        return Scroll(Title, new XElement(
            "table",
            Class("confusion"),
            Caption(Title),
            new XElement("thead", new XElement(
                "tr",
                new XElement("th", new XAttribute("scope", "col"), "true class"),
                names.Select(name => new XElement("th", new XAttribute("scope", "col"), new XElement("span", longNames ? Class("long") : null, name))))),
            new XElement("tbody", names.Select((name, truth) => new XElement(
                "tr", RowHeading(name), names.Select((_, predicted) => Cell(truth, predicted)))))));

        XElement Cell(int truth, int predicted)
        {
            double share = confusion[truth, predicted] / sums[truth];
            bool correct = predicted == truth;
            double shade = correct ? 0.5 * share : 0.1 + (0.45 * share / worst);
            return share == 0
                ? new XElement("td")
                : new XElement("td", Class(correct ? "right" : "wrong"), new XAttribute("style", FormattableString.Invariant($"--share:{shade:0.###}")), NumberText.Count(confusion[truth, predicted]));
        }
    }
}
