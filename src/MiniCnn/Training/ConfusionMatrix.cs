namespace MiniCnn.Training;

/// <summary>How often images of each class were predicted to be of each class.</summary>
public sealed class ConfusionMatrix
{
    private readonly int[][] _counts;

    /// <param name="classes">At least 1.</param>
    public ConfusionMatrix(int classes) => _counts = [.. Enumerable.Range(0, classes).Select(_ => new int[classes])];

    /// <summary>From rows as <see cref="Rows"/> gives them.</summary>
    /// <exception cref="MiniCnnException">The rows are not square, or a count is negative.</exception>
    public ConfusionMatrix(IReadOnlyList<IReadOnlyList<int>> rows)
    {
        _counts = [.. rows.Select(row => row.ToArray())];
        if (Array.FindIndex(_counts, row => row.Length != Classes || row.Any(count => count < 0)) is >= 0 and int wrong)
            throw MiniCnnException.BadData($"Row {wrong} of a confusion matrix has not {Classes} counts from 0; expected as many columns as rows");
    }

    /// <summary>Rows and columns.</summary>
    public int Classes => _counts.Length;

    /// <summary>All images counted.</summary>
    public int Total => _counts.Sum(row => row.Sum());

    /// <summary>Images that were classified correctly.</summary>
    public int Correct => _counts.Select((row, label) => row[label]).Sum();

    /// <summary>Part of the images that are classified correctly, 0 to 1; NaN without images.</summary>
    public double Accuracy => (double)Correct / Total;

    /// <summary>Row: true class; column: predicted class.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Rows => [.. _counts.Select(row => row.ToArray())];

    /// <summary>Images of a class with a prediction.</summary>
    public int this[int truth, int prediction] => _counts[truth][prediction];

    /// <summary>Counts one image.</summary>
    public void Add(int truth, int prediction) => _counts[truth][prediction]++;

    /// <summary>Part of a class's images that were classified correctly, 0 to 1; NaN without images.</summary>
    public double Recall(int label) => (double)_counts[label][label] / _counts[label].Sum();

    /// <summary>Part of the predictions of a class that were correct, 0 to 1; NaN where it was never predicted.</summary>
    public double Precision(int label) => (double)_counts[label][label] / _counts.Sum(row => row[label]);
}
