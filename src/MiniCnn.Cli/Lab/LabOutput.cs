namespace MiniCnn.Cli.Lab;

internal static class LabOutput
{
    /// <summary>A label and its text, in two columns.</summary>
    public static void Row(this Output output, string label, string text) => output.Line($"{label,-12} {text}");
    /// <summary>Pictures side by side, as wide as the screen allows.</summary>
    public static void Show(this CommandContext context, IReadOnlyList<Image> pictures)
    {
        int across = Math.Clamp(((context.Terminal.Width + 1) / pictures.Count) - 1, 8, 100);
        context.Output.Out.Write(TerminalImage.RenderRow(pictures, across, context.Terminal.ImageColors));
    }

    /// <summary>Number by number, right aligned.</summary>
    public static void Numbers(this Output output, Plane plane)
    {
        string[] texts = [.. plane.Values.Select(value => KernelText.Number(value, 0))];
        int width = texts.Max(text => text.Length);
        for (int row = 0; row < plane.Height; row++)
            output.Line("  " + string.Join(' ', texts.Skip(row * plane.Width).Take(plane.Width).Select(text => text.PadLeft(width))));
    }

    /// <summary>Writes a figure, a pixel for one of its own.</summary>
    public static void Save(this CommandContext context, string path, Figure figure, params string?[] inputs) => context.Save(path, file => figure.Write(file, scale: 1), inputs);

    /// <summary>Writes a file; never over one of the inputs.</summary>
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

    public static string Name(LayerKind kind, bool capital = false) => (kind, capital) switch
    {
        (LayerKind.Transposed, _) => capital ? "Transposed convolution" : "transposed convolution",
        (LayerKind.Pooling, _) => capital ? "Pooling" : "pooling",
        _ => capital ? "Convolution" : "convolution",
    };

    public static string FileName(KernelSet set) => string.Concat(set.Name.Select(letter => char.IsLetterOrDigit(letter) || letter is '-' or '.' ? letter : '-'));

    public static string Brief(double value) => NumberText.AtMost(value, 4);
}
