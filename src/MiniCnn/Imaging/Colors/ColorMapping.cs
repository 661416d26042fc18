using System.Collections.Concurrent;

namespace MiniCnn.Imaging;

/// <summary>A plane as colors, with the scale that was used and what did not fit it.</summary>
/// <param name="Image">One pixel a number, 3 channels (1 for the gray map when every number is finite).</param>
/// <param name="Map">The colors.</param>
/// <param name="Range">The numbers of the first and last color.</param>
/// <param name="Below">Numbers under the range, shown as its lower end.</param>
/// <param name="Above">Numbers over the range, shown as its upper end.</param>
/// <param name="NotFinite">NaN and infinite numbers, shown magenta.</param>
public sealed record ColorMapping(Image Image, ColorMap Map, ValueRange Range, int Below, int Above, int NotFinite)
{
    /// <summary>The color of NaN and infinite numbers, in no map.</summary>
    public static Rgb NotFiniteColor { get; } = new(255, 0, 255);

    /// <summary>Numbers outside the range.</summary>
    public int Clipped => Below + Above;

    /// <summary>Empty when everything fits, otherwise what to say beside the image.</summary>
    public string Warning => string.Join(", ", new[]
    {
        Below > 0 ? $"{Below} below {NumberText.Brief(Range.Low)}" : "",
        Above > 0 ? $"{Above} above {NumberText.Brief(Range.High)}" : "",
        NotFinite > 0 ? $"{NotFinite} not finite" : "",
    }.Where(part => part.Length > 0));

    /// <summary>Maps a plane to colors; the range that suits the map (<see cref="ColorMap.RangeOf"/>) when left out.</summary>
    public static ColorMapping Of(Plane plane, ColorMap map, ValueRange? range = null)
    {
        ValueRange scale = range ?? map.RangeOf([plane]);
        bool gray = ReferenceEquals(map, ColorMap.Gray) && Array.TrueForAll(plane.Values, float.IsFinite);
        Image image = new(plane.Width, plane.Height, gray ? 1 : 3);
        (int below, int above, int notFinite) = (0, 0, 0);
        Parallel.ForEach(Partitioner.Create(0, plane.Values.Length), part =>
        {
            (int under, int over, int other) = (0, 0, 0);
            for (int i = part.Item1; i < part.Item2; i++)
            {
                float value = plane.Values[i];
                if (!float.IsFinite(value))
                    other++;
                else if (value < scale.Low)
                    under++;
                else if (value > scale.High)
                    over++;
                Rgb color = ColorOf(value, map, scale);
                if (gray)
                    image.Pixels[i] = color.R;
                else
                    (image.Pixels[3 * i], image.Pixels[(3 * i) + 1], image.Pixels[(3 * i) + 2]) = (color.R, color.G, color.B);
            }
            Interlocked.Add(ref below, under);
            Interlocked.Add(ref above, over);
            Interlocked.Add(ref notFinite, other);
        });
        return new ColorMapping(image, map, scale, below, above, notFinite);
    }

    internal static Rgb ColorOf(float value, ColorMap map, ValueRange range) => float.IsFinite(value) ? map.At(range.PositionOf(value)) : NotFiniteColor;
}
