using MiniCnn.Data;

namespace MiniCnn.Reports;

/// <summary>A test image that the model takes for another class.</summary>
/// <param name="Image">Its number among the test images, from 0.</param>
/// <param name="Truth">Its class.</param>
/// <param name="Answer">The model's.</param>
/// <param name="Sureness">The probability that the model gives its answer, 0 to 1.</param>
internal readonly record struct Mistake(int Image, int Truth, int Answer, float Sureness)
{
    private const int FewestImages = 200;

    /// <summary>Looks through test images, those the model was most sure of first.</summary>
    /// <param name="run">With model and test images.</param>
    /// <param name="looked">Images looked at: all, or the first so many of a large model's.</param>
    public static IReadOnlyList<Mistake> Find(ReportedRun run, out int looked)
    {
        long work = Math.Max(1, run.Architecture.Layers.Sum(layer => layer.MultiplyAdds));
        looked = (int)Math.Min(run.Test!.Count, Math.Max(FewestImages, run.Options.MultiplyAdds / work));
        ImageSet images = looked == run.Test.Count ? run.Test : run.Test.First(looked);
        float[][] answers = run.Classifier!.Probabilities(images);
        return
        [
            .. answers.Select((probabilities, image) => new Mistake(image, images.Labels[image], Array.IndexOf(probabilities, probabilities.Max()), probabilities.Max()))
                .Where(found => found.Answer != found.Truth)
                .OrderByDescending(found => found.Sureness)
                .ThenBy(found => found.Image),
        ];
    }
}
