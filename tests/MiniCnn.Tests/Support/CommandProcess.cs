using System.Diagnostics;
using System.Runtime.InteropServices;

namespace MiniCnn.Tests.Support;

/// <summary><c>minicnn</c> as a process of its own, for what only a process can show: signals and sudden death.</summary>
internal sealed class CommandProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringWriter _error = new();
    private readonly ManualResetEventSlim _said = new();
    private string _awaited = "";

    public CommandProcess(params IEnumerable<string> args)
    {
        // a shell starts background work with Ctrl-C ignored, and everything below inherits that; here it is to count
        string[] launch = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", "dotnet"] : ["dotnet"];
        ProcessStartInfo start = new(launch[0], [.. launch[1..], Path.Combine(AppContext.BaseDirectory, "MiniCnn.Cli.dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = new Process { StartInfo = start };
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.OutputDataReceived += (_, _) => { };
        _process.Start();
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    /// <summary>All of stderr so far.</summary>
    public string Error
    {
        get
        {
            lock (_error)
                return _error.ToString();
        }
    }

    /// <summary>Waits until stderr has had this text.</summary>
    public void WaitFor(string text)
    {
        lock (_error)
        {
            _awaited = text;
            Hear(null);
        }

        DateTime end = DateTime.UtcNow.AddSeconds(120);
        while (!_said.Wait(TimeSpan.FromMilliseconds(100)))
        {
            if (_process.HasExited || DateTime.UtcNow > end)
                throw new TimeoutException($"'{text}' never came; stderr: {Error}");
        }
    }

    /// <summary>Sends a signal by name: INT, TERM or KILL.</summary>
    public void Send(string signal) => Kill(_process.Id, signal switch { "INT" => 2, "TERM" => 15, _ => 9 }).ShouldBe(0);

    /// <summary>The exit code.</summary>
    public int WaitForExit()
    {
        if (!_process.WaitForExit(TimeSpan.FromSeconds(120)))
            throw new TimeoutException($"It did not end; stderr: {Error}");
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
        _said.Dispose();
        _error.Dispose();
    }

    private void Hear(string? line)
    {
        lock (_error)
        {
            if (line is not null)
                _error.WriteLine(line);
            if (_awaited.Length > 0 && _error.ToString().Contains(_awaited, StringComparison.Ordinal))
                _said.Set();
        }
    }

    // the program kill is not on every machine
    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
