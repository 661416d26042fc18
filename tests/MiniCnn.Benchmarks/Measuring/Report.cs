using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MiniCnn.Runs;

namespace MiniCnn.Benchmarks.Measuring;

/// <summary>A part of the report.</summary>
/// <param name="Name">For the command line.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Measure">Makes its Markdown.</param>
internal sealed record Section(string Name, string Title, Func<Effort, string> Measure);

/// <summary>Markdown: the machine, then the sections.</summary>
internal static class Report
{
    public static string Of(Effort effort, IEnumerable<Section> sections)
    {
        var environment = RunEnvironment.OfProcess();
        string text = $"""
            # Performance

            {(effort.Quick ? "A quick run to see that everything works: these figures mean nothing."
                : $"Made by `scripts/bench` in one run. What is compared is measured in turn (A B A B); a figure is the median of {effort.Rounds} rounds.")}

            {Table.Of(["machine", ""],
                ["processor", $"{Processor()}, {Environment.ProcessorCount} logical cores, vectors of {VectorBits} bits"],
                ["system", environment.System],
                ["versions", $"{environment.Runtime}, {environment.Torch}, PyTorch {Repository.PyTorch ?? "not installed"}"],
                ["load average at the start", File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown"])}
            """;
        foreach (Section section in sections)
        {
            Console.Error.WriteLine($"bench: {section.Name}");
            text += $"\n\n## {section.Title}\n\n```sh\nscripts/bench {section.Name}\n```\n\n{section.Measure(effort)}";
        }

        return text + "\n";
    }

    private static int VectorBits => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    private static string Processor()
    {
        const string File = "/proc/cpuinfo";
        string? line = System.IO.File.Exists(File) ? System.IO.File.ReadLines(File).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?.Split(": ")[1] ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? $"{RuntimeInformation.ProcessArchitecture}";
    }
}

/// <summary>A Markdown table, its first column to the left and the others to the right.</summary>
internal static class Table
{
    public static string Of(string[] header, params IEnumerable<string[]> rows) => string.Join(
        '\n', new[] { header, [.. header.Select((_, column) => column == 0 ? "---" : "---:")] }.Concat(rows).Select(cells => $"| {string.Join(" | ", cells)} |"));
}
