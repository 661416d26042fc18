using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static IDisposable no_grad() => new GradMode(false);

    public static IDisposable enable_grad(bool enabled = true) => new GradMode(enabled);

    public static IDisposable set_grad_enabled(bool mode = true) => new GradMode(mode);

    public static IDisposable inference_mode(bool mode = true) => new InferenceMode(mode);

    public static bool is_grad_enabled() => NativeMethods.tsl_grad_mode() == 1;

    public static bool is_inference_mode_enabled() => NativeMethods.tsl_inference_mode() == 1;

    private sealed class GradMode : IDisposable
    {
        private readonly int _before = NativeMethods.tsl_grad_mode();
        private bool _left;

        internal GradMode(bool enabled) => NativeMethods.tsl_set_grad_mode(enabled ? 1 : 0);

        public void Dispose()
        {
            if (_left) return;
            _left = true;
            NativeMethods.tsl_set_grad_mode(_before);
        }
    }

    private sealed class InferenceMode : IDisposable
    {
        private nint _guard;

        internal InferenceMode(bool enabled) => _guard = NativeMethods.tsl_inference_mode_enter(enabled ? 1 : 0);

        public void Dispose()
        {
            if (_guard != 0) NativeMethods.tsl_inference_mode_leave(_guard);
            _guard = 0;
        }
    }
}

/// <summary>Anomaly detection for as long as this lives; the setting before comes back at its end.</summary>
public class AnomalyMode : IDisposable
{
    private readonly bool _enabledBefore = IsEnabled;
    private readonly bool _checkBefore = ShouldCheckNaN;

    public AnomalyMode(bool enabled, bool check_nan = true) => NativeMethods.tsl_set_anomaly_mode(enabled ? 1 : 0, check_nan ? 1 : 0);

    public static bool IsEnabled => NativeMethods.tsl_anomaly_mode() == 1;

    public static bool ShouldCheckNaN => NativeMethods.tsl_anomaly_checks_nan() == 1;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => NativeMethods.tsl_set_anomaly_mode(_enabledBefore ? 1 : 0, _checkBefore ? 1 : 0);
}
