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
        var values = new Complex[size * size];
        // A wave has the same value size cells on: what a kernel larger than the response has there is added.
        for (int n = 0; n < weights.Values.Length; n++)
            values[(n / weights.Width % size * size) + (n % weights.Width % size)] += weights.Values[n];
        values = Transform(values, size);
        int Shifted(int cell) => (cell + size - (size / 2)) % size;
        return new Plane(size, size, [.. Enumerable.Range(0, size * size).Select(n => (float)values[(Shifted(n / size) * size) + Shifted(n % size)].Magnitude)]);
    }

    /// <summary>The two-dimensional DFT of [size, size] numbers with the plus sign of cross-correlation, frequency 0 first.</summary>
    internal static Complex[] Transform(Complex[] values, int size)
    {
        return Columns(Columns(values));

        // transforms the rows and returns them as columns
        Complex[] Columns(Complex[] values)
        {
            Complex[][] rows = [.. values.Chunk(size)];
            foreach (Complex[] row in rows)
                Fourier.Inverse(row, FourierOptions.NoScaling);
            return [.. Enumerable.Range(0, values.Length).Select(i => rows[i % size][i / size])];
        }
    }
}
