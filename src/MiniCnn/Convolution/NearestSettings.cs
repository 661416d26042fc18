namespace MiniCnn.Convolution;

/// <summary>The legal settings that lie closest to an illegal one: one kind of number changed, as little as possible.</summary>
internal static class NearestSettings
{
    // Neighbors tried; beyond, the value that just fits is computed.
    private const int Reach = 48;

    /// <summary>A legal setting and, as one would write it ("kernel 3", "padding 1"), what was changed to get there.</summary>
    public sealed record Change(string Text, LayerSettings Layer, Size2D Input);

    /// <summary>
    /// Up to one change for each of stride, dilation, padding, kernel, output padding, groups, padding mode and input; the whole
    /// list is empty when the layer is legal or when no single change helps and neither does repairing every number by itself.
    /// </summary>
    public static IReadOnlyList<Change> To(LayerSettings layer, Size2D input)
    {
        if (LayerRules.Check(layer, input).Count == 0)
            return [];
        IEnumerable<(LayerSettings Layer, Size2D Input)> legal = Candidates(layer, input)
            .Select(candidates => candidates.FirstOrDefault(candidate => LayerRules.Check(candidate.Layer, candidate.Input).Count == 0)).Where(found => found.Layer is not null);
        Change[] changes = [.. legal.Distinct().Select(found => new Change(Differences(layer, input, found.Layer, found.Input), found.Layer, found.Input))];
        return changes.Length > 0 ? changes : Repaired(layer, input);
    }

    private static IEnumerable<IEnumerable<(LayerSettings Layer, Size2D Input)>> Candidates(LayerSettings layer, Size2D input)
    {
        yield return Around(layer.Stride, 1).Select(s => (layer with { Stride = s }, input));
        yield return Around(layer.Dilation, 1).Select(d => (layer with { Dilation = d }, input));
        yield return Pads(layer, input).Select(p => (layer with { Padding = Padding.Of(p.Height, p.Width) }, input));
        yield return Around(layer.Kernel, 1).Append(Fitting(layer, input)).Select(k => (layer with { Kernel = k }, input));
        yield return Around(layer.OutputPadding, 0).Select(a => (layer with { OutputPadding = a }, input));
        yield return Around(layer.Groups, 1).Where(g => g.Height == g.Width).Select(g => (layer with { Groups = g.Height }, input));
        LayerSettings constant = layer with { PaddingMode = PaddingMode.Constant };
        yield return [(constant, input), (layer with { PaddingValue = null }, input), (constant with { PaddingValue = null }, input)];
        yield return [(layer with { CeilMode = false }, input)];
        yield return Around(input, 1).Append(Holding(layer, input)).Where(i => i.Height >= input.Height && i.Width >= input.Width).Select(i => (layer, i));
    }

    private static Size2D Clamped(Size2D value, int min) => new(Math.Clamp(value.Height, min, LayerRules.Max), Math.Clamp(value.Width, min, LayerRules.Max));

    /// <summary>Pairs by growing distance from where one starts; a number out of range is first brought into it.</summary>
    private static IEnumerable<Size2D> Around(Size2D asked, int min)
    {
        Size2D start = Clamped(asked, min);
        if (start != asked)
            yield return start;
        for (int step = 1; step <= Reach; step++)
        {
            (int Down, int Right)[] directions = [(-1, -1), (-1, 0), (0, -1), (1, 0), (0, 1), (1, 1)];
            IEnumerable<Size2D> ring = directions.Select(to => new Size2D(start.Height + (step * to.Down), start.Width + (step * to.Right)));
            foreach (Size2D next in ring.Where(next => next.Height >= min && next.Width >= min))
                yield return next;
        }
    }

    /// <summary>The largest kernel that the padded input holds, for one that is far too large.</summary>
    private static Size2D Fitting(LayerSettings layer, Size2D input)
    {
        int Max(Axis axis) => (int)((Math.Max(layer.Along(axis, input.Along(axis)).PaddedInput, 1) - 1) / Math.Max(layer.Dilation.Along(axis), 1)) + 1;
        return new(Math.Clamp(layer.Kernel.Height, 1, Max(Axis.Height)), Math.Clamp(layer.Kernel.Width, 1, Max(Axis.Width)));
    }

