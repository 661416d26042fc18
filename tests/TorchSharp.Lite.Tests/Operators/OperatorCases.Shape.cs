using static TorchSharp.torch;

namespace TorchSharp.Tests.Operators;

internal static partial class OperatorCases
{
    private static Dictionary<string, Func<Tensor[], Tensor[]>> Shape => new()
    {
        ["view"] = x => [x[0].view(6, 4)],
        ["reshape"] = x => Forms(x[0].transpose(0, 2).reshape(-1, 6), reshape(x[0].transpose(0, 2), -1, 6)),
        ["flatten"] = x => Forms(x[0].flatten(1), flatten(x[0], 1)),
        ["unflatten"] = x => Forms(x[0].unflatten(1, 2, 3), x[0].unflatten(1, new Size(new long[] { 2, 3 }))),
        ["permute"] = x => Forms(x[0].permute(2, 0, 1), permute(x[0], 2, 0, 1)),
        ["transpose"] = x => Forms(x[0].transpose(0, -1), transpose(x[0], 0, -1), x[0].swapaxes(0, -1), x[0].T),
        ["t"] = x => Forms(x[0].t(), t(x[0]), x[0].H),
        ["mT"] = x => Forms(x[0].mT, x[0].mH, x[0].adjoint()),
        ["movedim"] = x => Forms(x[0].movedim(new long[] { 0, 1 }, new long[] { 2, 0 }), moveaxis(x[0], (0, 1), (2, 0))),
        ["squeeze"] = x => Forms(x[0].squeeze(), squeeze(x[0])),
        ["squeeze dim"] = x => Forms(x[0].squeeze(0), Changed(x[0], copy => copy.squeeze_(0))),
        ["unsqueeze"] = x => Forms(x[0].unsqueeze(1), unsqueeze(x[0], 1), Changed(x[0], copy => copy.unsqueeze_(1))),
        ["expand"] = x => Forms(x[0].expand(2, 3, 4), x[0].expand(new long[] { 2, -1, 4 }), x[0].broadcast_to(2, 3, 4)),
        ["repeat"] = x => [x[0].repeat(2, 1, 2)],
        ["tile"] = x => [x[0].tile(new long[] { 2 })],
        ["repeat_interleave"] = x => [x[0].repeat_interleave(2, 1)],
        ["repeat_interleave counts"] = x => [x[0].repeat_interleave(x[1], 0)],
        ["as_strided"] = x => [x[0].as_strided(new long[] { 2, 3 }, new long[] { 1, 3 }, 2)],
        ["unfold"] = x => [x[0].unfold(1, 3, 2)],
        ["flip"] = x => Forms(x[0].flip(0, 2), flip(x[0], 0, 2)),
        ["rot90"] = x => [x[0].rot90(1, (1, 2))],
        ["roll"] = x => Forms(x[0].roll(new long[] { 1, -1 }, new long[] { 0, 2 }), x[0].roll((1, -1), (0, 2))),
        ["roll all"] = x => [x[0].roll(2)],
        ["channel_shuffle"] = x => [x[0].detach().channel_shuffle(2)],
        ["diag"] = x => Forms(x[0].diag(), diag(x[0])),
        ["diag of matrix"] = x => [x[0].diag(1)],
        ["diag_embed"] = x => [x[0].diag_embed(1)],
        ["diagonal"] = x => [x[0].diagonal(1, 1, 2)],
        ["tril"] = x => Forms(x[0].tril(1), tril(x[0], 1)),
        ["triu"] = x => Forms(x[0].triu(-1), triu(x[0], -1)),
        ["vander"] = x => [vander(x[0].detach(), 4)],
        ["combinations"] = x => [combinations(x[0], 2)],
        ["tril_indices"] = _ => [tril_indices(3, 4, 1)],
    };
}
