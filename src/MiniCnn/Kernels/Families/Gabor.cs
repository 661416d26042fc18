namespace MiniCnn.Kernels.Families;

/// <summary>A wave under a Gaussian window.</summary>
internal static class Gabor
{
    public static KernelFamily Family { get; } = new()
    {
        Name = "gabor",
        Title = "Gabor",
        Summary = "Stripes of one direction and width.",
        Description = "cos(2π x'/wavelength + phase) exp(-(x'² + (aspect y')²)/2σ²) with x' along the wave. Phase 0 finds lines, phase 90 edges. Cells of the visual cortex and the first layer of many trained networks look like this. Phase 0 has weights that do not sum to 0: it sees some of the mean too.",
        Source = "D. Gabor, Theory of communication, 1946; J. G. Daugman, Uncertainty relation for resolution in space, J. Optical Society of America A 2, 1985.",
        Parameters =
        [
            KernelParameter.Size(15, 3, 101, 2),
            new("orientation", "direction of the wave in degrees: 0 along the rows (upright stripes), growing clockwise", 0, -360, 360),
            new("wavelength", "pixels from stripe to stripe", 6, 2, 100),
            new("sigma", "standard deviation of the window in pixels; 0 takes 0.56 wavelengths (one octave)", 0, 0, 100),
            new("aspect", "1 is a round window, less is longer along the stripes", 0.5, 0.05, 4),
            new("phase", "degrees; 0 even, 90 odd", 0, -360, 360),
        ],
        Weights = (_, n) =>
        {
            int size = (int)n[0], middle = size / 2;
            double angle = n[1] * Math.PI / 180, phase = n[5] * Math.PI / 180, sigma = n[3] == 0 ? 0.56 * n[2] : n[3];
            return Profiles.Fill(size, size, (row, column) =>
            {
                double along = ((column - middle) * Math.Cos(angle)) + ((row - middle) * Math.Sin(angle));
                double across = ((row - middle) * Math.Cos(angle)) - ((column - middle) * Math.Sin(angle));
                double square = (along * along) + (n[4] * n[4] * across * across);
                return Math.Exp(-square / (2 * sigma * sigma)) * Math.Cos((2 * Math.PI * along / n[2]) + phase);
            });
        },
    };
}
