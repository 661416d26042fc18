namespace MiniCnn.Convolution;

/// <summary>What each kind of layer computes at each position.</summary>
internal static class SlidingPositions
{
    public static SlidingWindow Direct(IReadOnlyList<Plane> image, KernelWeights kernels, LayerSettings layer)
    {
        ConvolutionGeometry geometry = KernelOperator.GeometryOf(image, kernels, layer);
        ShownInput shown = Padded(image, geometry, layer.PaddingMode, (float)(layer.PaddingValue ?? 0));
        return Slide(SlidingKind.Convolution, geometry, image, shown, kernels, layer.Stride, KernelOperator.Correlate(image, kernels, layer));
    }

    /// <summary>A transposed convolution as its equivalent direct one: the flipped kernel over the stretched input.</summary>
    public static SlidingWindow Equivalent(IReadOnlyList<Plane> image, KernelWeights kernels, LayerSettings layer)
    {
        ConvolutionGeometry geometry = KernelOperator.GeometryOf(image, kernels, layer);
        var direct = DirectEquivalent.Of(geometry);
        var shown = new ShownInput([.. image.Select(direct.Stretch)], direct.Pads.Top, direct.Pads.Left, layer.Stride, geometry.Input);
        return Slide(SlidingKind.TransposedAsDirect, geometry, image, shown, kernels.Turned(layer.Groups), 1, KernelOperator.Transpose(image, kernels, layer));
    }

    /// <summary>A transposed convolution as it is defined: input after input, each adding its multiple of the kernel.</summary>
    public static SlidingWindow Scatters(IReadOnlyList<Plane> image, KernelWeights kernels, LayerSettings layer)
    {
        ConvolutionGeometry geometry = KernelOperator.GeometryOf(image, kernels, layer);
        LayerSettings settings = geometry.Layer;
        int inputs = settings.InputChannels / settings.Groups, outputs = settings.OutputChannels / settings.Groups;
        int positions = checked(inputs * (int)geometry.Input.Area);
        var shown = new ShownInput(image, 0, 0, 1, geometry.Input);
        IReadOnlyList<Plane> output = KernelOperator.Transpose(image, kernels, layer);
        return new(SlidingKind.TransposedAsScatters, geometry, image, shown, kernels, output, checked(positions * settings.OutputChannels), index =>
        {
            (int n, int row, int column) = Split(index % positions, geometry.Input);
            int channel = index / positions, source = (channel / outputs * inputs) + n;
            Plane weights = kernels.Weights[source][channel % outputs];
            double value = image[source][row, column];
            (int top, int left) = ((row * settings.Stride.Height) - geometry.Pads.Top, (column * settings.Stride.Width) - geometry.Pads.Left);
            return new(index, channel, row, column,
                [.. Cells(settings, top, left).Select(cell => new SlidingTerm(source, cell.V, cell.U, cell.Y, cell.X, value, weights[cell.V, cell.U]))], value);
        });
    }

    /// <summary>Channel after channel.</summary>
    public static SlidingWindow Pool(IReadOnlyList<Plane> image, PoolingRule rule, LayerSettings layer)
    {
        bool isMaximum = rule == PoolingRule.Maximum;
        Plane[] output = [.. image.Select(plane => PoolingOperator.Pool(plane, rule, layer))];
        ConvolutionGeometry geometry = PoolingOperator.GeometryOf(image[0], rule, layer);
        ShownInput shown = Padded(image, geometry, PaddingMode.Constant, 0);
        SlidingKind kind = isMaximum ? SlidingKind.MaximumPooling : SlidingKind.MeanPooling;
        return new(kind, geometry, image, shown, null, output, checked((int)geometry.Output.Area * image.Count), index =>
        {
            (int channel, int row, int column) = Split(index, geometry.Output);
            double weight = isMaximum ? 1 : 1.0 / PoolingOperator.Divisor(geometry, row, column);
            SlidingTerm[] terms = [.. Cells(layer, row * layer.Stride.Height, column * layer.Stride.Width)
                .Where(cell => cell.Y < shown.Height && cell.X < shown.Width && (!isMaximum || shown.KindOf(cell.Y, cell.X) == CellKind.Data))
                .Select(cell => new SlidingTerm(channel, cell.V, cell.U, cell.Y, cell.X, shown.Planes[channel][cell.Y, cell.X], weight))];
            double result = isMaximum ? terms.Select(term => term.Value).DefaultIfEmpty(double.NegativeInfinity).Max() : terms.Sum(term => term.Product);
            return new(index, channel, row, column, terms, result);
        });
    }

    private static SlidingWindow Slide(
        SlidingKind kind, ConvolutionGeometry geometry, IReadOnlyList<Plane> image, ShownInput shown, KernelWeights kernels, Size2D step, IReadOnlyList<Plane> output)
    {
        LayerSettings layer = geometry.Layer;
        int inputs = layer.InputChannels / layer.Groups, outputs = layer.OutputChannels / layer.Groups;
        return new(kind, geometry, image, shown, kernels, output, checked((int)(geometry.Output.Area * layer.OutputChannels)), index =>
        {
            (int channel, int row, int column) = Split(index, geometry.Output);
            int first = channel / outputs * inputs;
            SlidingTerm[] terms = [.. Enumerable.Range(0, inputs).SelectMany(n => Cells(layer, row * step.Height, column * step.Width).Select(cell =>
                new SlidingTerm(first + n, cell.V, cell.U, cell.Y, cell.X, shown.Planes[first + n][cell.Y, cell.X], kernels.Weights[channel][n][cell.V, cell.U])))];
            double bias = kernels.BiasOf(channel);
            return new(index, channel, row, column, terms, terms.Sum(term => term.Product) + bias, bias);
        });
    }

    private static ShownInput Padded(IReadOnlyList<Plane> image, ConvolutionGeometry geometry, PaddingMode mode, float value) =>
        new([.. image.Select(plane => Border.Pad(plane, geometry.Pads, mode, value))], geometry.Pads.Top, geometry.Pads.Left, 1, geometry.Input);

    private static (int Channel, int Row, int Column) Split(int index, Size2D size) =>
        (index / (size.Height * size.Width), index / size.Width % size.Height, index % size.Width);

    /// <summary>Rows V and columns U of the kernel, and the cells Y, X that they lie on when its corner is at the top and left.</summary>
    private static IEnumerable<(int V, int U, int Y, int X)> Cells(LayerSettings layer, int top, int left) =>
        Enumerable.Range(0, (int)layer.Kernel.Area).Select(tap => Math.DivRem(tap, layer.Kernel.Width))
            .Select(tap => (tap.Quotient, tap.Remainder, top + (tap.Quotient * layer.Dilation.Height), left + (tap.Remainder * layer.Dilation.Width)));
}
