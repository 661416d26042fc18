using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor stft(Tensor input, long n_fft, long hop_length = -1, long win_length = -1, Tensor? window = null, bool center = true, PaddingModes pad_mode = PaddingModes.Reflect, bool normalized = false, bool? onesided = null, bool? return_complex = null) =>
        input.stft(n_fft, hop_length, win_length, window, center, pad_mode, normalized, onesided, return_complex);
    public static Tensor istft(Tensor input, long n_fft, long hop_length = -1, long win_length = -1, Tensor? window = null, bool center = true, bool normalized = false, bool? onesided = null, long length = -1, bool return_complex = false) =>
        input.istft(n_fft, hop_length, win_length, window, center, normalized, onesided, length, return_complex);
    public static Tensor bartlett_window(long len, bool periodic = true, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Made(Op.bartlett_window_periodic.Call(len, periodic, Floating(dtype), Argument.None, InitializeDevice(device)), requires_grad, null);
    public static Tensor blackman_window(long len, bool periodic = true, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Made(Op.blackman_window_periodic.Call(len, periodic, Floating(dtype), Argument.None, InitializeDevice(device)), requires_grad, null);
    public static Tensor hamming_window(long len, bool periodic = true, float alpha = 0.54f, float beta = 0.46f, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Made(Op.hamming_window_periodic_alpha_beta.Call(len, periodic, (double)alpha, (double)beta, Floating(dtype), Argument.None, InitializeDevice(device)), requires_grad, null);
    public static Tensor hann_window(long len, bool periodic = true, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Made(Op.hann_window_periodic.Call(len, periodic, Floating(dtype), Argument.None, InitializeDevice(device)), requires_grad, null);
    public static Tensor kaiser_window(long len, bool periodic = true, float beta = 12, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Made(Op.kaiser_window_beta.Call(len, periodic, (double)beta, Floating(dtype), Argument.None, InitializeDevice(device)), requires_grad, null);

    private static ScalarType Floating(ScalarType? dtype) => dtype is { } asked && !is_floating_point(asked)
        ? throw new ArgumentException($"A window has elements of a floating-point type, not {asked}.", nameof(dtype))
        : dtype ?? defaultType;
}

file static class Op
{
    internal static readonly Operator bartlett_window_periodic = new("aten::bartlett_window", "periodic");
    internal static readonly Operator blackman_window_periodic = new("aten::blackman_window", "periodic");
    internal static readonly Operator hamming_window_periodic_alpha_beta = new("aten::hamming_window", "periodic_alpha_beta");
    internal static readonly Operator hann_window_periodic = new("aten::hann_window", "periodic");
    internal static readonly Operator kaiser_window_beta = new("aten::kaiser_window", "beta");
}