    /// <summary>The smallest input that holds the kernel, for one that is far too small.</summary>
    private static Size2D Holding(LayerSettings layer, Size2D input)
    {
        int Min(Axis axis)
        {
            AxisGeometry now = layer.Along(axis, input.Along(axis));
            return (int)Math.Clamp(now.EffectiveKernel - now.Before - now.After, Math.Max(now.Input, 1), LayerRules.Max);
        }
        return new(Min(Axis.Height), Min(Axis.Width));
    }

    private static IEnumerable<Size2D> Pads(LayerSettings layer, Size2D input)
    {
        AxisGeometry rows = layer.Along(Axis.Height, input.Height), columns = layer.Along(Axis.Width, input.Width);
        var now = new Size2D(Math.Max(rows.Before, rows.After), Math.Max(columns.Before, columns.After));
        static int Missing(AxisGeometry axis) => (int)Math.Clamp((axis.EffectiveKernel - axis.Input + 1) / 2, 0, LayerRules.Max);
        return Around(now, 0).Prepend(now).Append(new(Missing(rows), Missing(columns)));
    }

    /// <summary>Several things are wrong at once: every number brought into its range, then the nearest change of that.</summary>
    private static IReadOnlyList<Change> Repaired(LayerSettings layer, Size2D input)
    {
        Pads pads = layer.Padding.Amount;
        LayerSettings better = layer with
        {
            Kernel = Clamped(layer.Kernel, 1),
            Stride = Clamped(layer.Stride, 1),
            Dilation = Clamped(layer.Dilation, 1),
            OutputPadding = layer.Kind == LayerKind.Transposed ? Clamped(Math.Min(layer.OutputPadding.Height, layer.OutputPadding.Width), 0) : 0,
            Padding = layer.Padding.Rule != PaddingRule.Explicit ? layer.Padding
                : Padding.Of(Math.Max(pads.Left, 0), Math.Max(pads.Right, 0), Math.Max(pads.Top, 0), Math.Max(pads.Bottom, 0)),
            PaddingMode = layer.Kind == LayerKind.Convolution ? layer.PaddingMode : PaddingMode.Constant,
            PaddingValue = layer.PaddingMode == PaddingMode.Constant && layer.Kind == LayerKind.Convolution ? layer.PaddingValue : null,
            CeilMode = layer.CeilMode && layer.Kind == LayerKind.Pooling,
            InputChannels = Math.Clamp(layer.InputChannels, 1, LayerRules.Max),
            OutputChannels = Math.Clamp(layer.OutputChannels, 1, LayerRules.Max),
            Groups = Math.Clamp(layer.Groups, 1, LayerRules.Max),
        };
        Size2D size = Clamped(input, 1);
        if (LayerRules.Check(better, size).Count == 0)
            return [new(Differences(layer, input, better, size), better, size)];
        if (better == layer && size == input)
            return [];
        return [.. To(better, size).Select(change => change with { Text = Differences(layer, input, change.Layer, change.Input) })];
    }

    private static string Differences(LayerSettings asked, Size2D input, LayerSettings legal, Size2D size)
    {
        (bool Changed, string Text)[] parts =
        [
            (input != size, $"input {size.ToShortString()}"),
            (asked.Kernel != legal.Kernel, $"kernel {legal.Kernel.ToShortString()}"),
            (asked.Stride != legal.Stride, $"stride {legal.Stride.ToShortString()}"),
            (asked.Padding != legal.Padding, $"padding {legal.Padding}"),
            (asked.Dilation != legal.Dilation, $"dilation {legal.Dilation.ToShortString()}"),
            (asked.OutputPadding != legal.OutputPadding, $"output padding {legal.OutputPadding.ToShortString()}"),
            (asked.PaddingMode != legal.PaddingMode, "constant padding"),
            (asked.PaddingValue != legal.PaddingValue, "no padding value"),
            (asked.CeilMode != legal.CeilMode, "no ceil mode"),
            (asked.InputChannels != legal.InputChannels, $"{legal.InputChannels} input channels"),
            (asked.OutputChannels != legal.OutputChannels, $"{legal.OutputChannels} output channels"),
            (asked.Groups != legal.Groups, $"groups {legal.Groups}"),
        ];
        return string.Join(" with ", parts.Where(part => part.Changed).Select(part => part.Text));
    }
}
