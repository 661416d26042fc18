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
            Vector(kept, added, w + i, g + i, first == null ? null : first + i, second == null ? null : second + i);
        if (i == count)
            return;

        // the last numbers, in a vector of their own
        float* rest = stackalloc float[4 * V.Count];
        new Span<float>(rest, 4 * V.Count).Clear();
        Copy(w, rest);
        Copy(g, rest + V.Count);
        Copy(first, rest + (2 * V.Count));
        Copy(second, rest + (3 * V.Count));
        Vector(kept, added, rest, rest + V.Count, first == null ? null : rest + (2 * V.Count), second == null ? null : rest + (3 * V.Count));
        new ReadOnlySpan<float>(rest, count - i).CopyTo(new(w + i, count - i));
        if (first != null)
            new ReadOnlySpan<float>(rest + (2 * V.Count), count - i).CopyTo(new(first + i, count - i));
        if (second != null)
            new ReadOnlySpan<float>(rest + (3 * V.Count), count - i).CopyTo(new(second + i, count - i));

        void Copy(float* from, float* to)
        {
            for (int k = i; from != null && k < count; k++)
                to[k - i] = from[k];
        }
    }

    private void Vector(float kept, float added, float* w, float* g, float* first, float* second)
    {
        V weight = Vector512.Load(w), gradient = Vector512.Load(g) + (weight * added);
        V a = first == null ? V.Zero : Vector512.Load(first), b = second == null ? V.Zero : Vector512.Load(second);
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

        weight.Store(w);
        if (first != null)
            a.Store(first);
        if (second != null)
            b.Store(second);
    }
}
