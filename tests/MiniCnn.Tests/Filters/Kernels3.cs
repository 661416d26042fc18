using MiniCnn.Filters;
using MiniCnn.Pictures;

namespace MiniCnn.Tests.Filters;

/// <summary>Kernels written out, so that these tests do not depend on the catalogue.</summary>
internal static class Kernels3
{
    public static readonly Template SobelX = new("sobel-x", Of(-1, 0, 1, -2, 0, 2, -1, 0, 1));
    public static readonly Template SobelY = new("sobel-y", Of(-1, -2, -1, 0, 0, 0, 1, 2, 1));
    public static readonly Template PrewittX = new("prewitt-x", Of(-1, 0, 1, -1, 0, 1, -1, 0, 1));
    public static readonly Template ScharrX = new("scharr-x", Of(-3, 0, 3, -10, 0, 10, -3, 0, 3));
    public static readonly Template ScharrY = new("scharr-y", Of(-3, -10, -3, 0, 0, 0, 3, 10, 3));
    public static readonly Template Laplacian = new("laplacian", Of(0, 1, 0, 1, -4, 1, 0, 1, 0));
    public static readonly Plane Box = Of(1, 1, 1, 1, 1, 1, 1, 1, 1);

    public static Plane Of(params float[] values) => new(3, 3, values);

    public static Plane Scaled(Plane plane, float factor, float shift = 0) =>
        new(plane.Height, plane.Width, Array.ConvertAll(plane.Values, value => (value * factor) + shift));
}
