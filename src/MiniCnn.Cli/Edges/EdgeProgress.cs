using System.Globalization;
using MiniCnn.Cli.Terminal;
using MiniCnn.KernelLearning;

namespace MiniCnn.Cli.Edges;

/// <summary>One line on a terminal that is rewritten as the kernel is learned; nothing elsewhere.</summary>
internal sealed class EdgeProgress(CommandContext context)
{
    private long _shown;

    public void Show(LearningMoment moment)
    {
        if (!context.Terminal.ErrorIsTerminal) return;
        long now = context.Clock.GetTimestamp();
        if (_shown != 0 && context.Clock.GetElapsedTime(_shown, now).TotalMilliseconds < 100) return;
        _shown = now;
        string error = moment.LargestError is { } largest ? $"  largest error {largest.ToString("0.0e+0", CultureInfo.InvariantCulture)}" : "";
        context.Output.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\rstep {moment.Step}  loss {moment.Loss:0.0e+0}{error}   "));
    }

    public void End()
    {
        if (_shown != 0) context.Output.Error.Write("\r" + new string(' ', 70) + "\r");
    }
}
