using System.CommandLine;
using MiniCnn.Cli.Doctor;
using MiniCnn.Cli.Terminal;
using MiniCnn.Data;

namespace MiniCnn.Cli.Commands;

internal static class DoctorCommand
{
    public static Command Create()
    {
        Option<bool> json = Options.Json();
        var data = new Option<string?>("--data") { Description = "folder to look for datasets in first", HelpName = "folder" };
        return new Command("doctor", "Says what this machine has for MiniCnn and what to do about what is missing.") { data, json }.Runs((parse, context) =>
        {
            var report = MachineReport.OfThisMachine(DataPlaces.FromEnvironment(parse.GetValue(data)));
            if (parse.GetValue(json))
                context.Output.Json(report);
            else
                Print(report, context.Output);
            return report.Usable ? 0 : (int)ErrorKind.Failure;
        });
    }

    private static void Print(MachineReport report, Output output)
    {
        output.Line($"minicnn {report.MiniCnn} on .NET {report.DotNet}, {report.System}, {report.MemoryBytes / (1L << 30)} GiB of memory");
        foreach ((string? name, string? text) in Rows(report))
            output.Line($"  {name,-10}{text}");
        if (report.Advice.Count > 0)
        {
            output.Line();
            foreach (string advice in report.Advice)
                output.Line($"- {advice}");
        }
    }

    private static IEnumerable<(string Name, string Text)> Rows(MachineReport report)
    {
        TorchFinding torch = report.Torch;
        yield return ("provider", torch.Provider);
        if (torch.Problem is { } problem)
        {
            yield return ("libtorch", $"cannot be loaded: {problem}");
        }
        else
        {
            yield return ("libtorch", $"{torch.LibTorch} from {torch.LoadedFrom ?? "a place that the system does not tell"}");
            yield return ("BLAS", torch.Blas ?? "inside libtorch");
            yield return ("threads", $"{torch.Threads} on {torch.Processors} processors");
            yield return ("CUDA", torch.Cuda ? $"{torch.CudaDevices} device(s)" : torch.BuiltForCuda ? "no device" : "no: this libtorch is made for the CPU");
        }

        yield return ("SIMD", $"{string.Join(", ", report.Simd.Instructions)}: {report.Simd.FloatsAtOnce} floats at once");
        foreach ((int index, DataFinding? data) in report.Data.Index())
            yield return (index == 0 ? "data" : "", $"{data.Name,-10}{(data.BuiltIn ? "built in" : data.Folder is null ? "not found" : $"{data.Folder} ({data.Place})")}");
    }
}
