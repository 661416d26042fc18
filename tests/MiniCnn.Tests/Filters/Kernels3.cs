namespace MiniCnn.Tests.Filters;

/// <summary>Kernels written out, so that these tests do not depend on the catalog.</summary>
internal static class Kernels3
{
    public static readonly Kernel SobelX = Named("sobel-x", Of(-1, 0, 1, -2, 0, 2, -1, 0, 1));
    public static readonly Kernel SobelY = Named("sobel-y", Of(-1, -2, -1, 0, 0, 0, 1, 2, 1));
    public static readonly Kernel PrewittX = Named("prewitt-x", Of(-1, 0, 1, -1, 0, 1, -1, 0, 1));
    public static readonly Kernel ScharrX = Named("scharr-x", Of(-3, 0, 3, -10, 0, 10, -3, 0, 3));
    public static readonly Kernel ScharrY = Named("scharr-y", Of(-3, -10, -3, 0, 0, 0, 3, 10, 3));
    public static readonly Kernel Laplacian = Named("laplacian", Of(0, 1, 0, 1, -4, 1, 0, 1, 0));
    public static readonly Plane Box = Of(1, 1, 1, 1, 1, 1, 1, 1, 1);

    private static Kernel Named(string name, Plane weights) => new() { Name = name, Title = name, Weights = weights, Source = "written out here" };

    public static Plane Of(params float[] values) => new(3, 3, values);

    public static Plane Scaled(Plane plane, float factor, float shift = 0) =>
        new(plane.Height, plane.Width, Array.ConvertAll(plane.Values, value => (value * factor) + shift));
}
