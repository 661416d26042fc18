using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>libtorch's operators over whole lists of tensors: one call for all parameters, and one kernel where the device has it.</summary>
internal static class Foreach
{
    private static readonly Operator zero_ = new("aten::_foreach_zero_");
    private static readonly Operator negative = new("aten::_foreach_neg");
    private static readonly Operator squareRoot = new("aten::_foreach_sqrt");
    private static readonly Operator squareRoot_ = new("aten::_foreach_sqrt_");
    private static readonly Operator absolute = new("aten::_foreach_abs");
    private static readonly Operator plus = new("aten::_foreach_add", "List");
    private static readonly Operator plus_ = new("aten::_foreach_add_", "List");
    private static readonly Operator plusNumber = new("aten::_foreach_add", "Scalar");
    private static readonly Operator plusNumber_ = new("aten::_foreach_add_", "Scalar");
    private static readonly Operator times = new("aten::_foreach_mul", "List");
    private static readonly Operator times_ = new("aten::_foreach_mul_", "List");
    private static readonly Operator timesNumber_ = new("aten::_foreach_mul_", "Scalar");
    private static readonly Operator over_ = new("aten::_foreach_div_", "List");
    private static readonly Operator overNumber_ = new("aten::_foreach_div_", "Scalar");
    private static readonly Operator plusProducts = new("aten::_foreach_addcmul", "Scalar");
    private static readonly Operator plusProducts_ = new("aten::_foreach_addcmul_", "Scalar");
    private static readonly Operator plusQuotients_ = new("aten::_foreach_addcdiv_", "Scalar");
    private static readonly Operator greater = new("aten::_foreach_maximum", "List");

    internal static void Zero(Tensor[] tensors) => zero_.Run(tensors);

    internal static Tensor[] Negative(Tensor[] tensors) => negative.CallList(tensors);

    internal static Tensor[] Sqrt(Tensor[] tensors) => squareRoot.CallList(tensors);

    internal static void SqrtInPlace(Tensor[] tensors) => squareRoot_.Run(tensors);

    internal static Tensor[] Abs(Tensor[] tensors) => absolute.CallList(tensors);

    internal static Tensor[] Maximum(Tensor[] tensors, Tensor[] others) => greater.CallList(tensors, others);

    /// <summary>New tensors: tensors + alpha · others.</summary>
    internal static Tensor[] Sum(Tensor[] tensors, Tensor[] others, double alpha = 1) => plus.CallList(tensors, others, alpha);

    internal static Tensor[] Sum(Tensor[] tensors, double number) => plusNumber.CallList(tensors, number);

    /// <summary>New tensors: tensors · others.</summary>
    internal static Tensor[] Product(Tensor[] tensors, Tensor[] others) => times.CallList(tensors, others);

    /// <summary>In place: tensors + alpha · others.</summary>
    internal static void Add(Tensor[] tensors, Tensor[] others, double alpha = 1) => plus_.Run(tensors, others, alpha);

    internal static void Add(Tensor[] tensors, double number) => plusNumber_.Run(tensors, number);

    internal static void Multiply(Tensor[] tensors, double number) => timesNumber_.Run(tensors, number);

    internal static void Multiply(Tensor[] tensors, Tensor[] others) => times_.Run(tensors, others);

    internal static void Divide(Tensor[] tensors, double number) => overNumber_.Run(tensors, number);

    internal static void Divide(Tensor[] tensors, Tensor[] others) => over_.Run(tensors, others);

    /// <summary>In place: tensors + value · first · second.</summary>
    internal static void AddProducts(Tensor[] tensors, Tensor[] first, Tensor[] second, double value) => plusProducts_.Run(tensors, first, second, value);

    internal static Tensor[] SumOfProducts(Tensor[] tensors, Tensor[] first, Tensor[] second, double value) => plusProducts.CallList(tensors, first, second, value);

    /// <summary>In place: tensors + value · numerators / denominators.</summary>
    internal static void AddQuotients(Tensor[] tensors, Tensor[] numerators, Tensor[] denominators, double value) =>
        plusQuotients_.Run(tensors, numerators, denominators, value);
}
