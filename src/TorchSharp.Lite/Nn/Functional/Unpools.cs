using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // Maxima back to where they came from; zeros elsewhere.
        public static partial class functional
        {
            private static readonly Operator max_unpool2d_new = new("aten::max_unpool2d");
            private static readonly Operator max_unpool3d_new = new("aten::max_unpool3d");

            public static Tensor max_unpool1d(Tensor input, Tensor indices, long kernel_size, long? stride = null, long? padding = null, long[]? output_size = null)
            {
                var size = UnpooledSize(input, [kernel_size], stride is { } step ? [step] : null, padding is { } width ? [width] : null, output_size, 1);
                using var wide = input.unsqueeze(-1);
                using var places = indices.unsqueeze(-1);
                using var image = max_unpool2d_new.Call(wide, places, new[] { size[0], 1 });
                return image.squeeze(-1);
            }

            public static Tensor max_unpool2d(Tensor input, Tensor indices, long[] kernel_size, long[]? stride = null, long[]? padding = null, long[]? output_size = null) =>
                max_unpool2d_new.Call(input, indices, UnpooledSize(input, kernel_size, stride, padding, output_size, 2));

            public static Tensor max_unpool3d(Tensor input, Tensor indices, long[] kernel_size, long[]? stride = null, long[]? padding = null, long[]? output_size = null) =>
                max_unpool3d_new.Call(input, indices, UnpooledSize(input, kernel_size, stride, padding, output_size, 3), stride ?? kernel_size, padding ?? new long[kernel_size.Length]);

            private static long[] UnpooledSize(Tensor input, long[] kernel, long[]? stride, long[]? padding, long[]? wanted, int dimensions)
            {
                var shape = input.shape;
                if (wanted is not null) return wanted.Length == shape.Length ? wanted[^dimensions..] : wanted;
                return kernel.Select((size, n) => ((shape[shape.Length - dimensions + n] - 1) * (stride ?? kernel)[n]) + size - (2 * (padding?[n] ?? 0))).ToArray();
            }
        }
    }
}
