namespace TorchSharp;

public static partial class torch
{
    public static Tensor rand_out(Tensor input, params long[] sizes) => input.rand_out(sizes);
    public static Tensor randint_out(Tensor input, long high, long[] sizes) => input.randint_out(high, sizes);
    [Obsolete("This doesn't exist in PyTorch.", false)]
    public static Tensor randperm_out(Tensor input, long n) => input.randperm_out(n);
}
