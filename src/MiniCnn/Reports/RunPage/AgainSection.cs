using MiniCnn.Data;
using MiniCnn.Models;
using MiniCnn.Runs;
using MiniCnn.Training;

namespace MiniCnn.Reports;

/// <summary>The command, versions and hashes by which anybody makes the run again.</summary>
internal static class AgainSection
{
    public static void Write(HtmlWriter html, ReportedRun run)
    {
        RunConfiguration configuration = run.Configuration;
        RunEnvironment environment = configuration.Environment;
        html.Element("p", "This command, with every option written out, trains the same network again. The same versions, processor and number of threads give the same weights, bit for bit.");
        using (html.In("pre", ("class", "wrap")))
        using (html.In("code"))
        {
            html.Text("minicnn train");
            foreach (string[] words in Command(run))
            {
                html.Text(" ");
                html.Element("span", ShellText.Join(words));
            }
        }

        using (html.In("div", ("class", "columns")))
        {
            html.Facts("Made with",
            [
                ("MiniCnn", environment.MiniCnn),
                (".NET", environment.Runtime),
                ("libtorch", environment.Torch),
                ("system", environment.System),
                ("threads", PageNumbers.Count(environment.Threads)),
                ("seed", PageNumbers.Count(configuration.Training.Seed)),
            ]);
            html.Facts("Known by their SHA-256",
            [
                ("training images", configuration.Dataset.TrainingSha256),
                ("test images", configuration.Dataset.TestSha256),
                .. run.Result is { } result ? new[] { ("trained weights", result.WeightsSha256) } : [],
            ]);
        }

        using (html.In("p"))
        {
            html.Text("Look further: ");
            html.Element("code", ShellText.Join("minicnn", "evaluate", run.Folder.Folder));
            html.Text(", ");
            html.Element("code", ShellText.Join("minicnn", "filters", run.Folder.Folder));
            html.Text(".");
        }
    }

    /// <summary>What follows <c>minicnn train</c>, option by option.</summary>
    private static IEnumerable<string[]> Command(ReportedRun run)
    {
        RunConfiguration configuration = run.Configuration;
        RunDataset dataset = configuration.Dataset;
        return
        [
            [DatasetCatalog.Find(dataset.Name) is null ? dataset.Source : dataset.Name],
            ["--model", Model(run)],
            .. Recipes.All.Any(known => known.Name == configuration.Recipe) ? new string[][] { ["--recipe", configuration.Recipe] } : [],
            .. TrainingArgument.Of(configuration.Training, configuration.Environment.Threads).Select(argument => new[] { argument.Option, argument.Value }),
        ];
    }

    /// <summary>A preset's name where it is still the same network, else the file in the run's folder.</summary>
    private static string Model(ReportedRun run)
    {
        string name = run.Configuration.Model.Name;
        Architecture? preset = Presets.Find(name, run.Architecture.Input, run.ClassNames.Count);
        return preset?.ToString() == run.Architecture.ToString() ? name : run.Folder.ArchitectureFile;
    }
}
