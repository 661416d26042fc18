using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace MiniCnn.Benchmarks.Steps;

/// <summary>scripts/peers/step.py in a process of its own, which waits on its standard input between measurements.</summary>
internal sealed class PythonStepper : IStepper
{
    private readonly Process _process;

    internal PythonStepper(string python, int batch, string optimizer, int threads, bool tunedAllocator)
    {
        var start = new ProcessStartInfo(python, [Script(), $"{batch}", optimizer, $"{threads}"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (tunedAllocator)
        {
            // glibc keeps freed memory instead of giving it back after each step
            foreach ((string name, string bytes) in new[] { ("MMAP_THRESHOLD", "1073741824"), ("TRIM_THRESHOLD", "2147483647"), ("TOP_PAD", "67108864") })
                start.Environment[$"MALLOC_{name}_"] = bytes;
        }
        _process = Process.Start(start)!;
    }

    public Taken Take(int steps)
    {
        _process.StandardInput.WriteLine(steps);
        _process.StandardInput.Flush();
        string answer = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("scripts/peers/step.py ended: is PyTorch installed for this Python?");
        double[] numbers = answer.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return new Taken(numbers[0], numbers[1], numbers[2]);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static string Script([CallerFilePath] string source = "") => Path.GetFullPath("../../../../scripts/peers/step.py", source);
}
