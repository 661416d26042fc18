namespace MiniCnn.Cli.Lab;

/// <summary>A result and its color map; its name is "sobel-x", "magnitude", "sobel-x of red".</summary>
internal sealed record Response(string Name, Plane Plane, ResponseMeaning Meaning)
{
    /// <summary>Brightness where a kernel keeps the mean, else signed.</summary>
    public static ResponseMeaning MeaningOf(Kernel kernel) => Math.Abs(kernel.Sum - 1) < 1e-3 ? ResponseMeaning.Brightness : ResponseMeaning.ZeroCentered;

    /// <summary>Colored by its meaning, or as the user wishes.</summary>
    public ColorMapping Colored(ColorMap? map = null, ValueRange? range = null)
    {
        (ColorMap colors, ValueRange scale) = Scale(map, range);
        return ColorMapping.Of(Plane, colors, scale);
    }

    /// <summary>Numbers that the colors cannot show.</summary>
    public int Clipped(ColorMap? map = null, ValueRange? range = null)
    {
        (_, ValueRange scale) = Scale(map, range);
        return Plane.Values.Count(value => float.IsFinite(value) && (value < scale.Low || value > scale.High));
    }

    /// <summary>By the meaning, or as the user wishes.</summary>
    public (ColorMap Map, ValueRange Range) Scale(ColorMap? map = null, ValueRange? range = null)
    {
        ColorMap colors = map ?? (Meaning switch
        {
            ResponseMeaning.ZeroCentered => ColorMap.Diverging,
            ResponseMeaning.Brightness => ColorMap.Gray,
            _ => ColorMap.Viridis,
        });
        return (colors, range ?? Natural(colors));
    }

    public object ToData(bool withValues) => new
    {
        Name,
        plane = new { Plane.Height, Plane.Width },
        Meaning,
        min = (double)Plane.Values.Min(),
        mean = Plane.Values.Average(value => (double)value),
        max = (double)Plane.Values.Max(),
        values = withValues ? Plane.Rows() : null,
    };

    private ValueRange Natural(ColorMap colors) => Meaning switch
    {
        ResponseMeaning.Brightness => ValueRange.Unit,
        ResponseMeaning.Strength or ResponseMeaning.Share => new(0, Math.Max(Plane.Values.Max(), float.Epsilon)),
        ResponseMeaning.Direction => new(-180, 180),
        _ => colors.RangeOf([Plane]),
    };
}
