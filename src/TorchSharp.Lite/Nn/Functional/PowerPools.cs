namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // Pooling by the p-norm of each window.
        public static partial class functional
        {
            public static Tensor lp_pool1d(Tensor input, double norm_type, long kernel_size, long? stride = null, bool ceil_mode = false)
            {
                using var scope = NewDisposeScope();
                return Root(avg_pool1d(input.pow(norm_type), kernel_size, stride, 0, ceil_mode), kernel_size, norm_type).MoveToOuterDisposeScope();
            }

            public static Tensor lp_pool2d(Tensor input, double norm_type, long[] kernel_size, long[]? stride = null, bool ceil_mode = false)
            {
                using var scope = NewDisposeScope();
                var area = kernel_size.Length == 1 ? kernel_size[0] * kernel_size[0] : kernel_size[0] * kernel_size[1];
                return Root(avg_pool2d(input.pow(norm_type), kernel_size, stride, null, ceil_mode), area, norm_type).MoveToOuterDisposeScope();
            }

            public static Tensor lp_pool2d(Tensor input, double norm_type, long kernel_size, long? stride = null, bool ceil_mode = false) =>
                lp_pool2d(input, norm_type, [kernel_size, kernel_size], stride is { } step ? [step, step] : null, ceil_mode);

            /// <summary>From the mean of powers to the root of their sum.</summary>
            private static Tensor Root(Tensor means, long count, double power) => means.sign().mul(relu(means.abs())).mul(count).pow(1 / power);
        }
    }
}
