using System.Xml.Linq;
using MiniCnn.Imaging;
using MiniCnn.Runs;
using static MiniCnn.Reports.HtmlPage;

namespace MiniCnn.Reports;

/// <summary>How to repeat the run: the command, versions, hashes.</summary>
internal static class AgainSection
{
    public static IEnumerable<object> Content(ReportedRun run)
    {
        RunConfiguration configuration = run.Configuration;
        RunEnvironment environment = configuration.Environment;
        if (run.Options.Commands is { } commands)
        {
            yield return Paragraph("This command, with every option written out, trains the same network again. The same versions, processor and number of threads give the same weights, bit for bit.");
            yield return new XElement("pre", Class("wrap"), new XElement(
                "code", commands.TrainAgain(run.Folder).Select((part, n) => new object?[] { n > 0 ? " " : null, new XElement("span", part) })));
        }

        yield return new XElement(
            "div",
            Class("columns"),
            Facts("Made with",
            [
                ("MiniCnn", environment.MiniCnn),
                (".NET", environment.Runtime),
                ("libtorch", environment.Torch),
                ("system", environment.System),
                ("threads", NumberText.Count(environment.Threads)),
                ("seed", NumberText.Count(configuration.Training.Seed)),
            ]),
            Facts("SHA-256",
            [
                ("training images", configuration.Dataset.TrainingSha256),
                ("test images", configuration.Dataset.TestSha256),
                .. run.Result is { } result ? new[] { ("trained weights", result.WeightsSha256) } : [],
            ]));
        if (run.Options.Commands is { } next)
            yield return new XElement("p", "See also: ", next.Inspect(run.Folder).Select((command, n) => new object[] { n > 0 ? ", " : "", Code(command) }), ".");
    }
}
