namespace MiniCnn.Training;

/// <summary>
/// Which image comes when: one pass after the other, each in an order of its own. With hard example mining the passes after the first are over the images
/// with the lowest margins in the first; an image without a margin counts as hard.
/// </summary>
/// <param name="images">Of a pass, by their number in the dataset.</param>
/// <param name="later">Share of them in the passes after the first, over 0 to 1.</param>
/// <param name="seed">Of the orders.</param>
/// <param name="margins">Of the first pass so far; null before it.</param>
internal sealed class ImageOrder(int[] images, double later, long seed, float[]? margins = null)
{
    private int[]? _hard;
    private int[] _order = [];
    private long _pass = -1;

    public int[] Images => images;

    /// <summary>In the first pass, image by image; empty without hard example mining.</summary>
    public float[] Margins { get; } = margins ?? [.. Enumerable.Repeat(float.NegativeInfinity, later < 1 ? images.Length : 0)];

    /// <summary>The image at a place, from 0, in the stream of all passes.</summary>
    public int At(long position)
    {
        int[] pass = position >= images.Length && later < 1 ? _hard ??= Hard() : images;
        (long number, long within) = Math.DivRem(position - images.Length, pass.Length);
        // of the first pass, where both are not positive
        (number, within) = position < images.Length ? (0, position) : (number + 1, within);
        if (number != _pass)
            (_pass, _order) = (number, BatchSampler.Of(pass.Length, seed, checked((int)number)));
        return pass[_order[within]];
    }

    /// <summary>
    /// The margins of a batch whose first image was at a place. Those of a batch that ends in a later pass come too late: it was chosen without them, and
    /// a resumed training must choose the same.
    /// </summary>
    public void Record(long position, ReadOnlySpan<float> batch)
    {
        if (later == 1 || position + batch.Length > images.Length)
            return;
        for (int i = 0; i < batch.Length; i++)
            Margins[_order[position + i]] = batch[i];
    }

    /// <summary>The logit of the true class minus the largest of the others: below 0 where the image is classified wrongly.</summary>
    public static float Margin(ReadOnlySpan<float> logits, int label)
    {
        float other = float.NegativeInfinity;
        for (int k = 0; k < logits.Length; k++)
            other = k != label && logits[k] > other ? logits[k] : other;
        return logits[label] - other;
    }

    /// <summary>The places of the lowest margins, ascending.</summary>
    public static int[] Lowest(float[] margins, int count)
    {
        int[] places = [.. Enumerable.Range(0, margins.Length)];
        Array.Sort([.. margins], places);
        Array.Resize(ref places, count);
        Array.Sort(places);
        return places;
    }

    private int[] Hard() => Array.ConvertAll(Lowest(Margins, (int)Math.Ceiling((later * images.Length) - 1e-9)), place => images[place]);
}
