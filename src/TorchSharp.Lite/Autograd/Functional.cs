namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        public static class functional
        {
            /// <summary>The derivative of each element of the result by each element of the input: shape of the result, then of the input.</summary>
            public static Tensor jacobian(Func<Tensor, Tensor> function, Tensor inputs) =>
                jacobian((Tensor[] all) => [function(all[0])], inputs).Single();

            public static IEnumerable<Tensor> jacobian(Func<Tensor, Tensor[]> function, Tensor inputs) => jacobian((Tensor[] all) => function(all[0]), inputs);

            public static IEnumerable<Tensor> jacobian(Func<Tensor[], Tensor> function, params Tensor[] inputs) => jacobian((Tensor[] all) => new[] { function(all) }, inputs);

            /// <summary>For each result in turn, one tensor for each input.</summary>
            public static IEnumerable<Tensor> jacobian(Func<Tensor[], Tensor[]> function, params Tensor[] inputs)
            {
                using var scope = NewDisposeScope();
                using var gradients = enable_grad();
                var leaves = inputs.Select(input => input.detach().requires_grad_()).ToArray();
                return function(leaves).SelectMany(result => Rows(result, leaves)).Select(found => found.MoveToOuterDisposeScope()).ToArray();
            }

            private static IEnumerable<Tensor> Rows(Tensor result, Tensor[] leaves)
            {
                var flat = result.reshape(-1);
                var rows = Enumerable.Range(0, (int)flat.numel()).Select(n => grad([flat[n]], leaves, retain_graph: true, allow_unused: true)).ToList();
                return leaves.Select((leaf, k) => stack(rows.Select(row => row[k] ?? leaf.zeros_like()).ToArray()).reshape([.. result.shape, .. leaf.shape]));
            }
        }
    }
}
