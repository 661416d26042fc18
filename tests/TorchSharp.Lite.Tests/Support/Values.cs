using TorchSharp;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Support;

/// <summary>Inputs that scripts/references/lite_archive.py makes in the same way, so that no file has to hold them.</summary>
internal static class Values
{
    /// <summary>Numbers between −1 and 1.</summary>
    internal static Tensor Of(long[] shape, int seed = 0)
    {
        var numbers = new float[shape.Aggregate(1L, (product, size) => product * size)];
        for (var n = 0; n < numbers.Length; n++)
        {
            var hash = unchecked(((uint)(n + 1) * 2654435761u) + ((uint)seed * 40503u));
            hash ^= hash >> 15;
            hash = unchecked(hash * 2246822519u);
            hash ^= hash >> 13;
            numbers[n] = (float)((hash / (double)(1u << 31)) - 1);
        }
        return tensor(numbers, shape);
    }

    /// <summary>What an output is multiplied with before its sum is taken for the gradients.</summary>
    internal static Tensor WeightsFor(Tensor output)
    {
        var numbers = new double[output.NumberOfElements];
        for (var n = 0; n < numbers.Length; n++) numbers[n] = (((n * 7919L) % 13) - 6) / 7.0;
        return tensor(numbers, output.shape).to(output.dtype);
    }

    internal static Tensor Labels(long[] shape, long classes)
    {
        var numbers = new long[shape.Aggregate(1L, (product, size) => product * size)];
        for (var n = 0; n < numbers.Length; n++) numbers[n] = ((n * 7L) + 3) % classes;
        return tensor(numbers, shape);
    }

    internal static Tensor Signs(long[] shape) => Labels(shape, 2).to(ScalarType.Float32).mul(2).sub(1);
}
