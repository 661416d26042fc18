using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor eq(Tensor target) => Op.eq_Tensor.Call(this, target);
        public Tensor eq(Scalar target) => Op.eq_Scalar.Call(this, target);
        public Tensor eq_(Tensor target) => Op.eq__Tensor.Change(this, target);
        public Tensor eq_(Scalar target) => Op.eq__Scalar.Change(this, target);
        public Tensor ne(Tensor target) => Op.ne_Tensor.Call(this, target);
        public Tensor ne(Scalar target) => Op.ne_Scalar.Call(this, target);
        public Tensor ne_(Tensor target) => Op.ne__Tensor.Change(this, target);
        public Tensor ne_(Scalar target) => Op.ne__Scalar.Change(this, target);
        public Tensor lt(Tensor target) => Op.lt_Tensor.Call(this, target);
        public Tensor lt(Scalar target) => Op.lt_Scalar.Call(this, target);
        public Tensor lt_(Tensor target) => Op.lt__Tensor.Change(this, target);
        public Tensor lt_(Scalar target) => Op.lt__Scalar.Change(this, target);
        public Tensor le(Tensor target) => Op.le_Tensor.Call(this, target);
        public Tensor le(Scalar target) => Op.le_Scalar.Call(this, target);
        public Tensor le_(Tensor target) => Op.le__Tensor.Change(this, target);
        public Tensor le_(Scalar target) => Op.le__Scalar.Change(this, target);
        public Tensor gt(Tensor target) => Op.gt_Tensor.Call(this, target);
        public Tensor gt(Scalar target) => Op.gt_Scalar.Call(this, target);
        public Tensor gt_(Tensor target) => Op.gt__Tensor.Change(this, target);
        public Tensor gt_(Scalar target) => Op.gt__Scalar.Change(this, target);
        public Tensor ge(Tensor target) => Op.ge_Tensor.Call(this, target);
        public Tensor ge(Scalar target) => Op.ge_Scalar.Call(this, target);
        public Tensor ge_(Tensor target) => Op.ge__Tensor.Change(this, target);
        public Tensor ge_(Scalar target) => Op.ge__Scalar.Change(this, target);
        public Tensor equal(Tensor target) => Op.eq_Tensor.Call(this, target);
        public Tensor not_equal(Tensor target) => ne(target);
        public Tensor not_equal_(Tensor target) => ne_(target);
        public Tensor less(Tensor target) => lt(target);
        public Tensor less_equal(Tensor target) => le(target);
        public Tensor less_equal_(Tensor target) => le_(target);
        public Tensor greater(Tensor target) => gt(target);
        public Tensor greater_equal(Tensor target) => ge(target);
        public Tensor isclose(Tensor other, double rtol = 1e-5, double atol = 1e-8, bool nanEqual = false) =>
            Op.isclose.Call(this, other, rtol, atol, nanEqual);
        /// <summary>
        /// Whether both have the same shape and the same elements; two types of elements are an error of libtorch.
        /// As .NET's collections expect, a tensor equals itself, even if it holds NaN or has been disposed.
        /// </summary>
        public bool Equals(Tensor target) => ReferenceEquals(this, target) || (target is not null && Op.equal.CallBoolean(this, target));

        public bool allclose(Tensor target, double rtol = 1e-5, double atol = 1e-8, bool equal_nan = false) =>
            target is not null && Op.allclose.CallBoolean(this, target, rtol, atol, equal_nan);
        public Tensor isfinite() => Op.isfinite.Call(this);
        public Tensor isinf() => Op.isinf.Call(this);
        public Tensor isnan() => Op.isnan.Call(this);
        public Tensor isneginf() => Op.isneginf.Call(this);
        public Tensor isposinf() => Op.isposinf.Call(this);
        public Tensor isreal() => Op.isreal.Call(this);
        public Tensor isin(Tensor test_elements, bool assumeUnique = false, bool invert = false) =>
            Op.isin_Tensor_Tensor.Call(this, test_elements, assumeUnique, invert);
        public Tensor maximum(Tensor other) => Op.maximum.Call(this, other);
        public Tensor minimum(Tensor other) => Op.minimum.Call(this, other);
        public Tensor fmax(Tensor other) => Op.fmax.Call(this, other);
        public Tensor fmin(Tensor other) => Op.fmin.Call(this, other);
        public Tensor logical_and(Tensor other) => Op.logical_and.Call(this, other);
        public Tensor logical_and_(Tensor other) => Op.logical_and_.Change(this, other);
        public Tensor logical_or(Tensor other) => Op.logical_or.Call(this, other);
        public Tensor logical_or_(Tensor other) => Op.logical_or_.Change(this, other);
        public Tensor logical_xor(Tensor other) => Op.logical_xor.Call(this, other);
        public Tensor logical_xor_(Tensor other) => Op.logical_xor_.Change(this, other);
        public Tensor logical_not() => Op.logical_not.Call(this);
        public Tensor logical_not_() => Op.logical_not_.Change(this);
        public Tensor bitwise_and(Tensor other) => Op.bitwise_and_Tensor.Call(this, other);
        public Tensor bitwise_and_(Tensor other) => Op.bitwise_and__Tensor.Change(this, other);
        public Tensor bitwise_or(Tensor other) => Op.bitwise_or_Tensor.Call(this, other);
        public Tensor bitwise_or_(Tensor other) => Op.bitwise_or__Tensor.Change(this, other);
        public Tensor bitwise_xor(Tensor other) => Op.bitwise_xor_Tensor.Call(this, other);
        public Tensor bitwise_xor_(Tensor other) => Op.bitwise_xor__Tensor.Change(this, other);
        public Tensor bitwise_not() => Op.bitwise_not.Call(this);
        public Tensor bitwise_not_() => Op.bitwise_not_.Change(this);
        public Tensor bitwise_left_shift(Tensor other) => Op.bitwise_left_shift_Tensor.Call(this, other);
        public Tensor bitwise_left_shift_(Tensor other) => Op.bitwise_left_shift__Tensor.Change(this, other);
        public Tensor bitwise_right_shift(Tensor other) => Op.bitwise_right_shift_Tensor.Call(this, other);
        public Tensor bitwise_right_shift_(Tensor other) => Op.bitwise_right_shift__Tensor.Change(this, other);
    }
}

