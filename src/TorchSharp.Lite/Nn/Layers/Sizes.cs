namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        private static long[] Sizes((long, long)? sizes, long otherwise = 0) => sizes is var (first, second) ? [first, second] : [otherwise, otherwise];

        private static long[] Sizes((long, long, long)? sizes, long otherwise = 0) =>
            sizes is var (first, second, third) ? [first, second, third] : [otherwise, otherwise, otherwise];
    }
}
