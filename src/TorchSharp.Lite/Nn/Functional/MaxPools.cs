using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly Operator max_pool1d_new = new("aten::max_pool1d");
            private static readonly Operator max_pool1d_both = new("aten::max_pool1d_with_indices");
            private static readonly Operator max_pool2d_new = new("aten::max_pool2d");
            private static readonly Operator max_pool2d_both = new("aten::max_pool2d_with_indices");
            private static readonly Operator max_pool3d_new = new("aten::max_pool3d");
            private static readonly Operator max_pool3d_both = new("aten::max_pool3d_with_indices");

            public static Tensor max_pool1d(Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                max_pool1d_new.Call(input, new[] { kernel_size }, One(stride), One(padding), One(dilation), ceil_mode);

            public static (Tensor output, Tensor indices) max_pool1d_with_indices(Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                max_pool1d_both.Call2(input, new[] { kernel_size }, One(stride), One(padding), One(dilation), ceil_mode);

            public static Tensor max_pool2d(Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
                max_pool2d_new.Call(input, kernel_size, Many(strides), Many(padding), Many(dilation), ceil_mode);

            public static Tensor max_pool2d(Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                max_pool2d_new.Call(input, new[] { kernel_size, kernel_size }, One(stride), One(padding), One(dilation), ceil_mode);

            public static Tensor max_pool2d(Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null, bool ceil_mode = false) =>
                max_pool2d(input, Two(kernel_size)!, Two(stride), Two(padding), Two(dilation), ceil_mode);

            public static (Tensor output, Tensor indices) max_pool2d_with_indices(Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
                max_pool2d_both.Call2(input, kernel_size, Many(strides), Many(padding), Many(dilation), ceil_mode);

            public static Tensor max_pool3d(Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
                max_pool3d_new.Call(input, kernel_size, Many(strides), Many(padding), Many(dilation), ceil_mode);

            public static (Tensor output, Tensor indices) max_pool3d_with_indices(Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
                max_pool3d_both.Call2(input, kernel_size, Many(strides), Many(padding), Many(dilation), ceil_mode);
        }
    }
}
