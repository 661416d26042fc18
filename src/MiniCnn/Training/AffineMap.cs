namespace MiniCnn.Training;

/// <summary>
/// Where the pixels of an augmented image come from: (x, y) from (Xx·x + Xy·y + Right, Yx·x + Yy·y + Down), in pixels from the center of the image.
/// </summary>
internal readonly record struct AffineMap(float Xx, float Xy, float Right, float Yx, float Yy, float Down)
{
    public static AffineMap Identity { get; } = new(1, 0, 0, 0, 1, 0);

    /// <summary>A rotation, scale, shift, shear and flip within the range.</summary>
    public static AffineMap Draw(AffineAugmentation range, SplitMix64 random)
    {
        double angle = Draw(ref random, range.Rotation) * Math.PI / 180;
        double scale = 1 + Draw(ref random, range.Scale);
        float right = Draw(ref random, range.Shift), down = Draw(ref random, range.Shift), shear = Draw(ref random, range.Shear);
        (float cosine, float sine) = ((float)(Math.Cos(angle) / scale), (float)(Math.Sin(angle) / scale));
        int side = range.Flip > 0 && random.Chance((float)range.Flip) ? -1 : 1;
        return new AffineMap(side * cosine, shear - sine, right, side * sine, cosine, down);
    }

    private static float Draw(ref SplitMix64 random, double range) => random.Uniform((float)-range, (float)range);
}
