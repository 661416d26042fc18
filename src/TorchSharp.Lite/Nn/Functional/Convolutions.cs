using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly Operator linear_new = new("aten::linear");
            private static readonly Operator bilinear_new = new("aten::bilinear");
            private static readonly Operator conv1d_new = new("aten::conv1d");
            private static readonly Operator conv1d_named = new("aten::conv1d", "padding");
            private static readonly Operator conv2d_new = new("aten::conv2d");
            private static readonly Operator conv2d_named = new("aten::conv2d", "padding");
            private static readonly Operator conv3d_new = new("aten::conv3d");
            private static readonly Operator conv3d_named = new("aten::conv3d", "padding");
            private static readonly Operator conv_transpose1d_new = new("aten::conv_transpose1d");
            private static readonly Operator conv_transpose2d_new = new("aten::conv_transpose2d", "input");
            private static readonly Operator conv_transpose3d_new = new("aten::conv_transpose3d", "input");

            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) => linear_new.Call(input, weights, bias);

            public static Tensor bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias = null) => bilinear_new.Call(input1, input2, weight, bias);

            public static Tensor conv1d(Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, long? padding = null, long? dilation = null, long groups = 1) =>
                conv1d_new.Call(input, weight, bias, One(stride), One(padding), One(dilation), groups);

            public static Tensor conv1d_padding(Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, Padding padding = Padding.Valid, long? dilation = null, long groups = 1) =>
                conv1d_named.Call(input, weight, bias, One(stride), Word(padding), One(dilation), groups);

            public static Tensor conv2d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? dilation = null, long groups = 1) =>
                conv2d_new.Call(input, weight, bias, Many(strides), Many(padding), Many(dilation), groups);

            public static Tensor conv2d_padding(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, Padding padding = Padding.Valid, long[]? dilation = null, long groups = 1) =>
                conv2d_named.Call(input, weight, bias, Many(strides), Word(padding), Many(dilation), groups);

            public static Tensor conv3d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? dilation = null, long groups = 1) =>
                conv3d_new.Call(input, weight, bias, Many(strides), Many(padding), Many(dilation), groups);

            public static Tensor conv3d_padding(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, Padding padding = Padding.Valid, long[]? dilation = null, long groups = 1) =>
                conv3d_named.Call(input, weight, bias, Many(strides), Word(padding), Many(dilation), groups);

            public static Tensor conv_transpose1d(Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, long? padding = null, long? output_padding = null, long? dilation = null, long groups = 1) =>
                conv_transpose1d_new.Call(input, weight, bias, One(stride), One(padding), One(output_padding), groups, One(dilation));

            public static Tensor conv_transpose2d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? output_padding = null, long[]? dilation = null, long groups = 1) =>
                conv_transpose2d_new.Call(input, weight, bias, Many(strides), Many(padding), Many(output_padding), groups, Many(dilation));

            public static Tensor conv_transpose3d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? output_padding = null, long[]? dilation = null, long groups = 1) =>
                conv_transpose3d_new.Call(input, weight, bias, Many(strides), Many(padding), Many(output_padding), groups, Many(dilation));

            // What is not given takes the schema's default.
            private static Argument One(long? value) => value is { } given ? new long[] { given } : Argument.Default;

            private static Argument Many(long[]? values) => values is null ? Argument.Default : values;

            private static long[]? Two((long, long)? values) => values is var (first, second) ? [first, second] : null;

            private static long[]? Three((long, long, long)? values) => values is var (first, second, third) ? [first, second, third] : null;

            private static Argument Word(Padding padding) => padding == Padding.Same ? "same" : "valid";
        }
    }
}
