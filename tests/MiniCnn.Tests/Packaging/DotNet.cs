using System.Diagnostics;

namespace MiniCnn.Tests.Packaging;

/// <summary>A call of the SDK or of a program that a build made; the text is stdout, then stderr.</summary>
internal sealed record DotNet(int ExitCode, string Text)
{
    public static string PackageFolder { get; } = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary><c>dotnet</c> with these arguments; fails the test where it doesn't end with 0.</summary>
    public static string Run(string folder, params string[] args) => RunProgram("dotnet", folder, args);

    public static string RunProgram(string program, string folder, params string[] args)
    {
        DotNet call = Start(program, folder, args);
        call.ExitCode.ShouldBe(0, $"{program} {string.Join(' ', args)}:\n{call.Text}");
        return call.Text;
    }

    public static DotNet Start(string program, string folder, params string[] args)
    {
        ProcessStartInfo start = new(program, args) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // what the SDK that runs the tests has set for its own children
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        foreach ((string name, string value) in new[] { ("MSBUILDDISABLENODEREUSE", "1"), ("DOTNET_CLI_UI_LANGUAGE", "en"), ("DOTNET_NOLOGO", "1"), ("DOTNET_CLI_TELEMETRY_OPTOUT", "1") })
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(10)))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', args)} did not end in ten minutes");
        }
        return new DotNet(process.ExitCode, output.Result + error.Result);
    }
}
