using MiniCnn.Imaging;

namespace MiniCnn.Convolution;

/// <summary>Frames of a pool, channel after channel.</summary>
internal static class SlidingPool
{
    public static SlidingWindow Of(IReadOnlyList<Plane> image, PoolingRule rule, LayerSettings layer)
    {
        Plane[] output = [.. image.Select(plane => PoolingOperator.Pool(plane, rule, layer))];
        ConvolutionGeometry geometry = PoolingOperator.GeometryOf(image[0], rule, layer);
        (int height, int width) = geometry.Output;
        Plane[] padded = [.. image.Select(plane => Border.Pad(plane, geometry.Pads))];
        var shown = new ShownInput(padded, geometry.Pads.Top, geometry.Pads.Left, 1, geometry.Input);
        SlidingKind kind = rule == PoolingRule.Maximum ? SlidingKind.MaximumPooling : SlidingKind.MeanPooling;
        return new(kind, geometry, image, shown, null, output, checked(height * width * image.Count), index =>
        {
            (int channel, int row, int column) = (index / (height * width), index / width % height, index % width);
            var terms = new List<SlidingTerm>();
            double weight = rule == PoolingRule.Maximum ? 1 : 1.0 / PoolingOperator.Divisor(geometry, row, column);
            for (int tap = 0; tap < layer.Kernel.Area; tap++)
            {
                (int v, int u) = (tap / layer.Kernel.Width, tap % layer.Kernel.Width);
                int y = (row * layer.Stride.Height) + (v * layer.Dilation.Height), x = (column * layer.Stride.Width) + (u * layer.Dilation.Width);
                if (y < shown.Height && x < shown.Width && (rule == PoolingRule.Mean || shown.KindOf(y, x) == CellKind.Data))
                    terms.Add(new(channel, v, u, y, x, padded[channel][y, x], weight));
            }
            double result = rule == PoolingRule.Maximum ? terms.Select(term => term.Value).DefaultIfEmpty(double.NegativeInfinity).Max() : terms.Sum(term => term.Product);
            return new() { Index = index, Channel = channel, Row = row, Column = column, Terms = terms, Result = result };
        });
    }
}
