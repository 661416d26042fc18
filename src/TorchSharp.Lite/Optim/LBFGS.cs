using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>
/// Limited-memory BFGS with a fixed step, after Nocedal and Wright, Numerical Optimization, algorithm 7.4: each step takes up to
/// max_iter iterations and evaluates the closure after each of them.
/// </summary>
public class LBFGS : Optimizer, ILearningRateController
{
    public double _rate;
    private readonly long _maxIterations;
    private readonly long _maxEvaluations;
    private readonly double _gradientTolerance;
    private readonly double _changeTolerance;
    private readonly long _historySize;
    private readonly List<(Tensor step, Tensor change, double weight)> _history = [];
    private Tensor? _direction;
    private Tensor? _previousGradient;
    private double _previousStep;
    private double _scale = 1;

    internal LBFGS(IEnumerable<Parameter> parameters, double lr, long maxIterations, long maxEvaluations, double gradientTolerance, double changeTolerance, long historySize)
    {
        (_rate, InitialLearningRate, _maxIterations, _maxEvaluations) = (lr, lr, maxIterations, maxEvaluations);
        (_gradientTolerance, _changeTolerance, _historySize) = (gradientTolerance, changeTolerance, historySize);
        _parameter_groups.Add(new ParamGroup { Parameters = parameters.ToArray(), Options = new OptimizerOptions { LearningRate = lr, InitialLearningRate = lr } });
    }

    public double LearningRate
    {
        get => _rate;
        set => _rate = _parameter_groups[0].LearningRate = value;
    }

    public double InitialLearningRate { get; set; }

    public override IEnumerable<ILearningRateController> ParamGroups => [this];

    /// <summary>The closure sets the gradients to zero, computes the loss and its gradients, and gives the loss; the first one is handed back.</summary>
    public override Tensor? step(Func<Tensor>? closure)
    {
        ArgumentNullException.ThrowIfNull(closure);
        var first = Evaluated(closure);
        using var off = no_grad();
        using var scope = NewDisposeScope();
        Iterate(first.ToDouble(), () =>
        {
            using var loss = Evaluated(closure);
            return loss.ToDouble();
        });
        return first;
    }

    private static Tensor Evaluated(Func<Tensor> closure)
    {
        using var on = enable_grad();
        return closure();
    }

    private void Iterate(double loss, Func<double> evaluate)
    {
        var gradient = Gradient();
        if (Largest(gradient) <= _gradientTolerance) return;
        var evaluations = 1L;
        for (long iteration = 1; iteration <= _maxIterations; iteration++)
        {
            var first = _previousGradient is null;
            var direction = first ? gradient.neg() : Direction(gradient);
            var previousLoss = loss;
            var step = first ? Math.Min(1, 1 / gradient.abs().sum().ToDouble()) * _rate : _rate;
            Remember(direction, gradient, step);
            if (Dot(gradient, direction) > -_changeTolerance) return;
            Walk(direction, step);
            // After the last walk the gradients would not be used any more.
            if (iteration == _maxIterations) return;
            loss = evaluate();
            gradient = Gradient();
            if (++evaluations >= _maxEvaluations || Largest(gradient) <= _gradientTolerance) return;
            if (Largest(direction) * step <= _changeTolerance || Math.Abs(loss - previousLoss) < _changeTolerance) return;
        }
    }

    /// <summary>The two-loop recursion: the gradient times the inverse Hessian that the remembered steps suggest.</summary>
    private Tensor Direction(Tensor gradient)
    {
        var change = gradient.sub(_previousGradient!);
        var walked = _direction!.mul(_previousStep);
        var curvature = Dot(change, walked);
        if (curvature > 1e-10)
        {
            if (_history.Count == _historySize) ForgetOldest();
            _history.Add((walked.DetachFromDisposeScope(), change.DetachFromDisposeScope(), 1 / curvature));
            _scale = curvature / Dot(change, change);
        }
        var result = gradient.neg();
        var shares = new double[_history.Count];
        for (var n = _history.Count - 1; n >= 0; n--)
        {
            shares[n] = Dot(_history[n].step, result) * _history[n].weight;
            result.add_(_history[n].change, -shares[n]);
        }
        result.mul_(_scale);
        for (var n = 0; n < _history.Count; n++)
        {
            var share = Dot(_history[n].change, result) * _history[n].weight;
            result.add_(_history[n].step, shares[n] - share);
        }
        return result;
    }

    private void Remember(Tensor direction, Tensor gradient, double step)
    {
        _direction?.Dispose();
        _previousGradient?.Dispose();
        (_direction, _previousGradient, _previousStep) = (direction.clone().DetachFromDisposeScope(), gradient.clone().DetachFromDisposeScope(), step);
    }

    private void ForgetOldest()
    {
        _history[0].step.Dispose();
        _history[0].change.Dispose();
        _history.RemoveAt(0);
    }

    private Tensor Gradient() => cat(parameters().Select(parameter => (parameter.grad ?? zeros_like(parameter)).reshape(-1)).ToArray());

    private void Walk(Tensor direction, double step)
    {
        long start = 0;
        foreach (var parameter in parameters())
        {
            parameter.add_(direction.narrow(0, start, parameter.NumberOfElements).view_as(parameter), step);
            start += parameter.NumberOfElements;
        }
    }

    private static double Largest(Tensor tensor) => tensor.abs().max().ToDouble();

    private static double Dot(Tensor one, Tensor other) => one.dot(other).ToDouble();

    private protected override void Release()
    {
        while (_history.Count > 0) ForgetOldest();
        _direction?.Dispose();
        _previousGradient?.Dispose();
    }
}
