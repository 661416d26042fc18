using System.Numerics;
using MathNet.Numerics.IntegralTransforms;
using Plane = MiniCnn.Imaging.Plane;

namespace MiniCnn.Kernels;

/// <summary>What a kernel does to waves: abs(DFT) of the kernel, how much of each frequency passes.</summary>
public static class FrequencyResponse
{
    /// <summary>[size, size] magnitudes; frequency 0 is at row and column size/2, one cell is 1/size cycles per pixel, frequency rises to the right and downwards.</summary>
    /// <param name="weights">The kernel.</param>
    /// <param name="size">Cells along each axis, 2 to 1024.</param>
    public static Plane Of(Plane weights, int size = 64)
    {
        if (size is < 2 or > 1024)
            throw MiniCnnException.BadUsage($"a frequency response of {size} cells is out of range; expected 2 to 1024");
        Complex[][] rows = [.. Enumerable.Range(0, size).Select(_ => new Complex[size])];
        // A wave has the same value size cells on: what a kernel larger than the response has there is added.
        for (int n = 0; n < weights.Values.Length; n++)
            rows[n / weights.Width % size][n % weights.Width % size] += weights.Values[n];
        foreach (Complex[] row in rows)
            Fourier.Forward(row, FourierOptions.NoScaling);
        var response = new Plane(size, size);
        for (int u = 0; u < size; u++)
        {
            Complex[] column = [.. rows.Select(row => row[u])];
            Fourier.Forward(column, FourierOptions.NoScaling);
            for (int v = 0; v < size; v++)
                response[(v + (size / 2)) % size, (u + (size / 2)) % size] = (float)column[v].Magnitude;
        }
        return response;
    }
}
