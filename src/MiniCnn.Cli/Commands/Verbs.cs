namespace MiniCnn.Cli.Commands;

/// <summary>Every verb of <c>minicnn</c>, in the order in which the help shows them.</summary>
internal static class Verbs
{
    public static IEnumerable<Command> All() =>
    [
        TrainCommand.Create(),
        EvaluateCommand.Create(),
        PredictCommand.Create(),
        FiltersCommand.Create(),
        FeaturesCommand.Create(),
        CompareCommand.Create(),
        ReportCommand.Create(),
        RunsCommand.Create(),
        DataCommand.Create(),
        ModelCommand.Create(),
        DoctorCommand.Create(),
        ConvCommand.Create(),
        KernelsCommand.Create(),
        ShapeCommand.Create(),
        AnimateCommand.Create(),
        LearnCommand.Create(),
    ];
}
