using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // Elements, or whole channels, set to zero at random in training; what is left is scaled so that the expectation stays.
        public static partial class functional
        {
            private static readonly Operator dropout_new = new("aten::dropout");
            private static readonly Operator dropout_in_place = new("aten::dropout_");
            private static readonly Operator feature_dropout_new = new("aten::feature_dropout");
            private static readonly Operator feature_dropout_in_place = new("aten::feature_dropout_");
            private static readonly Operator alpha_dropout_new = new("aten::alpha_dropout");
            private static readonly Operator alpha_dropout_in_place = new("aten::alpha_dropout_");
            private static readonly Operator feature_alpha_dropout_new = new("aten::feature_alpha_dropout");
            private static readonly Operator feature_alpha_dropout_in_place = new("aten::feature_alpha_dropout_");

            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                (inplace ? dropout_in_place : dropout_new).Call(input, p, training);

            public static Tensor dropout1d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) => dropout2d(input, p, training, inplace);

            public static Tensor dropout2d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                (inplace ? feature_dropout_in_place : feature_dropout_new).Call(input, p, training);

            public static Tensor dropout3d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) => dropout2d(input, p, training, inplace);

            public static Tensor alpha_dropout(Tensor input, double p = 0.5, bool training = false, bool inplace = false) =>
                (inplace ? alpha_dropout_in_place : alpha_dropout_new).Call(input, p, training);

            public static Tensor feature_alpha_dropout(Tensor input, double p = 0.5, bool training = false, bool inplace = false) =>
                (inplace ? feature_alpha_dropout_in_place : feature_alpha_dropout_new).Call(input, p, training);
        }
    }
}
