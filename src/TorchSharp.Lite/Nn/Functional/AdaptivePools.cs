using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly Operator adaptive_avg_pool1d_new = new("aten::adaptive_avg_pool1d");
            private static readonly Operator adaptive_max_pool1d_both = new("aten::adaptive_max_pool1d");
            private static readonly Operator adaptive_avg_pool2d_new = new("aten::adaptive_avg_pool2d");
            private static readonly Operator adaptive_max_pool2d_both = new("aten::adaptive_max_pool2d");
            private static readonly Operator adaptive_avg_pool3d_new = new("aten::adaptive_avg_pool3d");
            private static readonly Operator adaptive_max_pool3d_both = new("aten::adaptive_max_pool3d");

            public static Tensor adaptive_avg_pool1d(Tensor input, long output_size) => adaptive_avg_pool1d_new.Call(input, new[] { output_size });

            public static Tensor adaptive_avg_pool2d(Tensor input, long[] output_size) => adaptive_avg_pool2d_new.Call(input, output_size);

            public static Tensor adaptive_avg_pool2d(Tensor input, (long, long) output_size) => adaptive_avg_pool2d(input, Two(output_size)!);

            public static Tensor adaptive_avg_pool2d(Tensor input, long output_size) => adaptive_avg_pool2d(input, [output_size, output_size]);

            public static Tensor adaptive_avg_pool3d(Tensor input, long[] output_size) => adaptive_avg_pool3d_new.Call(input, output_size);

            public static Tensor adaptive_avg_pool3d(Tensor input, (long, long, long) output_size) => adaptive_avg_pool3d(input, Three(output_size)!);

            public static Tensor adaptive_avg_pool3d(Tensor input, long output_size) => adaptive_avg_pool3d(input, [output_size, output_size, output_size]);

            public static Tensor adaptive_max_pool1d(Tensor input, long output_size) => adaptive_max_pool1d_both.Call(input, new[] { output_size });

            public static (Tensor Values, Tensor Indices) adaptive_max_pool1d_with_indices(Tensor input, long output_size) => adaptive_max_pool1d_both.Call2(input, new[] { output_size });

            public static Tensor adaptive_max_pool2d(Tensor input, long[] output_size) => adaptive_max_pool2d_both.Call(input, output_size);

            public static (Tensor Values, Tensor Indices) adaptive_max_pool2d_with_indices(Tensor input, long[] output_size) => adaptive_max_pool2d_both.Call2(input, output_size);

            public static Tensor adaptive_max_pool3d(Tensor input, long[] output_size) => adaptive_max_pool3d_both.Call(input, output_size);

            public static (Tensor Values, Tensor Indices) adaptive_max_pool3d_with_indices(Tensor input, long[] output_size) => adaptive_max_pool3d_both.Call2(input, output_size);
        }
    }
}
