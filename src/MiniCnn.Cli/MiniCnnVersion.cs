using System.Reflection;

namespace MiniCnn.Cli;

internal static class MiniCnnVersion
{
    /// <summary>For example <c>0.1.0</c>: without the commit that the SDK appends after a plus sign.</summary>
    public static string Text { get; } =
        (typeof(MiniCnnVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown").Split('+')[0];
}
