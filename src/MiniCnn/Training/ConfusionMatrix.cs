namespace MiniCnn.Training;

/// <summary>How often each class was taken for each.</summary>
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
            for (int answer = 0; answer < Classes; answer++)
                _counts[truth, answer] = rows[truth][answer];
        }
    }

    /// <summary>Classes.</summary>
    public int Classes => _counts.GetLength(0);

    /// <summary>All images counted.</summary>
    public int Total => _counts.Cast<int>().Sum();

    /// <summary>Images whose answer was their class.</summary>
    public int Correct => Enumerable.Range(0, Classes).Sum(index => _counts[index, index]);

    /// <summary>Part of the images that are right, 0 to 1; NaN without images.</summary>
    public double Accuracy => (double)Correct / Total;

    /// <summary>Row: true class; column: answer.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Rows =>
        [.. Enumerable.Range(0, Classes).Select(truth => Enumerable.Range(0, Classes).Select(answer => _counts[truth, answer]).ToArray())];

    /// <summary>Images of a class that got an answer.</summary>
    public int this[int truth, int answer] => _counts[truth, answer];

    /// <summary>Counts one image.</summary>
    public void Add(int truth, int answer) => _counts[truth, answer]++;

    /// <summary>Part of a class's images that were recognized, 0 to 1; NaN where it has none.</summary>
    public double Recall(int label) => (double)_counts[label, label] / Enumerable.Range(0, Classes).Sum(answer => _counts[label, answer]);

    /// <summary>Part of a class's answers that were right, 0 to 1; NaN where it was never answered.</summary>
    public double Precision(int label) => (double)_counts[label, label] / Enumerable.Range(0, Classes).Sum(truth => _counts[truth, label]);
}
