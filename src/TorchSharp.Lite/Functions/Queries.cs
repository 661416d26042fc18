namespace TorchSharp;

public static partial class torch
{
    public static bool is_tensor(object obj) => obj is Tensor;

    public static bool is_nonzero(Tensor input) => input.is_nonzero();

    public static long numel(Tensor input) => input.numel();

    public static long seed() => random.seed();

    public static long initial_seed() => random.initial_seed();

    public static Size broadcast_shapes(params long[][] shapes)
    {
        var joined = new long[shapes.Max(shape => shape.Length)];
        Array.Fill(joined, 1);
        foreach (var shape in shapes)
        {
            for (var n = 1; n <= shape.Length; n++)
            {
                ref var size = ref joined[^n];
                if (size == 1) size = shape[^n];
                else if (shape[^n] != 1 && shape[^n] != size)
                    throw new ArgumentException("Shape mismatch: objects cannot be broadcast to a single shape");
            }
        }
        return new Size(joined);
    }
}
