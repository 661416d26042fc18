namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Krizhevsky et al. 2012: divided by (k + alpha · mean of the squares of <paramref name="size"/> neighbouring channels) to the power beta.</summary>
            public static Tensor local_response_norm(Tensor input, long size, double alpha = 1e-4, double beta = 0.75, double k = 1)
            {
                if (input.Dimensions < 3) throw new ArgumentException($"Invalid number of dimensions for LocalResponseNorm argument: {input.Dimensions}");
                using var scope = NewDisposeScope();
                var shape = input.shape;
                // The channels become the depth of a single-channel volume, of which only the depth is averaged.
                var squares = input.mul(input).reshape(shape[0], 1, shape[1], -1);
                var padded = functional.pad(squares, [0, 0, size / 2, (size - 1) / 2]);
                var means = avg_pool2d(padded, [size, 1], [1, 1]);
                var divisor = means.reshape(shape).mul(alpha).add(k).pow(beta);
                return input.div(divisor).MoveToOuterDisposeScope();
            }
        }
    }
}
