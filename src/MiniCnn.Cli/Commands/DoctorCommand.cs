using System.CommandLine;
using MiniCnn.Cli.Datasets;
using MiniCnn.Cli.Doctor;
using MiniCnn.Cli.Terminal;
using MiniCnn.Data;

namespace MiniCnn.Cli.Commands;

internal static class DoctorCommand
{
    public static Command Create()
    {
        Option<bool> json = Options.Json();
        Option<string?> data = DatasetAccess.Folder();
        return new Command("doctor", "Reports what this machine has for MiniCnn, and what to do about what is missing.") { data, json }.Runs((parse, context) =>
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
        foreach ((string name, string text) in Rows(report))
            output.Line($"  {name,-12}{text}");
        foreach ((int index, string advice) in report.Advice.Index())
            output.Line($"{(index == 0 ? "\n" : "")}- {advice}");
    }

    private static IEnumerable<(string Name, string Text)> Rows(MachineReport report)
    {
        TorchFinding torch = report.Torch;
        yield return ("TorchSharp", $"{torch.TorchSharp}, libtorch {(torch.Problem is null ? torch.LibTorch : $"cannot be loaded: {torch.Problem}")}");
        if (torch.Problem is null)
        {
            yield return ("libtorch", torch.LoadedFrom ?? "this system does not report its file");
            yield return ("threads", $"{torch.Threads} on {torch.Processors} processors; small networks train fastest with --threads 1");
            yield return ("CUDA", torch.CudaDevices > 0 ? $"{torch.CudaDevices} device(s)" : torch.BuiltForCuda ? "no device" : "no: this libtorch is built for the CPU");
        }
        yield return ("SIMD", $"{string.Join(", ", report.Simd.Instructions)}: {report.Simd.FloatsAtOnce} floats at once");
        foreach ((int index, DataFinding data) in report.Data.Index())
            yield return (index == 0 ? "data" : "", $"{data.Name,-10}{(data.BuiltIn ? "built in" : data.Folder is null ? "not found" : $"{data.Folder} ({data.Place})")}");
    }
}
