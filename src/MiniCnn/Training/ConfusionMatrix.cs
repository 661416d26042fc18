namespace MiniCnn.Training;

/// <summary>How often images of each class were predicted to be of each class.</summary>
public sealed class ConfusionMatrix
{
    private readonly int[,] _counts;

    /// <param name="classes">At least 1.</param>
    public ConfusionMatrix(int classes) => _counts = new int[classes, classes];

    /// <summary>From rows as <see cref="Rows"/> gives them.</summary>
    /// <exception cref="MiniCnnException">The rows are not square, or a count is negative.</exception>
    public ConfusionMatrix(IReadOnlyList<IReadOnlyList<int>> rows)
        : this(rows.Count)
    {
        for (int truth = 0; truth < Classes; truth++)
        {
            if (rows[truth].Count != Classes || rows[truth].Any(count => count < 0))
                throw MiniCnnException.BadData($"Row {truth} of a confusion matrix has not {Classes} counts from 0; expected as many columns as rows");
            for (int prediction = 0; prediction < Classes; prediction++)
                _counts[truth, prediction] = rows[truth][prediction];
        }
    }

    /// <summary>Rows and columns.</summary>
    public int Classes => _counts.GetLength(0);

    /// <summary>All images counted.</summary>
    public int Total => _counts.Cast<int>().Sum();

    /// <summary>Images that were classified correctly.</summary>
    public int Correct => Enumerable.Range(0, Classes).Sum(index => _counts[index, index]);

    /// <summary>Part of the images that are classified correctly, 0 to 1; NaN without images.</summary>
    public double Accuracy => (double)Correct / Total;

    /// <summary>Row: true class; column: predicted class.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Rows =>
        [.. Enumerable.Range(0, Classes).Select(truth => Enumerable.Range(0, Classes).Select(prediction => _counts[truth, prediction]).ToArray())];

    /// <summary>Images of a class with a prediction.</summary>
    public int this[int truth, int prediction] => _counts[truth, prediction];

    /// <summary>Counts one image.</summary>
    public void Add(int truth, int prediction) => _counts[truth, prediction]++;

    /// <summary>Part of a class's images that were classified correctly, 0 to 1; NaN without images.</summary>
    public double Recall(int label) => (double)_counts[label, label] / Enumerable.Range(0, Classes).Sum(prediction => _counts[label, prediction]);

    /// <summary>Part of the predictions of a class that were correct, 0 to 1; NaN where it was never predicted.</summary>
    public double Precision(int label) => (double)_counts[label, label] / Enumerable.Range(0, Classes).Sum(truth => _counts[truth, label]);
}
