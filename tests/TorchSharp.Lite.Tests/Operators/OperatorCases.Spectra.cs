using static TorchSharp.torch;

namespace TorchSharp.Tests.Operators;

internal static partial class OperatorCases
{
    private static Dictionary<string, Func<Tensor[], Tensor[]>> Spectra => new()
    {
        ["fft.fft"] = x => [fft.fft_(x[0])],
        ["fft.fft length"] = x => [fft.fft_(x[0], 8, 1, FFTNormType.Ortho)],
        ["fft.ifft"] = x => [fft.ifft(x[0].view_as_complex())],
        ["fft.rfft"] = x => [fft.rfft(x[0], norm: FFTNormType.Forward)],
        ["fft.irfft"] = x => [fft.irfft(x[0].view_as_complex(), 6)],
        ["fft.hfft"] = x => [fft.hfft(x[0].view_as_complex())],
        ["fft.fft2"] = x => [fft.fft2(x[0])],
        ["fft.ifft2"] = x => [fft.ifft2(x[0])],
        ["fft.rfft2"] = x => [fft.rfft2(x[0], new long[] { 4, 4 })],
        ["fft.irfft2"] = x => [fft.irfft2(x[0].view_as_complex())],
        ["fft.fftn"] = x => [fft.fftn(x[0])],
        ["fft.rfftn"] = x => [fft.rfftn(x[0])],
        ["fft.fftshift"] = x => [fft.fftshift(x[0])],
        ["fft.ifftshift"] = x => [fft.ifftshift(x[0], new long[] { 1 })],
        ["fft.fftfreq"] = _ => [fft.fftfreq(5, 0.5, dtype: float64)],
        ["fft.rfftfreq"] = _ => [fft.rfftfreq(6, dtype: float64)],
        ["stft"] = x => Forms(
            x[0].stft(4, 2, window: hann_window(4, dtype: float64), return_complex: true),
            stft(x[0], 4, 2, 4, hann_window(4, dtype: float64), return_complex: true)),
        ["istft"] = x => [x[0].stft(4, 2, window: hann_window(4, dtype: float64), return_complex: true).istft(4, 2, window: hann_window(4, dtype: float64))],
        ["bartlett_window"] = _ => [bartlett_window(7, dtype: float64)],
        ["blackman_window"] = _ => [blackman_window(7, dtype: float64)],
        ["hamming_window"] = _ => [hamming_window(7, alpha: 0.54f, dtype: float64)],
        ["hann_window"] = _ => [hann_window(7, dtype: float64)],
        ["kaiser_window"] = _ => [kaiser_window(7, dtype: float64)],
    };
}
