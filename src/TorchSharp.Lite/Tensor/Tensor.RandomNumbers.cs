using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor bernoulli(Generator? generator = null) => Op.bernoulli.Call(this, generator);
        public Tensor bernoulli_(Tensor p, Generator? generator = null) => Op.bernoulli__Tensor.Change(this, p, generator);
        public Tensor bernoulli_(double p = 0.5, Generator? generator = null) => Op.bernoulli__float.Change(this, p, generator);
        public Tensor multinomial(long num_samples, bool replacement = false, Generator? generator = null) =>
            Op.multinomial.Call(this, num_samples, replacement, generator);
        public Tensor poisson(Generator? generator = null) => Op.poisson.Call(this, generator);
        public Tensor binomial(Tensor prob, Generator? generator = null) => Op.binomial.Call(this, prob, generator);
        public Tensor uniform_(double from, double to, Generator? generator = null) => Op.uniform_.Change(this, from, to, generator);
        public Tensor normal_(double mean = 0, double std = 1, Generator? generator = null) =>
            Op.normal_.Change(this, mean, std, generator);
        public Tensor log_normal_(double mean = 0, double std = 1, Generator? generator = null) =>
            Op.log_normal_.Change(this, mean, std, generator);
        public Tensor exponential_(double lambda = 1, Generator? generator = null) => Op.exponential_.Change(this, lambda, generator);
        public Tensor geometric_(double p, Generator? generator = null) => Op.geometric_.Change(this, p, generator);
        public Tensor cauchy_(double median = 0, double sigma = 1, Generator? generator = null) =>
            Op.cauchy_.Change(this, median, sigma, generator);
        public Tensor random_(double from, double to, Generator? generator = null) =>
            Op.random__from.Change(this, (long)from, (long)to, generator);
    }
}

file static class Op
{
    internal static readonly Operator bernoulli = new("aten::bernoulli");
    internal static readonly Operator bernoulli__Tensor = new("aten::bernoulli_", "Tensor");
    internal static readonly Operator bernoulli__float = new("aten::bernoulli_", "float");
    internal static readonly Operator multinomial = new("aten::multinomial");
    internal static readonly Operator poisson = new("aten::poisson");
    internal static readonly Operator binomial = new("aten::binomial");
    internal static readonly Operator uniform_ = new("aten::uniform_");
    internal static readonly Operator normal_ = new("aten::normal_");
    internal static readonly Operator log_normal_ = new("aten::log_normal_");
    internal static readonly Operator exponential_ = new("aten::exponential_");
    internal static readonly Operator geometric_ = new("aten::geometric_");
    internal static readonly Operator cauchy_ = new("aten::cauchy_");
    internal static readonly Operator random__from = new("aten::random_", "from");
}
