using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace MiniCnn.Tests.Support;

/// <summary><c>minicnn</c> as a process of its own, for what only a process can show: signals, sudden death and its own memory.</summary>
internal sealed class CommandProcess : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(300);

    private readonly Process _process;
    private readonly ConcurrentQueue<string?> _error = [];

    /// <param name="args">What is typed behind the name.</param>
    /// <param name="heapBytes">What all managed objects together may take; beyond it the runtime gives up.</param>
    /// <param name="before">Lines of a shell that are run in the process first, such as <c>ulimit -f 8</c>.</param>
    public CommandProcess(IEnumerable<string> args, long? heapBytes = null, string? before = null)
    {
        // a shell starts background work with Ctrl-C ignored, and everything below inherits that; here it is to count
        string[] launch = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", "dotnet"] : ["dotnet"];
        string[] shell = before is null ? [] : ["sh", "-c", $"{before}\nexec \"$@\"", "sh"];
        string[] command = [.. shell, .. launch, Path.Combine(AppContext.BaseDirectory, "MiniCnn.Cli.dll"), .. args];
        ProcessStartInfo start = new(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (heapBytes is { } limit)
            start.Environment["DOTNET_GCHeapHardLimit"] = $"0x{limit:x}";
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => _error.Enqueue(line.Data);
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    public string Error => string.Join('\n', _error);

    public void WaitFor(string text)
    {
        DateTime end = DateTime.UtcNow + Limit;
        for (; !Error.Contains(text, StringComparison.Ordinal); Thread.Sleep(10))
        {
            if (_process.HasExited || DateTime.UtcNow > end)
                throw new TimeoutException($"'{text}' never came; stderr: {Error}");
        }
    }

    /// <summary>Sends a signal by name: INT, TERM or KILL.</summary>
    public void Send(string signal) => Kill(_process.Id, signal switch { "INT" => 2, "TERM" => 15, _ => 9 }).ShouldBe(0);

    public int WaitForExit()
    {
        if (!_process.WaitForExit(Limit))
            throw new TimeoutException($"It did not end; stderr: {Error}");
        _process.WaitForExit(); // only without a limit does it wait for the last lines too
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    // the program kill is not on every machine
    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
