using static TorchSharp.torch;

namespace TorchSharp.Tests.Operators;

internal static partial class OperatorCases
{
    private static Dictionary<string, Func<Tensor[], Tensor[]>> Reductions => new()
    {
        ["sum"] = x => Forms(x[0].sum(), sum(x[0])),
        ["sum dim"] = x => Forms(x[0].sum(1), sum(x[0], 1), x[0].sum(new long[] { 1 })),
        ["sum dims"] = x => Forms(x[0].sum(new long[] { 0, -1 }, keepdim: true), x[0].sum(0, -1, keepdim: true)),
        ["nansum"] = x => Forms(x[0].nansum(), nansum(x[0])),
        ["mean"] = x => Forms(x[0].mean(), mean(x[0])),
        ["mean dims"] = x => Forms(x[0].mean(new long[] { 0, 2 }), mean(x[0], new long[] { 0, 2 })),
        ["mean of integers"] = x => [x[0].mean(new long[] { 0 }, type: float64)],
        ["prod"] = x => Forms(x[0].prod(), prod(x[0])),
        ["prod dim"] = x => Forms(x[0].prod(1, keepdim: true), prod(x[0], 1, keepdim: true)),
        ["all"] = x => Forms(x[0].all(), all(x[0])),
        ["all dim"] = x => Forms(x[0].all(0), all(x[0], 0)),
        ["any"] = x => Forms(x[0].any(), any(x[0])),
        ["any dim"] = x => Forms(x[0].any(1, keepdim: true), any(x[0], 1, keepdim: true)),
        ["norm"] = x => Forms(x[0].norm(), norm(x[0])),
        ["norm one"] = x => [x[0].norm(1f)],
        ["norm dim"] = x => [x[0].norm(1, keepdim: true, p: 3f)],
        ["dist"] = x => Forms(x[0].dist(x[1], 3f), dist(x[0], x[1], 3f)),
        ["logsumexp"] = x => Forms(x[0].logsumexp(1), logsumexp(x[0], 1)),
        ["count_nonzero"] = x => [x[0].count_nonzero(new long[] { 1 })],
        ["renorm"] = x => [x[0].renorm(2f, 0, 1f)],
        ["trace"] = x => Forms(x[0].trace(), trace(x[0])),
        ["std"] = x => Forms(x[0].std(), std(x[0])),
        ["std dims"] = x => Forms(x[0].std(new long[] { 0, 2 }, unbiased: false), x[0].std((0, 2), unbiased: false)),
        ["var"] = x => Forms(x[0].var(), var(x[0])),
        ["var dim"] = x => Forms(x[0].var(1, keepdim: true), var(x[0], 1, keepdim: true)),
        ["std_mean"] = x => Both(x[0].std_mean(1)),
        ["var_mean"] = x => Both(x[0].var_mean((0, 1), unbiased: false)),
        ["cov"] = x => Forms(x[0].cov(), cov(x[0])),
        ["corrcoef"] = x => Forms(x[0].corrcoef(), corrcoef(x[0])),
        ["median"] = x => Forms(x[0].median(), median(x[0])),
        ["quantile"] = x => [x[0].quantile(x[1] / 2.1, 1, keepdim: true)],
        ["mode"] = x => [x[0].mode(1).values],
        ["bincount"] = x => [bincount(x[0], minlength: 7)],
        ["bincount weights"] = x => Forms(x[0].bincount(x[1].detach()), bincount(x[0], x[1].detach())),
        ["histc"] = x => [x[0].detach().histc(4, -1, 1)],
        ["histogram"] = x => Both(histogram(x[0].detach(), 4, (-1.0, 1.0), null)),
    };
}
