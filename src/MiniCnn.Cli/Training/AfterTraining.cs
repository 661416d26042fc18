using MiniCnn.Cli.Terminal;
using MiniCnn.Runs;

namespace MiniCnn.Cli.Training;

/// <summary>What <c>train</c> does with a finished run before it says where it is: add a line here for each picture and page.</summary>
internal static class AfterTraining
{
    /// <summary>Each gets the run's folder and may write into it; in this order.</summary>
    public static IReadOnlyList<Action<RunFolder, CommandContext>> Hooks { get; } = [];
}
