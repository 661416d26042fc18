using System.Globalization;
using MiniCnn.Training;

namespace MiniCnn.Reports;

/// <summary>How often each class is taken for each, and the worst mistakes as pictures.</summary>
internal static class MistakesSection
{
    public static void Write(HtmlWriter html, ReportedRun run)
    {
        if (run.Result is not { } result)
        {
            html.Element("p", "The test images are looked at once, when the training has ended; this run is not finished.");
            return;
        }

        ConfusionMatrix confusion = new(result.Confusion);
        html.Element("p", Story(confusion, run.ClassNames));
        Matrix(html, confusion, run.ClassNames);
        using (html.Details("Class by class"))
        {
            html.Table(
                "Recall: part of a class that was recognized. Precision: part of the answers that were right.",
                ["class", "images", "recall", "precision"],
                run.ClassNames.Select((name, label) => new[]
                {
                    name, PageNumbers.Count(confusion.Rows[label].Sum()), PageNumbers.Percent(confusion.Recall(label)), PageNumbers.Percent(confusion.Precision(label)),
                }));
        }

        html.Element("h3", "The worst mistakes");
        if (run.Test is null || run.Classifier is null)
            html.Element("p", $"There are no pictures of mistakes here. {run.WithoutTest}", ("class", "note"));
        else
            Pictures(html, run);
    }

    private static void Pictures(HtmlWriter html, ReportedRun run)
    {
        IReadOnlyList<Mistake> mistakes = Mistake.Find(run, out int looked);
        string images = looked == run.Test!.Count ? $"all {PageNumbers.Count(looked)} test images" : $"the first {PageNumbers.Count(looked)} test images";
        int count = Math.Min(mistakes.Count, run.Options.Mistakes);
        if (count == 0)
        {
            html.Element("p", mistakes.Count == 0 ? $"Of {images} none is taken for another class." : $"Of {images} {PageNumbers.Count(mistakes.Count)} are taken for another class.");
            return;
        }

        html.Element("p", $"Of {images} {PageNumbers.Count(mistakes.Count)} {(mistakes.Count == 1 ? "is" : "are")} taken for another class. "
            + (count < mistakes.Count ? $"These are the {count} whose wrong answer the model was most sure of" : "The one whose wrong answer the model was most sure of stands first")
            + ": true class → the model's answer, and how probable the model held it.");
        using (html.In("ul", ("class", "pictures")))
        {
            foreach (Mistake mistake in mistakes.Take(count))
            {
                (string truth, string answer, string sure) = (run.ClassNames[mistake.Truth], run.ClassNames[mistake.Answer], PageNumbers.Percent(mistake.Sureness, 1));
                using (html.In("li"))
                {
                    html.Image(ImagePicture.Of(run.Test, mistake.Image), $"Test image {mistake.Image}: class {truth}, taken for {answer} with {sure}.", 84);
                    html.Text($"{truth} → ");
                    html.Element("strong", answer);
                    html.Text($", {sure}");
                }
            }
        }
    }

    private static string Story(ConfusionMatrix confusion, IReadOnlyList<string> names)
    {
        string[] worst = (from truth in Enumerable.Range(0, confusion.Classes)
                          from answer in Enumerable.Range(0, confusion.Classes)
                          where truth != answer && confusion[truth, answer] > 0
                          orderby confusion[truth, answer] descending
                          select $"{names[truth]} for {names[answer]} ({PageNumbers.Count(confusion[truth, answer])})").Take(3).ToArray();
        return $"{PageNumbers.Count(confusion.Correct)} of {PageNumbers.Count(confusion.Total)} test images are right, {PageNumbers.Percent(confusion.Accuracy)}."
            + (worst.Length > 0 ? $" Most often it takes {string.Join(", ", worst)}." : "");
    }

    /// <summary>Blue on the diagonal by the share of the row, red beside it up to the greatest share that went wrong.</summary>
    private static void Matrix(HtmlWriter html, ConfusionMatrix confusion, IReadOnlyList<string> names)
    {
        const string Caption = "Confusion matrix: a row for each true class, a column for each answer";
        bool longNames = names.Any(name => name.Length > 3);
        double[] sums = [.. confusion.Rows.Select(row => Math.Max(1.0, row.Sum()))];
        double worst = confusion.Rows.SelectMany((row, truth) => row.Where((_, answer) => answer != truth).Select(count => count / sums[truth])).DefaultIfEmpty(0).Max();
        using (html.In("div", ("class", "scroll"), ("role", "region"), ("tabindex", "0"), ("aria-label", Caption)))
        using (html.In("table", ("class", "confusion")))
        {
            html.Caption(Caption);
            using (html.In("thead"))
            using (html.In("tr"))
            {
                html.Element("th", "true class", ("scope", "col"));
                foreach (string name in names)
                {
                    using (html.In("th", ("scope", "col")))
                        html.Element("span", name, longNames ? [("class", "long")] : []);
                }
            }

            using (html.In("tbody"))
            {
                for (int truth = 0; truth < confusion.Classes; truth++)
                {
                    using (html.In("tr"))
                    {
                        html.Element("th", names[truth], ("scope", "row"));
                        for (int answer = 0; answer < confusion.Classes; answer++)
                        {
                            double share = confusion[truth, answer] / sums[truth];
                            if (share == 0)
                                html.Element("td", "", []);
                            else if (answer == truth)
                                html.Element("td", PageNumbers.Count(confusion[truth, answer]), ("class", "right"), Shade(0.5 * share));
                            else
                                html.Element("td", PageNumbers.Count(confusion[truth, answer]), ("class", "wrong"), Shade(0.1 + (0.45 * share / worst)));
                        }
                    }
                }
            }
        }

        html.Element("p", "Blue: right. Red: taken for another class; the darkest red is the largest share of a class that went wrong.", ("class", "muted"));
    }

    private static (string, string) Shade(double share) => ("style", string.Create(CultureInfo.InvariantCulture, $"--share:{share:0.###}"));
}
