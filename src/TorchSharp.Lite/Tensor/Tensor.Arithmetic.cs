using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor add(Tensor target) => Op.add_Tensor.Call(this, target);
        public Tensor add(Tensor target, Scalar alpha) => Op.add_Tensor.Call(this, target, alpha);
        public Tensor add(Scalar scalar) => Op.add_Scalar.Call(this, scalar);
        public Tensor add(Scalar scalar, Scalar alpha) => Op.add_Scalar.Call(this, scalar, alpha);
        public Tensor add_(Tensor target) => Op.add__Tensor.Change(this, target);
        public Tensor add_(Tensor target, Scalar alpha) => Op.add__Tensor.Change(this, target, alpha);
        public Tensor add_(Scalar scalar) => Op.add__Scalar.Change(this, scalar);
        public Tensor add_(Scalar scalar, Scalar alpha) => Op.add__Scalar.Change(this, scalar, alpha);
        public Tensor sub(Tensor target) => Op.sub_Tensor.Call(this, target);
        public Tensor sub(Scalar target) => Op.sub_Scalar.Call(this, target);
        public Tensor sub_(Tensor target) => Op.sub__Tensor.Change(this, target);
        public Tensor sub_(Scalar target) => Op.sub__Scalar.Change(this, target);
        public Tensor subtract(Tensor target) => sub(target);
        public Tensor subtract(Scalar target) => sub(target);
        public Tensor subtract_(Tensor target) => sub_(target);
        public Tensor subtract_(Scalar target) => sub_(target);
        public Tensor mul(Tensor target) => Op.mul_Tensor.Call(this, target);
        public Tensor mul(Scalar target) => Op.mul_Scalar.Call(this, target);
        public Tensor mul_(Tensor target) => Op.mul__Tensor.Change(this, target);
        public Tensor mul_(Scalar target) => Op.mul__Scalar.Change(this, target);
        public Tensor multiply(Tensor target) => mul(target);
        public Tensor multiply(Scalar target) => mul(target);
        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None ? Op.div_Tensor.Call(this, target) : Op.div_Tensor_mode.Call(this, target, Mode(rounding_mode));
        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None ? Op.div_Scalar.Call(this, target) : Op.div_Scalar_mode.Call(this, target, Mode(rounding_mode));
        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None ? Op.div__Tensor.Change(this, target) : Op.div__Tensor_mode.Change(this, target, Mode(rounding_mode));
        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None ? Op.div__Scalar.Change(this, target) : Op.div__Scalar_mode.Change(this, target, Mode(rounding_mode));
        public Tensor divide(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => div(target, rounding_mode);
        public Tensor divide(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => div(target, rounding_mode);
        public Tensor divide_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => div_(target, rounding_mode);
        public Tensor divide_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => div_(target, rounding_mode);
        public Tensor true_divide(Tensor other) => div(other);
        public Tensor true_divide(Scalar other) => div(other);
        public Tensor true_divide_(Tensor other) => div_(other);
        public Tensor true_divide_(Scalar other) => div_(other);
        public Tensor floor_divide(Tensor other) => Op.floor_divide.Call(this, other);
        public Tensor floor_divide(Scalar other) => Op.floor_divide_Scalar.Call(this, other);
        public Tensor floor_divide_(Tensor other) => Op.floor_divide__Tensor.Change(this, other);
        public Tensor floor_divide_(Scalar other) => Op.floor_divide__Scalar.Change(this, other);
        public Tensor remainder(Tensor target) => Op.remainder_Tensor.Call(this, target);
        public Tensor remainder(Scalar scalar) => Op.remainder_Scalar.Call(this, scalar);
        public Tensor remainder_(Tensor target) => Op.remainder__Tensor.Change(this, target);
        public Tensor remainder_(Scalar scalar) => Op.remainder__Scalar.Change(this, scalar);
        public Tensor fmod(Tensor target) => Op.fmod_Tensor.Call(this, target);
        public Tensor fmod(Scalar scalar) => Op.fmod_Scalar.Call(this, scalar);
        public Tensor fmod_(Tensor target) => Op.fmod__Tensor.Change(this, target);
        public Tensor fmod_(Scalar scalar) => Op.fmod__Scalar.Change(this, scalar);
        public Tensor neg() => Op.neg.Call(this);
        public Tensor neg_() => Op.neg_.Change(this);
        public Tensor negative() => neg();
        public Tensor positive() => dtype == ScalarType.Bool
            ? throw new ArgumentException("The `+` operator, on a bool tensor is not supported.")
            : Op.positive.Call(this);
        public Tensor reciprocal() => Op.reciprocal.Call(this);
        public Tensor reciprocal_() => Op.reciprocal_.Change(this);
        /// <summary>A weight without dimensions, which a number becomes, may have another type of elements.</summary>
        public Tensor lerp(Tensor end, Tensor weight)
        {
            using var own = weight.Dimensions == 0 && weight.dtype != dtype ? weight.to(dtype) : weight.alias();
            return Op.lerp_Tensor.Call(this, end, own);
        }

        public Tensor lerp_(Tensor end, Tensor weight)
        {
            using var own = weight.Dimensions == 0 && weight.dtype != dtype ? weight.to(dtype) : weight.alias();
            return Op.lerp__Tensor.Change(this, end, own);
        }

        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) => Op.addcmul.Call(this, tensor1, tensor2, value);
        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => Op.addcmul_.Change(this, tensor1, tensor2, value);
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2) => Op.addcdiv.Call(this, tensor1, tensor2);
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) => Op.addcdiv.Call(this, tensor1, tensor2, value);
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2) => Op.addcdiv_.Change(this, tensor1, tensor2);
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => Op.addcdiv_.Change(this, tensor1, tensor2, value);
        public Tensor gcd(Tensor other) => Op.gcd.Call(this, other);
        public Tensor gcd_(Tensor other) => Op.gcd_.Change(this, other);
        public Tensor lcm(Tensor other) => Op.lcm.Call(Whole(this), Whole(other));
        public Tensor lcm_(Tensor other) => Op.lcm_.Change(Whole(this), Whole(other));
        public Tensor ldexp(Tensor other) => Op.ldexp_Tensor.Call(this, other);
        public Tensor ldexp_(Tensor other) => Op.ldexp_.Change(this, other);
        public Tensor copysign(Tensor other) => Op.copysign_Tensor.Call(this, other);
        public Tensor nextafter(Tensor other) => Op.nextafter.Call(this, other);
        public Tensor hypot(Tensor other) => Op.hypot.Call(this, other);
        public Tensor heaviside(Tensor other) => Op.heaviside.Call(this, other);
        public (Tensor Mantissa, Tensor Exponent) frexp() => Op.frexp_Tensor.Call2(this);

        private static string Mode(RoundingMode mode) => mode == RoundingMode.trunc ? "trunc" : "floor";

        private static Tensor Whole(Tensor operand) => operand.is_integral()
            ? operand
            : throw new ArgumentException($"The least common multiple is one of whole numbers, not of {operand.dtype}.");
    }
}

