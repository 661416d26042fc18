using MiniCnn.Cli.Doctor;

namespace MiniCnn.Cli.Commands;

internal static class DoctorCommand
{
    public static Command Create()
    {
        Option<bool> json = Options.Json();
        Option<string?> data = DatasetAccess.Folder();
        return new Command("doctor", "Reports what this machine has for MiniCnn, and how to fix what is missing.") { data, json }.Runs((parse, context) =>
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
        TorchFinding torch = report.Torch;
        (string Name, string Text)[] usable =
        [
            ("libtorch", torch.LoadedFrom ?? "this system does not report its file"),
            ("threads", $"{torch.Threads} on {torch.Processors} processors; small networks train fastest with --threads 1"),
            ("CUDA", torch.CudaDevices > 0 ? $"{torch.CudaDevices} device(s)" : torch.BuiltForCuda ? "no device" : "no: this libtorch is built for the CPU"),
        ];
        (string Name, string Text)[] rows =
        [
            ("TorchSharp", $"{torch.TorchSharp}, libtorch {(report.Usable ? torch.LibTorch : $"cannot be loaded: {torch.Problem}")}"), .. report.Usable ? usable : [],
            ("SIMD", $"{string.Join(", ", report.Simd.Instructions)}: {report.Simd.FloatsAtOnce} floats at once"),
            .. report.Data.Select(
                (data, i) => (i == 0 ? "data" : "", $"{data.Name,-10}{(data.BuiltIn ? "built in" : data.Folder is null ? "not found" : $"{data.Folder} ({data.Place})")}")),
        ];
        output.Line($"minicnn {report.MiniCnn} on .NET {report.DotNet}, {report.System}, {report.MemoryBytes / (1L << 30)} GiB of memory");
        Array.ForEach(rows, row => output.Line($"  {row.Name,-12}{row.Text}"));
        foreach ((int index, string advice) in report.Advice.Index())
            output.Line($"{(index == 0 ? "\n" : "")}- {advice}");
    }
}
