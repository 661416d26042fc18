namespace MiniCnn.Kernels;

/// <summary>A number that a family of kernels depends on. Step 0: any number, 1: whole numbers, 2: odd whole numbers.</summary>
internal sealed record KernelParameter(string Name, string Meaning, double Default, double Min, double Max, int Step = 0)
{
    /// <summary>"size 1 to 101, odd, default 3".</summary>
    public string Range => string.Create(CultureInfo.InvariantCulture,
        $"{Name} {Min:0.###} to {Max:0.###}{(Step == 2 ? ", odd" : Step == 1 ? ", whole" : "")}, default {Default:0.###}");

    public static KernelParameter Size(double standard, double min = 1, double max = 101, int step = 1) => new("size", "rows and columns", standard, min, max, step);

    public bool Allows(double value) => value >= Min && value <= Max && (Step == 0 || (value == Math.Floor(value) && (Step == 1 || value % 2 != 0)));
}

/// <summary>Kernels with one definition. Weights: (member, arguments) → rows; a kernel of several is named after the family and its member, "sobel-x".</summary>
internal sealed record KernelFamily(string Name, string Title, string Summary, string Description, string Source, Func<string, double[], double[,]> Weights)
{
    /// <summary>In the order in which they follow the name: <c>gaussian:size:sigma</c>.</summary>
    public IReadOnlyList<KernelParameter> Parameters { get; init; } = [];
    /// <summary>Endings of the kernels' names ("x", "y"); one empty string where there is one kernel.</summary>
    public IReadOnlyList<string> Members { get; init; } = [""];
    /// <summary>How the members' responses are combined where the family's name is given alone.</summary>
    public KernelCombination Combination { get; init; } = KernelCombination.None;

    public double[] Defaults => [.. Parameters.Select(parameter => parameter.Default)];

    /// <summary>The kernel of one of <see cref="Members"/>, with one number for each of <see cref="Parameters"/>.</summary>
    /// <exception cref="MiniCnnException">Numbers out of range: all of them in one message.</exception>
    public Kernel Make(string member, IReadOnlyList<double> arguments)
    {
        string[] wrong = [.. Parameters.Zip(arguments).Where(pair => !pair.First.Allows(pair.Second))
            .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.First.Name} {pair.Second} is out of range; expected {pair.First.Range}"))];
        if (wrong.Length > 0)
            throw MiniCnnException.BadUsage($"kernel {Name}: {string.Join("; ", wrong)}");
        double[,] rows = Weights(member, [.. arguments]);
        var plane = new Plane(rows.GetLength(0), rows.GetLength(1), [.. rows.Cast<double>().Select(weight => (float)weight)]);
        return new Kernel { Name = NameOf(member, arguments), Title = member.Length == 0 ? Title : $"{Title}, {member}", Weights = plane, Source = Source };
    }

    /// <summary>The name with as many of the numbers as differ from the defaults.</summary>
    public string NameOf(string member, IReadOnlyList<double> arguments)
    {
        int last = Parameters.Count;
        while (last > 0 && arguments[last - 1] == Parameters[last - 1].Default)
            last--;
        string name = member.Length == 0 ? Name : $"{Name}-{member}";
        return name + string.Concat(arguments.Take(last).Select(value => ":" + value.ToString("0.######", CultureInfo.InvariantCulture)));
    }
}
