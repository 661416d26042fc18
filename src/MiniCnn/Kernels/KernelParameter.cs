using System.Globalization;

namespace MiniCnn.Kernels;

/// <summary>A number that a family of kernels depends on.</summary>
/// <param name="Name">"size", "sigma".</param>
/// <param name="Meaning">In words, with the unit.</param>
/// <param name="Default">Taken when nothing is given.</param>
/// <param name="Least">Smallest allowed.</param>
/// <param name="Most">Largest allowed.</param>
/// <param name="Step">0: any number; 1: whole numbers; 2: odd whole numbers.</param>
public sealed record KernelParameter(string Name, string Meaning, double Default, double Least, double Most, int Step = 0)
{
    /// <summary>A kernel's side.</summary>
    internal static KernelParameter Size(double standard, double least = 1, double most = 101, int step = 1) =>
        new("size", "rows and columns", standard, least, most, step);

    /// <summary>"size 1 to 101, odd, default 3".</summary>
    public string Range => string.Create(CultureInfo.InvariantCulture,
        $"{Name} {Least:0.###} to {Most:0.###}{(Step == 2 ? ", odd" : Step == 1 ? ", whole" : "")}, default {Default:0.###}");

    /// <summary>Whether a number is allowed.</summary>
    public bool Allows(double value) =>
        value >= Least && value <= Most && (Step == 0 || (value == Math.Floor(value) && (Step == 1 || value % 2 != 0)));
}
