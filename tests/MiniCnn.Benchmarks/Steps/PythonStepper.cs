using System.Diagnostics;
using System.Globalization;

namespace MiniCnn.Benchmarks.Steps;

/// <summary>scripts/peers/step.py in a process of its own, which waits on its standard input between measurements.</summary>
internal sealed class PythonStepper : IStepper
{
    private readonly Process _process;

    internal PythonStepper(string python, int batch, string optimizer, int threads, bool tunedAllocator)
    {
        Name = tunedAllocator ? "Python, tuned" : "Python";
        var start = new ProcessStartInfo(python, [Script(), $"{batch}", optimizer, $"{threads}"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (tunedAllocator)
        {
            // glibc keeps freed memory instead of giving it back after each step
            start.Environment["MALLOC_MMAP_THRESHOLD_"] = "1073741824";
            start.Environment["MALLOC_TRIM_THRESHOLD_"] = "2147483647";
            start.Environment["MALLOC_TOP_PAD_"] = "67108864";
        }
        _process = Process.Start(start)!;
    }

    public string Name { get; }

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

    private static string Script()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, "scripts", "peers", "step.py");
            if (File.Exists(path)) return path;
        }
        throw new FileNotFoundException("scripts/peers/step.py is not in any folder above the program");
    }
}
