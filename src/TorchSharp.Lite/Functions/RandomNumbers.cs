using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor bernoulli(Tensor input, Generator? generator = null) => input.bernoulli(generator);
    public static Tensor multinomial(Tensor input, long num_samples, bool replacement = false, Generator? generator = null) =>
        input.multinomial(num_samples, replacement, generator);
    public static Tensor poisson(Tensor input, Generator? generator = null) => input.poisson(generator);
    public static Tensor binomial(Tensor count, Tensor probs, Generator? generator = null) => count.binomial(probs, generator);
    public static Tensor normal(Tensor mean, Tensor std, Generator? generator = null) => Op.normal_Tensor_Tensor.Call(mean, std, generator);
    public static Tensor _standard_gamma(Tensor input, Generator? generator = null) => Op._standard_gamma.Call(input, generator);
    public static Tensor _sample_dirichlet(Tensor input, Generator? generator = null) => Op._sample_dirichlet.Call(input, generator);
}

file static class Op
{
    internal static readonly Operator normal_Tensor_Tensor = new("aten::normal", "Tensor_Tensor");
    internal static readonly Operator _standard_gamma = new("aten::_standard_gamma");
    internal static readonly Operator _sample_dirichlet = new("aten::_sample_dirichlet");
}
