using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The update of <see cref="Adam"/> and <see cref="AdamW"/>, which differ in one thing: what weight decay is applied to.</summary>
/// <param name="Decoupled">Whether decay shrinks the weights themselves, or is added to their gradients.</param>
internal readonly record struct AdamRule(double Rate, double Beta1, double Beta2, double Epsilon, double Decay, bool AmsGrad, bool Maximize, bool Decoupled)
{
    internal static void Check(double lr, double beta1, double beta2, double eps, double weight_decay)
    {
        if (lr < 0) throw new ArgumentException($"Invalid learning rate: {lr}");
        if (beta1 is < 0 or >= 1) throw new ArgumentException($"Invalid beta1 value: {beta1}");
        if (beta2 is < 0 or >= 1) throw new ArgumentException($"Invalid beta2 value: {beta2}");
        if (eps < 0) throw new ArgumentException($"Invalid eps value: {eps}");
        if (weight_decay < 0) throw new ArgumentException($"Invalid weight_decay value: {weight_decay}");
    }

    internal void Update<TState>((Tensor[] parameters, Tensor[] gradients, TState[] states) active)
        where TState : IAdamState
    {
        var (parameters, gradients, states) = active;
        // All of a group are at the same step, unless some had no gradient for a while.
        foreach (var alike in Enumerable.Range(0, states.Length).GroupBy(n => states[n].Step).Select(same => same.ToArray()))
        {
            Update(Array.ConvertAll(alike, n => parameters[n]), Array.ConvertAll(alike, n => gradients[n]), Array.ConvertAll(alike, n => states[n]));
        }
    }

    private void Update<TState>(Tensor[] parameters, Tensor[] gradients, TState[] states)
        where TState : IAdamState
    {
        foreach (var state in states) state.Step++;
        var step = states[0].Step;
        if (Maximize) gradients = Foreach.Negative(gradients);
        if (Decay != 0 && Decoupled) Foreach.Multiply(parameters, 1 - (Rate * Decay));
        else if (Decay != 0) gradients = Foreach.Sum(gradients, parameters, Decay);
        var means = Array.ConvertAll(states, state => state.Mean);
        var squares = Array.ConvertAll(states, state => state.Square);
        Foreach.Multiply(means, Beta1);
        Foreach.Add(means, gradients, 1 - Beta1);
        Foreach.Multiply(squares, Beta2);
        Foreach.AddProducts(squares, gradients, gradients, 1 - Beta2);
        var roots = Foreach.Sqrt(AmsGrad ? Largest(states) : squares);
        Foreach.Divide(roots, Math.Sqrt(1 - Math.Pow(Beta2, step)));
        Foreach.Add(roots, Epsilon);
        Foreach.AddQuotients(parameters, means, roots, -Rate / (1 - Math.Pow(Beta1, step)));
    }

    private static Tensor[] Largest<TState>(TState[] states)
        where TState : IAdamState
    {
        var largest = Foreach.Maximum(Array.ConvertAll(states, state => state.LargestSquare!), Array.ConvertAll(states, state => state.Square));
        for (var n = 0; n < states.Length; n++)
        {
            states[n].LargestSquare!.Dispose();
            states[n].LargestSquare = largest[n].DetachFromDisposeScope();
        }
        return largest;
    }
}

internal interface IAdamState
{
    ref long Step { get; }

    /// <summary>The running mean of the gradients.</summary>
    Tensor Mean { get; }

    /// <summary>The running mean of their squares.</summary>
    Tensor Square { get; }

    /// <summary>The largest running mean of squares so far; with AMSGrad only.</summary>
    ref Tensor? LargestSquare { get; }
}
