using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        [IndexerName("TensorItems")]
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        [IndexerName("TensorItems")]
        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1]
        {
            get => select(0, i1);
            set => index_put_(value, TensorIndex.Single(i1));
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2]
        {
            get => Element([i1, i2]);
            set => index_put_(value, Indices([i1, i2]));
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3]
        {
            get => Element([i1, i2, i3]);
            set => index_put_(value, Indices([i1, i2, i3]));
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => Element([i1, i2, i3, i4]);
            set => index_put_(value, Indices([i1, i2, i3, i4]));
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4, long i5]
        {
            get => Element([i1, i2, i3, i4, i5]);
            set => index_put_(value, Indices([i1, i2, i3, i4, i5]));
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4, long i5, long i6]
        {
            get => Element([i1, i2, i3, i4, i5, i6]);
            set => index_put_(value, Indices([i1, i2, i3, i4, i5, i6]));
        }

        [IndexerName("TensorItems")]
        public Tensor this[params long[] indices]
        {
            get => Element(indices);
            set => index_put_(value, Indices(indices));
        }

        public Tensor index(params TensorIndex[] indices)
        {
            var (view, tensors, made) = Narrowed(indices);
            if (tensors is null) return view;
            using (view)
            using (made) return Op.index_Tensor.Call(view, Argument.Optional(tensors));
        }

        public Tensor index(params Tensor[] indices) => index(Indices(indices));

        public Tensor index_put_(Tensor value, params TensorIndex[] indices) => index_put_(value, indices, false);

        public Tensor index_put_(Tensor value, params Tensor[] indices) => index_put_(value, Indices(indices), false);

        public Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate = false) =>
            index_put_(value, Indices(indices), accumulate);

        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            using var one = torch.full(Array.Empty<long>(), value, dtype, device);
            return index_put_(one, indices, false);
        }

        public Tensor index_put_(Scalar value, params Tensor[] indices) => index_put_(value, Indices(indices));

        public Tensor index_put_(Tensor value, TensorIndex[] indices, bool accumulate = false)
        {
            var (view, tensors, made) = Narrowed(indices);
            using (view)
            using (made)
            {
                // A value may have leading dimensions of one that the target lacks.
                var leading = value.shape.TakeWhile(size => size == 1).Count();
                using var values = leading == 0 ? value.alias() : value.reshape(value.shape[leading..]);
                if (tensors is not null) Op.index_put_.Run(view, Argument.Optional(tensors), values, accumulate);
                else if (accumulate) view.add_(values);
                else view.copy_(values);
            }
            return this;
        }

        private static TensorIndex[] Indices(ReadOnlySpan<long> numbers)
        {
            var indices = new TensorIndex[numbers.Length];
            for (var n = 0; n < indices.Length; n++) indices[n] = TensorIndex.Single(numbers[n]);
            return indices;
        }

        private static TensorIndex[] Indices(Tensor[] tensors) => Array.ConvertAll(tensors, TensorIndex.Tensor);

        private Tensor Element(ReadOnlySpan<long> numbers)
        {
            var found = alias();
            try
            {
                foreach (var number in numbers) Replace(ref found, found.select(0, number));
                return found;
            }
            catch
            {
                found.Dispose();
                throw;
            }
        }

        private static void Replace(ref Tensor current, Tensor next)
        {
            current.Dispose();
            current = next;
        }

        /// <summary>
        /// The part of an index expression that a view can express is applied; what is left are tensors by dimension, or null if there are none.
        /// Tensors made on the way are in the last list; the caller frees them. The order of the rules is PyTorch's.
        /// </summary>
        private (Tensor view, Tensor?[]? tensors, Temporaries? made) Narrowed(TensorIndex[] indices)
        {
            var taken = indices.Sum(index => index.Kind switch
            {
                IndexKind.Single or IndexKind.Slice => 1,
                IndexKind.Values => index.Values!.dtype is ScalarType.Bool or ScalarType.Byte ? index.Values.Dimensions : 1,
                _ => 0,
            });
            if (taken > Dimensions) throw new IndexOutOfRangeException($"too many indices for tensor of dimension {Dimensions}");
            var view = alias();
            List<Tensor?>? tensors = null;
            Temporaries? made = null;
            long dim = 0;
            try
            {
                foreach (var index in indices) Apply(index);
                return (view, tensors?.ToArray(), made);
            }
            catch
            {
                view.Dispose();
                made?.Dispose();
                throw;
            }

            void Apply(TensorIndex index)
            {
                switch (index.Kind)
                {
                    case IndexKind.NewAxis:
                        Replace(ref view, view.unsqueeze(dim++));
                        break;
                    case IndexKind.Ellipsis:
                        dim += Dimensions - taken;
                        break;
                    case IndexKind.Single:
                        Replace(ref view, view.select(dim, index.Start ?? 0));
                        break;
                    case IndexKind.Slice:
                        if (index.Step < 1) throw new ExternalException("step must be greater than zero");
                        Replace(ref view, Op.slice_Tensor.Call(view, dim++, index.Start, index.Stop, index.Step ?? 1));
                        break;
                    case IndexKind.Boolean:
                        Replace(ref view, view.unsqueeze(dim));
                        Keep(ref tensors, dim++, Noted(tensor(new[] { index.Start == 1 }, dtype: null, device)));
                        break;
                    case IndexKind.Values when index.Values is { Dimensions: 0 } number && number.is_integral():
                        if (number.dtype is ScalarType.Bool or ScalarType.Byte)
                        {
                            Replace(ref view, view.unsqueeze(dim));
                            Keep(ref tensors, dim++, number);
                        }
                        else
                        {
                            Replace(ref view, view.select(dim, number.ToInt64()));
                        }
                        break;
                    default:
                        var values = index.Values!;
                        Keep(ref tensors, dim++, values.dtype is ScalarType.Int32 or ScalarType.Int16 or ScalarType.Int8 ? Noted(values.to(ScalarType.Int64)) : values);
                        break;
                }
            }

            Tensor Noted(Tensor temporary)
            {
                (made ??= []).Add(temporary);
                return temporary;
            }
        }

        private static void Keep(ref List<Tensor?>? tensors, long dim, Tensor index)
        {
            tensors ??= [];
            while (tensors.Count < dim) tensors.Add(null);
            tensors.Add(index);
        }

        private sealed class Temporaries : List<Tensor>, IDisposable
        {
            public void Dispose() => ForEach(temporary => temporary.Dispose());
        }
    }
}

file static class Op
{
    internal static readonly Operator index_Tensor = new("aten::index", "Tensor");
    internal static readonly Operator index_put_ = new("aten::index_put_");
    internal static readonly Operator slice_Tensor = new("aten::slice", "Tensor");
}