file static class Op
{
    internal static readonly Operator eq_Tensor = new("aten::eq", "Tensor");
    internal static readonly Operator eq_Scalar = new("aten::eq", "Scalar");
    internal static readonly Operator eq__Tensor = new("aten::eq_", "Tensor");
    internal static readonly Operator eq__Scalar = new("aten::eq_", "Scalar");
    internal static readonly Operator ne_Tensor = new("aten::ne", "Tensor");
    internal static readonly Operator ne_Scalar = new("aten::ne", "Scalar");
    internal static readonly Operator ne__Tensor = new("aten::ne_", "Tensor");
    internal static readonly Operator ne__Scalar = new("aten::ne_", "Scalar");
    internal static readonly Operator lt_Tensor = new("aten::lt", "Tensor");
    internal static readonly Operator lt_Scalar = new("aten::lt", "Scalar");
    internal static readonly Operator lt__Tensor = new("aten::lt_", "Tensor");
    internal static readonly Operator lt__Scalar = new("aten::lt_", "Scalar");
    internal static readonly Operator le_Tensor = new("aten::le", "Tensor");
    internal static readonly Operator le_Scalar = new("aten::le", "Scalar");
    internal static readonly Operator le__Tensor = new("aten::le_", "Tensor");
    internal static readonly Operator le__Scalar = new("aten::le_", "Scalar");
    internal static readonly Operator gt_Tensor = new("aten::gt", "Tensor");
    internal static readonly Operator gt_Scalar = new("aten::gt", "Scalar");
    internal static readonly Operator gt__Tensor = new("aten::gt_", "Tensor");
    internal static readonly Operator gt__Scalar = new("aten::gt_", "Scalar");
    internal static readonly Operator ge_Tensor = new("aten::ge", "Tensor");
    internal static readonly Operator ge_Scalar = new("aten::ge", "Scalar");
    internal static readonly Operator ge__Tensor = new("aten::ge_", "Tensor");
    internal static readonly Operator ge__Scalar = new("aten::ge_", "Scalar");
    internal static readonly Operator isclose = new("aten::isclose");
    internal static readonly Operator equal = new("aten::equal");
    internal static readonly Operator allclose = new("aten::allclose");
    internal static readonly Operator isfinite = new("aten::isfinite");
    internal static readonly Operator isinf = new("aten::isinf");
    internal static readonly Operator isnan = new("aten::isnan");
    internal static readonly Operator isneginf = new("aten::isneginf");
    internal static readonly Operator isposinf = new("aten::isposinf");
    internal static readonly Operator isreal = new("aten::isreal");
    internal static readonly Operator isin_Tensor_Tensor = new("aten::isin", "Tensor_Tensor");
    internal static readonly Operator maximum = new("aten::maximum");
    internal static readonly Operator minimum = new("aten::minimum");
    internal static readonly Operator fmax = new("aten::fmax");
    internal static readonly Operator fmin = new("aten::fmin");
    internal static readonly Operator logical_and = new("aten::logical_and");
    internal static readonly Operator logical_and_ = new("aten::logical_and_");
    internal static readonly Operator logical_or = new("aten::logical_or");
    internal static readonly Operator logical_or_ = new("aten::logical_or_");
    internal static readonly Operator logical_xor = new("aten::logical_xor");
    internal static readonly Operator logical_xor_ = new("aten::logical_xor_");
    internal static readonly Operator logical_not = new("aten::logical_not");
    internal static readonly Operator logical_not_ = new("aten::logical_not_");
    internal static readonly Operator bitwise_and_Tensor = new("aten::bitwise_and", "Tensor");
    internal static readonly Operator bitwise_and__Tensor = new("aten::bitwise_and_", "Tensor");
    internal static readonly Operator bitwise_or_Tensor = new("aten::bitwise_or", "Tensor");
    internal static readonly Operator bitwise_or__Tensor = new("aten::bitwise_or_", "Tensor");
    internal static readonly Operator bitwise_xor_Tensor = new("aten::bitwise_xor", "Tensor");
    internal static readonly Operator bitwise_xor__Tensor = new("aten::bitwise_xor_", "Tensor");
    internal static readonly Operator bitwise_not = new("aten::bitwise_not");
    internal static readonly Operator bitwise_not_ = new("aten::bitwise_not_");
    internal static readonly Operator bitwise_left_shift_Tensor = new("aten::bitwise_left_shift", "Tensor");
    internal static readonly Operator bitwise_left_shift__Tensor = new("aten::bitwise_left_shift_", "Tensor");
    internal static readonly Operator bitwise_right_shift_Tensor = new("aten::bitwise_right_shift", "Tensor");
    internal static readonly Operator bitwise_right_shift__Tensor = new("aten::bitwise_right_shift_", "Tensor");
}
