namespace MiniCnn.Data;

/// <summary>Mean and standard deviation (of the population) of pixels scaled to 0–1, per channel.</summary>
internal sealed record PixelStatistics(float[] Mean, float[] StandardDeviation)
{
    /// <summary>Exact sums over integers, so that the result does not depend on any order.</summary>
    public static PixelStatistics Of(ImageSet images)
    {
        int plane = images.Height * images.Width;
        double count = Math.Max(1, (long)images.Count * plane);
        (float[] mean, float[] deviation) = (new float[images.Channels], new float[images.Channels]);
        for (int channel = 0; channel < images.Channels; channel++)
        {
            (long sum, long squares) = (0, 0);
            for (int image = 0; image < images.Count; image++)
            {
                foreach (byte pixel in images.Image(image).Slice(channel * plane, plane))
                {
                    sum += pixel;
                    squares += pixel * pixel;
                }
            }

            mean[channel] = (float)(sum / count / 255);
            deviation[channel] = (float)(Math.Sqrt(Math.Max(0, (squares / count) - (sum / count * sum / count))) / 255);
        }

        return new PixelStatistics(mean, deviation);
    }
}
