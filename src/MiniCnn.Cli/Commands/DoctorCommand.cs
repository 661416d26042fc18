using System.CommandLine;
using MiniCnn.Cli.Terminal;

namespace MiniCnn.Cli.Commands;

internal static class DoctorCommand
{
    public static Command Create()
    {
        var json = Options.Json();
        return new Command("doctor", "Says what this machine has for MiniCnn and what to do about what is missing.") { json }.Runs((parse, context) =>
        {
            var report = new { version = MiniCnnVersion.Text };
            if (parse.GetValue(json))
                context.Output.Json(report);
            else
                context.Output.Line($"minicnn {report.version}");
            return 0;
        });
    }
}
