using System.Diagnostics;
using System.Text.Json;

namespace MiniCnn.Benchmarks.Measuring;

/// <summary>What a worker answers: wall time, and figures of its own, sums over the units of work unless a section says otherwise.</summary>
internal sealed record Taken(double Seconds, Dictionary<string, double> Parts);

/// <summary>A process that waits on its standard input and does so many units of work for each line: the allocator's settings and libtorch's threads are its own.</summary>
internal sealed class Worker : IDisposable
{
    private readonly Process _process;

    private Worker(string program, params string[] arguments) =>
        _process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;

    /// <summary>Of this program, see <see cref="Subjects.Subject"/>.</summary>
    public static Worker Of(params string[] subject) => new("dotnet", [typeof(Worker).Assembly.Location, "worker", .. subject]);

    /// <summary>Of scripts/peers/network.py.</summary>
    public static Worker OfPython(params string[] arguments) => new("python3", [Path.Combine(Repository.Root, "scripts", "peers", "network.py"), .. arguments]);

    public Taken Take(int units)
    {
        _process.StandardInput.WriteLine(units);
        _process.StandardInput.Flush();
        string answer = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"a worker ended: {string.Join(' ', _process.StartInfo.ArgumentList)}");
        return JsonSerializer.Deserialize<Taken>(answer)!;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
