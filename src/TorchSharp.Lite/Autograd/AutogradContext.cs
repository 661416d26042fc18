using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>What the forward of a custom function leaves for its backward.</summary>
        public class AutogradContext : IDisposable
        {
            private readonly Dictionary<string, object> _data = [];

            internal AutogradContext()
            {
            }

            public bool MaterializeGrads { get; private set; } = true;

            internal List<Tensor> Saved { get; } = [];

            internal HashSet<nint> Dirty { get; } = [];

            internal HashSet<nint> NonDifferentiable { get; } = [];

            /// <summary>The graph's node, for as long as its backward runs.</summary>
            internal nint Node { get; set; }

            public void save_for_backward(List<Tensor> tensors)
            {
                Saved.Clear();
                Saved.AddRange(tensors);
            }

            public unsafe List<Tensor> get_saved_variables()
            {
                if (Node == 0) throw new InvalidOperationException("Saved tensors can be read only while backward runs.");
                var count = NativeMethods.Check(NativeMethods.tsl_function_saved(Node, null, 0));
                var handles = new nint[count];
                fixed (nint* first = handles) NativeMethods.Check(NativeMethods.tsl_function_saved(Node, first, count));
                return handles.Select(handle => handle == 0 ? null! : new Tensor(handle)).ToList();
            }

            public void save_data(string key, object value) => _data[key] = value;

            /// <summary>Null for a key that was never saved.</summary>
            public object get_data(string key) => _data.GetValueOrDefault(key)!;

            public void mark_dirty(List<Tensor> tensors) => Dirty.UnionWith(tensors.Select(tensor => tensor.Handle));

            public void mark_non_differentiable(List<Tensor> tensors) => NonDifferentiable.UnionWith(tensors.Select(tensor => tensor.Handle));

            public void set_materialize_grads(bool value) => MaterializeGrads = value;

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing) => _data.Clear();
        }
    }
}