file static class Op
{
    internal static readonly Operator add_Tensor = new("aten::add", "Tensor");
    internal static readonly Operator add_Scalar = new("aten::add", "Scalar");
    internal static readonly Operator add__Tensor = new("aten::add_", "Tensor");
    internal static readonly Operator add__Scalar = new("aten::add_", "Scalar");
    internal static readonly Operator sub_Tensor = new("aten::sub", "Tensor");
    internal static readonly Operator sub_Scalar = new("aten::sub", "Scalar");
    internal static readonly Operator sub__Tensor = new("aten::sub_", "Tensor");
    internal static readonly Operator sub__Scalar = new("aten::sub_", "Scalar");
    internal static readonly Operator mul_Tensor = new("aten::mul", "Tensor");
    internal static readonly Operator mul_Scalar = new("aten::mul", "Scalar");
    internal static readonly Operator mul__Tensor = new("aten::mul_", "Tensor");
    internal static readonly Operator mul__Scalar = new("aten::mul_", "Scalar");
    internal static readonly Operator div_Tensor = new("aten::div", "Tensor");
    internal static readonly Operator div_Tensor_mode = new("aten::div", "Tensor_mode");
    internal static readonly Operator div_Scalar = new("aten::div", "Scalar");
    internal static readonly Operator div_Scalar_mode = new("aten::div", "Scalar_mode");
    internal static readonly Operator div__Tensor = new("aten::div_", "Tensor");
    internal static readonly Operator div__Tensor_mode = new("aten::div_", "Tensor_mode");
    internal static readonly Operator div__Scalar = new("aten::div_", "Scalar");
    internal static readonly Operator div__Scalar_mode = new("aten::div_", "Scalar_mode");
    internal static readonly Operator floor_divide = new("aten::floor_divide");
    internal static readonly Operator floor_divide_Scalar = new("aten::floor_divide", "Scalar");
    internal static readonly Operator floor_divide__Tensor = new("aten::floor_divide_", "Tensor");
    internal static readonly Operator floor_divide__Scalar = new("aten::floor_divide_", "Scalar");
    internal static readonly Operator remainder_Tensor = new("aten::remainder", "Tensor");
    internal static readonly Operator remainder_Scalar = new("aten::remainder", "Scalar");
    internal static readonly Operator remainder__Tensor = new("aten::remainder_", "Tensor");
    internal static readonly Operator remainder__Scalar = new("aten::remainder_", "Scalar");
    internal static readonly Operator fmod_Tensor = new("aten::fmod", "Tensor");
    internal static readonly Operator fmod_Scalar = new("aten::fmod", "Scalar");
    internal static readonly Operator fmod__Tensor = new("aten::fmod_", "Tensor");
    internal static readonly Operator fmod__Scalar = new("aten::fmod_", "Scalar");
    internal static readonly Operator neg = new("aten::neg");
    internal static readonly Operator neg_ = new("aten::neg_");
    internal static readonly Operator positive = new("aten::positive");
    internal static readonly Operator reciprocal = new("aten::reciprocal");
    internal static readonly Operator reciprocal_ = new("aten::reciprocal_");
    internal static readonly Operator lerp_Tensor = new("aten::lerp", "Tensor");
    internal static readonly Operator lerp__Tensor = new("aten::lerp_", "Tensor");
    internal static readonly Operator addcmul = new("aten::addcmul");
    internal static readonly Operator addcmul_ = new("aten::addcmul_");
    internal static readonly Operator addcdiv = new("aten::addcdiv");
    internal static readonly Operator addcdiv_ = new("aten::addcdiv_");
    internal static readonly Operator gcd = new("aten::gcd");
    internal static readonly Operator gcd_ = new("aten::gcd_");
    internal static readonly Operator lcm = new("aten::lcm");
    internal static readonly Operator lcm_ = new("aten::lcm_");
    internal static readonly Operator ldexp_Tensor = new("aten::ldexp", "Tensor");
    internal static readonly Operator ldexp_ = new("aten::ldexp_");
    internal static readonly Operator copysign_Tensor = new("aten::copysign", "Tensor");
    internal static readonly Operator nextafter = new("aten::nextafter");
    internal static readonly Operator hypot = new("aten::hypot");
    internal static readonly Operator heaviside = new("aten::heaviside");
    internal static readonly Operator frexp_Tensor = new("aten::frexp", "Tensor");
}
