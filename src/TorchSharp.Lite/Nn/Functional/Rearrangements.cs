using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly Operator im2col = new("aten::im2col");
            private static readonly Operator col2im = new("aten::col2im");
            private static readonly Operator pixel_shuffle_new = new("aten::pixel_shuffle");
            private static readonly Operator pixel_unshuffle_new = new("aten::pixel_unshuffle");
            private static readonly Operator one_hot_new = new("aten::one_hot");

            /// <summary>Every patch as a column: (N, C, H, W) to (N, C·kernel area, number of patches).</summary>
            public static Tensor unfold(Tensor input, (long, long) kernel_size, (long, long)? dilation = null, (long, long)? padding = null, (long, long)? stride = null) =>
                im2col.Call(input, Two(kernel_size), Two(dilation ?? (1, 1)), Two(padding ?? (0, 0)), Two(stride ?? (1, 1)));

            public static Tensor unfold(Tensor input, long kernel_size, long dilation = 1, long padding = 0, long stride = 1) =>
                unfold(input, (kernel_size, kernel_size), (dilation, dilation), (padding, padding), (stride, stride));

            /// <summary>Columns back to an image; values of overlapping patches are summed.</summary>
            public static Tensor fold(Tensor input, (long, long) output_size, (long, long) kernel_size, (long, long)? dilation = null, (long, long)? padding = null, (long, long)? stride = null) =>
                col2im.Call(input, Two(output_size), Two(kernel_size), Two(dilation ?? (1, 1)), Two(padding ?? (0, 0)), Two(stride ?? (1, 1)));

            public static Tensor fold(Tensor input, long output_size, long kernel_size, long dilation = 1, long padding = 0, long stride = 1) =>
                fold(input, (output_size, output_size), (kernel_size, kernel_size), (dilation, dilation), (padding, padding), (stride, stride));

            public static Tensor pixel_shuffle(Tensor input, long upscale_factor) => pixel_shuffle_new.Call(input, upscale_factor);

            public static Tensor pixel_unshuffle(Tensor input, long downscale_factor) => pixel_unshuffle_new.Call(input, downscale_factor);

            /// <summary>Class numbers to rows of zeros with a one; −1 classes: as many as the largest number needs.</summary>
            public static Tensor one_hot(Tensor x, long num_classes = -1) => x.dtype == ScalarType.Int64
                ? one_hot_new.Call(x, num_classes)
                : throw new ArgumentException($"one_hot takes indices of type Int64, not {x.dtype}.", nameof(x));
        }
    }
}
