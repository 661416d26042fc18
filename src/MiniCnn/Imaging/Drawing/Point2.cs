namespace MiniCnn.Imaging;

/// <summary>A place on a drawing: x from the left, y from the top, in pixels at scale 1.</summary>
/// <param name="X">From the left.</param>
/// <param name="Y">From the top.</param>
public readonly record struct Point2(double X, double Y);
