using MiniCnn.Convolution.Sliding;
using MiniCnn.Convolution.Sliding.Drawing;
using MiniCnn.Imaging;

namespace MiniCnn.Lessons;

/// <summary>Collects what a chapter says, in its order.</summary>
internal sealed class LessonWriter
{
    private readonly List<LessonBlock> _blocks = [];
    private readonly List<Finding> _findings = [];

    public void Section(string title) => _blocks.Add(new HeadingBlock(title));

    public void Say(string text) => _blocks.Add(new ParagraphBlock(text));

    public void Table(string caption, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows) => _blocks.Add(new TableBlock(caption, columns, [.. rows]));

    public void Show(Figure figure, string caption, params IReadOnlyList<Image> samples) => _blocks.Add(new FigureBlock(figure, caption, samples));

    public void Animate(SlidingWindow window, string title, string caption, string command = "") =>
        _blocks.Add(new AnimationBlock(new SlidingAnimation(window, new SlidingOptions { Title = title, Milliseconds = 1100 }), window.FrameCount - 1, caption, command));

    public void Animate(string name, string caption)
    {
        var animation = NamedAnimation.Get(name);
        Animate(animation.Window(), animation.Title, caption, $"minicnn animate {name}");
    }

    public void Code(string language, string code) => _blocks.Add(new CodeBlock(language, code));

    public void Try(params IEnumerable<string> commands) => Code("shell", string.Join('\n', commands));

    public void Link(string title, string by, string address, string about) => _blocks.Add(new LinkBlock(title, by, new Uri(address), about));

    /// <summary>Notes a number of the text under a name, and gives it back to be written.</summary>
    public double Found(string name, double value)
    {
        _findings.Add(new Finding(name, value));
        return value;
    }

    /// <summary>A number noted before.</summary>
    public double this[string finding] => _findings.Single(found => found.Name == finding).Value;

    public Lesson Finish(Chapter chapter) => new(chapter, _blocks, _findings);
}
