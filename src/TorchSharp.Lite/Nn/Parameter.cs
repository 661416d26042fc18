using TorchSharp.Modules;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>A tensor that a module learns. It takes the place of the tensor it is made from, whose object becomes empty.</summary>
        public class Parameter : torch.Tensor
        {
            public Parameter(torch.Tensor data, bool requires_grad = true)
                : base(data.with_requires_grad(requires_grad).GiveHandle(), register: false) => data.GivePlace(this);
        }
    }

    public static partial class torch
    {
        public partial class Tensor
        {
            /// <summary>Leaves this object empty; nothing is counted as disposed, since the reference lives on elsewhere.</summary>
            internal nint GiveHandle()
            {
                var handle = Handle;
                _handle = 0;
                Interlocked.Decrement(ref total);
                GC.SuppressFinalize(this);
                return handle;
            }

            /// <summary>The successor takes this object's place in its dispose scope.</summary>
            internal void GivePlace(Tensor successor)
            {
                if (Scope is not { } scope) return;
                scope.Remove(this);
                scope.Place(successor);
            }
        }

        public static partial class nn
        {
            public static Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);
        }
    }

    public static partial class TensorExtensionMethods
    {
        public static Parameter AsParameter(this torch.Tensor tensor) => new(tensor);
    }
}
