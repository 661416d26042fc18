using MiniCnn.Training;

namespace MiniCnn.Reports;

/// <summary>A training option as <c>minicnn train</c> takes it.</summary>
/// <param name="Option">The option's name: <c>--lr</c>.</param>
/// <param name="Value">Read back, it is the very same value.</param>
/// <param name="Meaning">In a few words.</param>
public sealed record TrainingArgument(string Option, string Value, string Meaning)
{
    /// <summary>Every option, also those left at their default.</summary>
    /// <param name="training">The options.</param>
    /// <param name="threads">Threads that were computed with: results repeat for the same number.</param>
    public static IReadOnlyList<TrainingArgument> Of(TrainingOptions training, int threads) =>
        [.. TrainingOption.All.Select(option => new TrainingArgument($"--{option.Name}", option.Text(training with { Threads = threads }), option.Description))];
}
