namespace MiniCnn.Cli.Lab;

internal static class LabOutput
{
    /// <summary>A label and its text, in two columns.</summary>
    public static void Row(this Output output, string label, string text) => output.Line($"{label,-12} {text}");
    public static TerminalColors Colors(this TerminalInfo terminal) => TerminalPlanes.ColorsOf(terminal);

    /// <summary>Pictures side by side, as wide as the screen allows.</summary>
    public static void Show(this CommandContext context, IReadOnlyList<Image> pictures)
    {
        int across = Math.Clamp(((context.Terminal.Width + 1) / pictures.Count) - 1, 8, 100);
        context.Output.Out.Write(TerminalImage.RenderRow(pictures, across, context.Terminal.Colors()));
    }

    /// <summary>Number by number, right aligned.</summary>
    public static void Numbers(this Output output, Plane plane)
    {
        string[] texts = [.. plane.Values.Select(value => KernelText.Number(value, 0))];
        int width = texts.Max(text => text.Length);
        for (int row = 0; row < plane.Height; row++)
            output.Line("  " + string.Join(' ', texts.Skip(row * plane.Width).Take(plane.Width).Select(text => text.PadLeft(width))));
    }

    /// <summary>Writes a figure; never over one of the inputs.</summary>
    public static void Save(this CommandContext context, string path, Action<string> write, params string?[] inputs)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw MiniCnnException.BadUsage("the name of the file to write is empty; expected one such as out.png");
        if (Array.Exists(inputs, input => File.Exists(input) && Path.GetFullPath(input) == Path.GetFullPath(path)))
            throw MiniCnnException.BadUsage($"--out {path} would overwrite what it is made from; give another name");
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw MiniCnnException.BadData($"there is no folder '{folder}' to write {Path.GetFileName(path)} into; make it first");
        write(path);
    }

    /// <summary>Reports all rules that are broken at once.</summary>
    public static void Check(params (bool Broken, string Problem)[] rules)
    {
        if (Array.Exists(rules, rule => rule.Broken))
            throw MiniCnnException.BadUsage(string.Join("; ", rules.Where(rule => rule.Broken).Select(rule => rule.Problem)));
    }

    public static string Name(LayerKind kind, bool capital = false) => (kind, capital) switch
    {
        (LayerKind.Transposed, _) => capital ? "Transposed convolution" : "transposed convolution",
        (LayerKind.Pooling, _) => capital ? "Pooling" : "pooling",
        _ => capital ? "Convolution" : "convolution",
    };

    public static float[][] Rows(Plane plane) => [.. plane.Values.Chunk(plane.Width)];

    /// <summary>With at most four decimals.</summary>
    public static string Brief(double value) => NumberText.AtMost(value, 4);
}
