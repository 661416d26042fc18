using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly Operator[] nearest = [new("aten::upsample_nearest1d", "vec"), new("aten::upsample_nearest2d", "vec"), new("aten::upsample_nearest3d", "vec")];
            private static readonly Operator[] nearest_exact = [new("aten::_upsample_nearest_exact1d", "vec"), new("aten::_upsample_nearest_exact2d", "vec"), new("aten::_upsample_nearest_exact3d", "vec")];
            private static readonly Operator linear_up = new("aten::upsample_linear1d", "vec");
            private static readonly Operator bilinear_up = new("aten::upsample_bilinear2d", "vec");
            private static readonly Operator bilinear_smooth = new("aten::_upsample_bilinear2d_aa", "vec");
            private static readonly Operator bicubic_up = new("aten::upsample_bicubic2d", "vec");
            private static readonly Operator bicubic_smooth = new("aten::_upsample_bicubic2d_aa", "vec");
            private static readonly Operator trilinear_up = new("aten::upsample_trilinear3d", "vec");
            private static readonly Operator grid_sampler = new("aten::grid_sampler");
            private static readonly Operator affine_grid_generator = new("aten::affine_grid_generator");

            /// <summary>To a size or by factors, one per spatial dimension (N, C, then one to three of them).</summary>
            public static Tensor interpolate(Tensor x, long[]? size = null, double[]? scale_factor = null, InterpolationMode mode = InterpolationMode.Nearest,
                bool? align_corners = null, bool recompute_scale_factor = false, bool antialias = false)
            {
                var shape = x.shape;
                var spatial = shape.Length - 2;
                if (size is null == scale_factor is null) throw new ExternalException("either size or scale_factor should be defined, and only one of them");
                if ((size?.Length ?? scale_factor!.Length) != spatial)
                    throw new ExternalException($"size or scale_factor must match the input's {spatial} spatial dimensions, but has {size?.Length ?? scale_factor!.Length} values");
                var bySteps = mode is InterpolationMode.Nearest or InterpolationMode.NearestExact or InterpolationMode.Area;
                if (bySteps && align_corners is not null) throw new ExternalException("align_corners option can only be set with the interpolating modes: linear | bilinear | bicubic | trilinear");
                if (antialias && (mode is not (InterpolationMode.Bilinear or InterpolationMode.Bicubic) || spatial != 2))
                    throw new ExternalException("Anti-alias option is only supported for bilinear and bicubic modes");
                if (scale_factor is not null && (recompute_scale_factor || mode == InterpolationMode.Area))
                {
                    size = scale_factor.Select((factor, n) => (long)Math.Floor(shape[n + 2] * factor)).ToArray();
                    scale_factor = null;
                }
                var corners = align_corners ?? false;
                return (mode, spatial) switch
                {
                    (InterpolationMode.Nearest, 1 or 2 or 3) => nearest[spatial - 1].Call(x, size, scale_factor),
                    (InterpolationMode.NearestExact, 1 or 2 or 3) => nearest_exact[spatial - 1].Call(x, size, scale_factor),
                    (InterpolationMode.Area, 1) => adaptive_avg_pool1d(x, size![0]),
                    (InterpolationMode.Area, 2) => adaptive_avg_pool2d(x, size!),
                    (InterpolationMode.Area, 3) => adaptive_avg_pool3d(x, size!),
                    (InterpolationMode.Linear, 1) => linear_up.Call(x, size, corners, scale_factor),
                    (InterpolationMode.Bilinear, 2) => (antialias ? bilinear_smooth : bilinear_up).Call(x, size, corners, scale_factor),
                    (InterpolationMode.Bicubic, 2) => (antialias ? bicubic_smooth : bicubic_up).Call(x, size, corners, scale_factor),
                    (InterpolationMode.Trilinear, 3) => trilinear_up.Call(x, size, corners, scale_factor),
                    _ => throw new ExternalException($"Got {shape.Length}D input, but {mode} mode needs another number of dimensions"),
                };
            }

            public static Tensor upsample(Tensor input, long[]? size = null, double[]? scale_factor = null, UpsampleMode mode = UpsampleMode.Nearest, bool align_corners = false) =>
                interpolate(input, size, scale_factor, (InterpolationMode)mode, mode == UpsampleMode.Nearest ? null : align_corners);

            public static Tensor upsample_nearest(Tensor x, long[]? size = null, double[]? scale_factor = null, bool align_corners = false) =>
                upsample(x, size, scale_factor, UpsampleMode.Nearest, align_corners);

            public static Tensor upsample_bilinear(Tensor x, long[]? size = null, double[]? scale_factor = null, bool align_corners = false) =>
                upsample(x, size, scale_factor, UpsampleMode.Bilinear, align_corners);

            /// <summary>Values at the places that <paramref name="grid"/> names: (N, H, W, 2), x then y, −1 to 1 across the image.</summary>
            public static Tensor grid_sample(Tensor input, Tensor grid, GridSampleMode mode = GridSampleMode.Bilinear,
                GridSamplePaddingMode padding_mode = GridSamplePaddingMode.Zeros, bool? align_corners = null)
            {
                var outside = padding_mode switch { GridSamplePaddingMode.Border => 1L, GridSamplePaddingMode.Reflection => 2L, _ => 0L };
                return grid_sampler.Call(input, grid, mode == GridSampleMode.Nearest ? 1L : 0L, outside, align_corners ?? false);
            }

            /// <summary>The grid of an affine map: theta (N, 2, 3) or (N, 3, 4), for images of the given size (N, C, H, W) or (N, C, D, H, W).</summary>
            public static Tensor affine_grid(Tensor theta, long[]? size = null, bool align_corners = false) =>
                affine_grid_generator.Call(theta, size ?? [], align_corners);
        }
    }
}
