using MiniCnn.Convolution;
using MiniCnn.Imaging;

namespace MiniCnn.Lessons;

/// <summary>Collects the blocks and findings of a chapter, in order.</summary>
internal sealed class LessonWriter
{
    private readonly List<LessonBlock> _blocks = [];
    private readonly Dictionary<string, double> _findings = [];

    /// <summary>A number recorded before.</summary>
    public double this[string finding] => _findings[finding];

    public void Section(string title) => _blocks.Add(new HeadingBlock(title));

    public void Text(string text) => _blocks.Add(new ParagraphBlock(text));

    public void Table(string caption, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows) => _blocks.Add(new TableBlock(caption, columns, [.. rows]));

    public void Show(Figure figure, string caption, params IReadOnlyList<Image> samples) => _blocks.Add(new FigureBlock(figure, caption, samples));

    public void Animate(SlidingWindow window, string title, string caption, string name = "", bool scatters = false) => _blocks.Add(new AnimationBlock(
        new SlidingAnimation(window, new SlidingOptions { Title = title, Milliseconds = 1100 }), window.FrameCount - 1, caption, name, scatters));

    public void Animate(string name, string caption)
    {
        var animation = NamedAnimation.Get(name);
        Animate(animation.Window(), animation.Title, caption, name);
    }

    public void Code(string code) => _blocks.Add(new CodeBlock(code));

    public void Link(string title, string by, string address, string about) => _blocks.Add(new LinkBlock(title, by, new Uri(address), about));

    /// <summary>Records a number of the text under a name, and returns it to be written.</summary>
    public double Found(string name, double value)
    {
        _findings.Add(name, value);
        return value;
    }

    public Lesson Finish(Chapter chapter) => new(chapter, _blocks, _findings);
}
