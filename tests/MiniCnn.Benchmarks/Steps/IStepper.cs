namespace MiniCnn.Benchmarks.Steps;

/// <summary>Something that trains the small net on one batch, over and over.</summary>
internal interface IStepper : IDisposable
{
    string Name { get; }

    Taken Take(int steps);
}

/// <summary>Seconds for all steps together and for the fastest of them, and the loss of the last one.</summary>
internal readonly record struct Taken(double Seconds, double Fastest, double Loss);
