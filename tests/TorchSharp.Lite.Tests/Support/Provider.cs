namespace TorchSharp.Tests.Support;

/// <summary>These tests hold against the real TorchSharp too, but for what it has in its own way.</summary>
internal static class Provider
{
#if LITE
    internal static bool IsLite => true;
#else
    internal static bool IsLite => false;
#endif

    /// <summary>The names that are left out where the real TorchSharp is tested.</summary>
    internal static string[] Differs(params string[] names) => IsLite ? [] : names;
}
