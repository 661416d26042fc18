namespace MiniCnn.Lessons;

/// <summary>One part of a lesson; each renderer handles every kind.</summary>
internal abstract record LessonBlock;

internal sealed record HeadingBlock(string Text) : LessonBlock;

/// <param name="Text">Without line breaks; text between backticks is code.</param>
internal sealed record ParagraphBlock(string Text) : LessonBlock;

internal sealed record TableBlock(string Caption, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : LessonBlock;

/// <summary>A figure; <paramref name="Samples"/> are its images, for a terminal, which shows no vector graphics, and empty for a chart.</summary>
internal sealed record FigureBlock(Figure Figure, string Caption, IReadOnlyList<Image> Samples) : LessonBlock;

/// <summary>All positions of a sliding kernel; where nothing moves, the one of index <paramref name="LastPosition"/>. The name is empty where it is no named animation.</summary>
internal sealed record AnimationBlock(SlidingAnimation Animation, int LastPosition, string Caption, string Name, bool Scatters) : LessonBlock;

internal sealed record CodeBlock(string Code) : LessonBlock;

internal sealed record LinkBlock(string Title, string By, Uri Address, string About) : LessonBlock;

/// <summary>Collects the blocks and findings of a chapter, in order.</summary>
internal sealed class LessonWriter
{
    public List<LessonBlock> Blocks { get; } = [];

    public Dictionary<string, double> Findings { get; } = [];

    public void Section(string title) => Blocks.Add(new HeadingBlock(title));

    public void Text(params IReadOnlyList<string> parts) => Blocks.Add(new ParagraphBlock(string.Join(' ', parts)));

    public void Table(string caption, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows) => Blocks.Add(new TableBlock(caption, columns, [.. rows]));

    public void Show(Figure figure, string caption, params IReadOnlyList<Image> samples) => Blocks.Add(new FigureBlock(figure, caption, samples));

    public void Animate(SlidingWindow window, string title, string caption, string name = "", bool scatters = false) => Blocks.Add(new AnimationBlock(
        new SlidingAnimation(window, new SlidingOptions { Title = title, Milliseconds = 1100 }), window.FrameCount - 1, caption, name, scatters));

    public void Animate(string name, string caption) => Animate(NamedAnimation.Get(name).Window(), NamedAnimation.Get(name).Title, caption, name);

    public void Code(string code) => Blocks.Add(new CodeBlock(code));

    public void Link(string title, string by, string address, string about) => Blocks.Add(new LinkBlock(title, by, new Uri(address), about));

    /// <summary>Records a number of the text under a name, and returns it to be written.</summary>
    public double Found(string name, double value)
    {
        Findings.Add(name, value);
        return value;
    }
}
