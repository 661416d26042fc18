namespace MiniCnn.Training;

/// <summary>How many steps a training has and where its epochs end, from the numbers of images alone.</summary>
/// <remarks>Batches are cut from an endless stream of epochs: all are full, and one may begin in one epoch and end in the next.</remarks>
/// <param name="TrainingImages">Images of an epoch.</param>
/// <param name="ValidationImages">Images that are not trained on.</param>
/// <param name="BatchSize">Images in each step.</param>
/// <param name="Steps">All steps.</param>
public sealed record TrainingPlan(int TrainingImages, int ValidationImages, int BatchSize, long Steps)
{
    /// <summary>Steps made by another process before this one began; 0 for a fresh run.</summary>
    public long FirstStep { get; init; }

    /// <summary>Steps in an epoch, which need not be whole.</summary>
    public double StepsPerEpoch => (double)TrainingImages / BatchSize;

    /// <summary>Of a dataset with so many training images, a part of which is for validation.</summary>
    public static TrainingPlan For(TrainingOptions options, int images)
    {
        int validation = Math.Min(options.ValidationImages, images / 5);
        int training = images - validation;
        int batch = Math.Min(options.BatchSize, training);
        // a little less than the product, so that 0.1 * 30 steps are 3 and not 4
        long steps = Math.Max(1, (long)Math.Ceiling((options.Epochs * training / batch) - 1e-9));
        return new TrainingPlan(training, validation, batch, steps);
    }

    /// <summary>Whether an epoch, or the whole training, ends with the last of some steps.</summary>
    public bool EndsEpoch(long stepsDone) => stepsDone == Steps || EpochsAt(stepsDone) > EpochsAt(stepsDone - 1);

    /// <summary>Whole epochs within some steps.</summary>
    public long EpochsAt(long stepsDone) => stepsDone * BatchSize / TrainingImages;
}
