using System.Numerics;
using MathNet.Numerics.IntegralTransforms;
using Plane = MiniCnn.Imaging.Plane;

namespace MiniCnn.Kernels;

/// <summary>What a kernel does to waves: abs(DFT) of the kernel, how much of each frequency passes.</summary>
public static class FrequencyResponse
{
    /// <summary>
    /// [size, size] magnitudes; frequency 0 is at row and column size/2, one cell is 1/size cycles per pixel, frequency rises to the right and
    /// downwards.
    /// </summary>
    /// <param name="weights">The kernel.</param>
    /// <param name="size">Cells along each axis, 2 to 1024.</param>
    public static Plane Of(Plane weights, int size = 64)
    {
        if (size is < 2 or > 1024)
            throw MiniCnnException.BadUsage($"a frequency response of {size} cells is out of range; expected 2 to 1024");
        var cells = new Complex[size * size];
        // A wave has the same value size cells on: what a kernel larger than the response has there is added.
        for (int n = 0; n < weights.Values.Length; n++)
            cells[(n / weights.Width % size * size) + (n % weights.Width % size)] += weights.Values[n];
        Fourier.Forward2D(cells, size, size, FourierOptions.NoScaling);
        var response = new Plane(size, size);
        for (int v = 0; v < size; v++)
        {
            for (int u = 0; u < size; u++)
                response[(v + (size / 2)) % size, (u + (size / 2)) % size] = (float)cells[(v * size) + u].Magnitude;
        }
        return response;
    }
}
