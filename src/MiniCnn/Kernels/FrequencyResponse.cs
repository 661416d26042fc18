using MiniCnn.Imaging;

namespace MiniCnn.Kernels;

/// <summary>
/// What a kernel does to waves: abs(DFT) of the kernel. The magnitude tells how much of each frequency passes.
/// </summary>
public static class FrequencyResponse
{
    /// <summary>Cells along each axis unless told otherwise.</summary>
    public const int DefaultSize = 64;

    /// <summary>
    /// [size, size] magnitudes; frequency 0 stands at row and column size/2, one cell is 1/size cycles per pixel, frequency rises
    /// to the right and downwards.
    /// </summary>
    /// <param name="weights">The kernel.</param>
    /// <param name="size">Cells along each axis, 2 to 1024.</param>
    public static Plane Of(Plane weights, int size = DefaultSize)
    {
        if (size is < 2 or > 1024)
            throw MiniCnnException.BadUsage($"a frequency response of {size} cells is out of range; expected 2 to 1024");
        // Along the rows first, then along the columns: the sum over the kernel is separable whatever the kernel is.
        double[,] real = new double[weights.Height, size], imaginary = new double[weights.Height, size];
        for (int y = 0; y < weights.Height; y++)
        {
            for (int u = 0; u < size; u++)
            {
                for (int x = 0; x < weights.Width; x++)
                {
                    (double sine, double cosine) = Math.SinCos(-2 * Math.PI * (u - (size / 2)) * x / size);
                    real[y, u] += weights[y, x] * cosine;
                    imaginary[y, u] += weights[y, x] * sine;
                }
            }
        }
        var response = new Plane(size, size);
        for (int v = 0; v < size; v++)
        {
            for (int u = 0; u < size; u++)
            {
                double a = 0, b = 0;
                for (int y = 0; y < weights.Height; y++)
                {
                    (double sine, double cosine) = Math.SinCos(-2 * Math.PI * (v - (size / 2)) * y / size);
                    a += (real[y, u] * cosine) - (imaginary[y, u] * sine);
                    b += (real[y, u] * sine) + (imaginary[y, u] * cosine);
                }
                response[v, u] = (float)Math.Sqrt((a * a) + (b * b));
            }
        }
        return response;
    }
}
