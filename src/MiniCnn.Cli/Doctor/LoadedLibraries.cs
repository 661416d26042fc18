using System.Diagnostics;

namespace MiniCnn.Cli.Doctor;

/// <summary>The native libraries that this process has loaded.</summary>
internal static class LoadedLibraries
{
    /// <summary>The file of the first one whose name begins with one of these; null when there is none or the system does not tell.</summary>
    public static string? Find(params ReadOnlySpan<string> prefixes)
    {
        using var process = Process.GetCurrentProcess();
        var files = process.Modules.Cast<ProcessModule>().Select(module => module.FileName).ToList();
        foreach (string prefix in prefixes)
        {
            foreach (string? file in files)
            {
                if (Path.GetFileName(file).StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                    return file;
            }
        }
        return null;
    }
}
