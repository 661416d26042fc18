namespace MiniCnn.Imaging;

/// <summary>The numbers that get the first and the last color.</summary>
/// <param name="Low">Gets the first color.</param>
/// <param name="High">Gets the last color.</param>
public readonly record struct ValueRange(float Low, float High)
{
    /// <summary>0 to 1, as pixels have it.</summary>
    public static ValueRange Unit { get; } = new(0, 1);

    /// <summary>How far apart the ends are.</summary>
    public float Span => High - Low;

    /// <summary>As far below zero as above.</summary>
    public bool IsZeroCentered => Low == -High;

    /// <summary>Minimum to maximum of one plane's finite numbers.</summary>
    public static ValueRange Of(Plane plane) => Of([plane]);

    /// <summary>Minimum to maximum of all finite numbers; 0 to 1 if there are none.</summary>
    public static ValueRange Of(IEnumerable<Plane> planes)
    {
        (float low, float high) = (float.PositiveInfinity, float.NegativeInfinity);
        foreach (Plane plane in planes)
        {
            foreach (float value in plane.Values)
            {
                if (value < low && float.IsFinite(value))
                    low = value;
                if (value > high && float.IsFinite(value))
                    high = value;
            }
        }
        return low <= high ? new ValueRange(low, high) : Unit;
    }

    /// <summary>−m to m where m is the largest size in one plane.</summary>
    public static ValueRange ZeroCentered(Plane plane) => ZeroCentered([plane]);

    /// <summary>−m to m where m is the largest size of all finite numbers; −1 to 1 if they are all 0.</summary>
    public static ValueRange ZeroCentered(IEnumerable<Plane> planes)
    {
        ValueRange range = Of(planes);
        float max = Math.Max(Math.Abs(range.Low), Math.Abs(range.High));
        return max > 0 ? new ValueRange(-max, max) : new ValueRange(-1, 1);
    }

    /// <summary>0 at <see cref="Low"/>, 1 at <see cref="High"/>; one half when they are the same.</summary>
    public double PositionOf(double value) => Span > 0 ? (value - Low) / ((double)High - Low) : 0.5;
}
