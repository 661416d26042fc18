using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512<float>;

namespace MiniCnn.Training.Compiled;

/// <summary>The optimizers of <see cref="WeightUpdate"/> on the same weights and states, a whole parameter in one pass; formulas are PyTorch's.</summary>
/// <param name="options">Optimizer and its momenta.</param>
/// <param name="rate">Of this step.</param>
/// <param name="updates">From 1.</param>
internal readonly unsafe struct CompiledUpdate(TrainingOptions options, double rate, long updates)
{
    private const float AdamEpsilon = 1e-8f, AdadeltaEpsilon = 1e-6f;

    private readonly OptimizerKind _kind = options.Optimizer;
    private readonly float _rate = (float)rate, _momentum = (float)options.Momentum, _beta2 = (float)options.Beta2;
    private readonly float _step = (float)(rate / (1 - Math.Pow(options.Momentum, updates)));
    private readonly float _root = (float)(1 / Math.Sqrt(1 - Math.Pow(options.Beta2, updates)));

    /// <summary>Updates numbers of a parameter: its weights, gradient, first and second state (null where the optimizer has none).</summary>
    public void Apply(double decay, float* w, float* g, float* first, float* second, int count)
    {
        float kept = _kind == OptimizerKind.AdamW ? (float)(1 - (_rate * decay)) : 1, added = _kind == OptimizerKind.AdamW ? 0 : (float)decay;
        int i = 0;
        for (; i + V.Count <= count; i += V.Count)
            Vector(kept, added, w + i, g + i, first == null ? null : first + i, second == null ? null : second + i, whole: true);
        for (; i < count; i++)
            Vector(kept, added, w + i, g + i, first == null ? null : first + i, second == null ? null : second + i, whole: false);
    }

    private static V Load(float* from, bool whole) => from == null ? V.Zero : whole ? Vector512.Load(from) : Vector512.CreateScalar(*from);

    private static void Store(V value, float* to, bool whole)
    {
        if (to != null && whole)
            value.Store(to);
        else if (to != null)
            *to = value.ToScalar();
    }

    /// <summary>One vector of numbers, or one number.</summary>
    private void Vector(float kept, float added, float* w, float* g, float* first, float* second, bool whole)
    {
        V weight = Load(w, whole), gradient = Load(g, whole) + (weight * added), a = Load(first, whole), b = Load(second, whole);
        switch (_kind)
        {
            case OptimizerKind.Sgd:
                a = (a * _momentum) + gradient;
                weight -= (first == null ? gradient : gradient + (a * _momentum)) * _rate;
                break;
            case OptimizerKind.Adadelta:
                a = (a * _momentum) + (gradient * gradient * (1 - _momentum));
                V delta = Vector512.Sqrt(b + Vector512.Create(AdadeltaEpsilon)) / Vector512.Sqrt(a + Vector512.Create(AdadeltaEpsilon)) * gradient;
                b = (b * _momentum) + (delta * delta * (1 - _momentum));
                weight -= delta * _rate;
                break;
            default:
                a = (a * _momentum) + (gradient * (1 - _momentum));
                b = (b * _beta2) + (gradient * gradient * (1 - _beta2));
                weight = (weight * kept) - (a * _step / ((Vector512.Sqrt(b) * _root) + Vector512.Create(AdamEpsilon)));
                break;
        }

        Store(weight, w, whole);
        Store(a, first, whole);
        Store(b, second, whole);
    }
}
