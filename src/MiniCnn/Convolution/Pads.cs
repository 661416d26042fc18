using System.Globalization;

namespace MiniCnn.Convolution;

/// <summary>Rows and columns added at each of the four sides, in PyTorch's order; a negative number crops.</summary>
/// <param name="Left">Columns before the first.</param>
/// <param name="Right">Columns after the last.</param>
/// <param name="Top">Rows above the first.</param>
/// <param name="Bottom">Rows below the last.</param>
public readonly record struct Pads(int Left, int Right, int Top, int Bottom)
{
    /// <summary>No padding at all.</summary>
    public static Pads None => default;

    /// <summary>What is added before the first and after the last of an axis.</summary>
    public (int Before, int After) Along(Axis axis) => axis == Axis.Height ? (Top, Bottom) : (Left, Right);

    /// <summary>"1", "1x2" (height x width) or "left,right,top,bottom", the shortest that says it.</summary>
    public override string ToString()
    {
        if (Left != Right || Top != Bottom)
            return string.Create(CultureInfo.InvariantCulture, $"{Left},{Right},{Top},{Bottom}");
        return new Size2D(Top, Left).ToShortString();
    }
}
