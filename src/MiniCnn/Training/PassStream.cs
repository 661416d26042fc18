using MiniCnn.Data;

namespace MiniCnn.Training;

/// <summary>
/// Which images each step sees: batches cut from an endless stream of passes, each pass in an order of its own. A function of
/// seed and step alone, so a run that is resumed goes on where it was.
/// </summary>
/// <param name="images">The training images' places in the dataset; a pass shows each once.</param>
/// <param name="batchSize">Images in a step.</param>
/// <param name="seed">Of the run.</param>
internal sealed class PassStream(int[] images, int batchSize, long seed)
{
    private long _pass = -1;
    private int[] _order = [];

    /// <summary>The images of one step, [batchSize].</summary>
    /// <param name="step">From 0.</param>
    public long[] At(long step)
    {
        long[] batch = new long[batchSize];
        for (int i = 0; i < batchSize; i++)
        {
            long position = (step * batchSize) + i;
            (long pass, long within) = Math.DivRem(position, images.Length);
            if (pass != _pass)
                (_pass, _order) = (pass, BatchSampler.Of(images.Length, seed, checked((int)pass)));
            batch[i] = images[_order[within]];
        }

        return batch;
    }
}
