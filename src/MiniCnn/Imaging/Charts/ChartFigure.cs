namespace MiniCnn.Imaging;

internal abstract class ChartFigure : Figure
{
    protected const double Margin = 14;
    protected const double LabelSize = 11;

    protected static readonly TextStyle AxisTitle = new(12, TextAnchor.Middle);

    protected ChartFigure(ChartOptions options)
        : base(options.Title)
    {
        options.Check();
        Options = options;
    }

    protected ChartOptions Options { get; }

    public override double Width => Options.Width;

    /// <summary>Where the chart itself begins.</summary>
    protected double Top => Margin + (TitleLines.Count * 20) + (TitleLines.Count > 0 ? 6 : 0);
    protected virtual string Note => Options.Note;
    protected double NoteHeight => NoteLines.Count == 0 ? Margin - 4 : 8 + (NoteLines.Count * 10.5 * 1.3) + Margin;
    private IReadOnlyList<string> TitleLines => TextMeasure.Wrap(Options.Title, 16.5, Width - (2 * Margin));
    private IReadOnlyList<string> NoteLines => TextMeasure.Wrap(Note, 10.5, Width - (2 * Margin));

    protected void DrawFrame(Canvas canvas)
    {
        canvas.Paragraph(Margin, Margin + 12, TitleLines, new TextStyle(15, Bold: true), Tone.Foreground);
        canvas.Paragraph(Margin, Height - NoteHeight + 16, NoteLines, new TextStyle(10.5), Tone.Muted);
    }

    /// <summary>The parts of a description that are not empty, as sentences.</summary>
    protected static string Sentences(params IEnumerable<string> parts) => string.Join(' ', parts.Where(part => part.Length > 0).Select(part => part.TrimEnd('.') + "."));
}
