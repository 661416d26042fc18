using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class init
        {
            private static readonly Operator copy = new("aten::copy_");

            /// <summary>The identity matrix; rows or columns beyond the square part stay zero.</summary>
            public static Tensor eye_(Tensor tensor)
            {
                if (tensor.Dimensions != 2) throw new ExternalException("Only tensors with 2 dimensions are supported");
                using var scope = NewDisposeScope();
                return Changed(copy, tensor, torch.eye(tensor.size(0), tensor.size(1)));
            }

            /// <summary>A convolution weight that hands as many channels through unchanged as it can.</summary>
            public static Tensor dirac_(Tensor tensor)
            {
                var sizes = tensor.shape;
                if (sizes.Length is < 3 or > 5) throw new ExternalException("Only tensors with 3, 4, or 5 dimensions are supported");
                using var off = no_grad();
                using var scope = NewDisposeScope();
                tensor.zero_();
                for (long channel = 0; channel < Math.Min(sizes[0], sizes[1]); channel++)
                {
                    var place = new[] { channel, channel }.Concat(sizes.Skip(2).Select(size => size / 2));
                    tensor[place.Select(index => TensorIndex.Single(index)).ToArray()] = torch.ones([], tensor.dtype, tensor.device);
                }
                return tensor;
            }

            /// <summary>Rows (or columns, of which there are fewer) orthonormal, times the gain. Saxe et al. 2013.</summary>
            public static Tensor orthogonal_(Tensor tensor, double gain = 1)
            {
                if (tensor.Dimensions < 2) throw new ExternalException("Only tensors with 2 or more dimensions are supported");
                if (tensor.NumberOfElements == 0) return tensor;
                using var off = no_grad();
                using var scope = NewDisposeScope();
                var (rows, columns) = (tensor.size(0), tensor.NumberOfElements / tensor.size(0));
                var flat = torch.empty([rows, columns], tensor.dtype, tensor.device).normal_();
                var (q, r) = linalg.qr(rows < columns ? flat.t() : flat);
                // Signs such that the distribution is uniform, as in https://arxiv.org/abs/math-ph/0609050.
                q.mul_(r.diag().sign());
                tensor.copy_((rows < columns ? q.t() : q).reshape(tensor.shape));
                tensor.mul_(gain);
                return tensor;
            }

            /// <summary>Normal values, of which the given share in each column is zero.</summary>
            public static Tensor sparse_(Tensor tensor, double sparsity, double std = 0.01)
            {
                if (tensor.Dimensions != 2) throw new ExternalException("Only tensors with 2 dimensions are supported");
                using var off = no_grad();
                using var scope = NewDisposeScope();
                var (rows, columns) = (tensor.size(0), tensor.size(1));
                var zeros = (long)Math.Ceiling(sparsity * rows);
                tensor.normal_(0, std);
                for (long column = 0; column < columns; column++)
                {
                    var places = torch.randperm(rows)[TensorIndex.Slice(0, zeros)];
                    tensor.index_put_(torch.zeros([], tensor.dtype, tensor.device), TensorIndex.Tensor(places), TensorIndex.Single(column));
                }
                return tensor;
            }

            /// <summary>Normal values between a and b: uniform ones through the inverse of the distribution function.</summary>
            public static Tensor trunc_normal_(Tensor tensor, double mean = 0, double std = 1, double a = -2, double b = 2, Generator? generator = null)
            {
                using var off = no_grad();
                using var scope = NewDisposeScope();
                var lower = NormalShare((a - mean) / std);
                var upper = NormalShare((b - mean) / std);
                uniform_(tensor, (2 * lower) - 1, (2 * upper) - 1, generator);
                tensor.erfinv_();
                tensor.mul_(std * Math.Sqrt(2));
                tensor.add_(mean);
                tensor.clamp_(a, b);
                return tensor;
            }

            /// <summary>The share of a normal distribution below x, through libtorch's erf.</summary>
            private static double NormalShare(double x)
            {
                using var scaled = torch.tensor(x / Math.Sqrt(2), ScalarType.Float64);
                using var value = scaled.erf();
                return (1 + value.item<double>()) / 2;
            }
        }
    }
}
