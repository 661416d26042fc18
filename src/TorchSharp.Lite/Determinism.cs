using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Operators without a deterministic form throw (or warn) until the result is disposed; then the setting before comes back.</summary>
    public static IDisposable use_deterministic_algorithms(bool mode = true, bool warn_only = false) => new Determinism(mode, warn_only);

    public static bool are_deterministic_algorithms_enabled() => NativeMethods.tsl_deterministic() == 1;

    public static bool is_deterministic_algorithms_warn_only_enabled() => NativeMethods.tsl_deterministic_warns_only() == 1;

    private sealed class Determinism : IDisposable
    {
        private readonly int _before = NativeMethods.tsl_deterministic();
        private readonly int _warnedOnly = NativeMethods.tsl_deterministic_warns_only();

        internal Determinism(bool mode, bool warnOnly) => NativeMethods.tsl_set_deterministic(mode ? 1 : 0, warnOnly ? 1 : 0);

        public void Dispose() => NativeMethods.tsl_set_deterministic(_before, _warnedOnly);
    }
}
