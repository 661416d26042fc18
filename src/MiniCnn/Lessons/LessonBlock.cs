using MiniCnn.Convolution.Sliding.Drawing;
using MiniCnn.Imaging;

namespace MiniCnn.Lessons;

/// <summary>One part of a lesson; a renderer knows every kind.</summary>
public abstract record LessonBlock
{
    private protected LessonBlock()
    {
    }
}

/// <summary>The title of a section.</summary>
/// <param name="Text">Without a full stop.</param>
public sealed record HeadingBlock(string Text) : LessonBlock;

/// <summary>Running text.</summary>
/// <param name="Text">Without line breaks; what stands between backticks is code.</param>
public sealed record ParagraphBlock(string Text) : LessonBlock;

/// <summary>Numbers or words in rows.</summary>
/// <param name="Caption">What they are.</param>
/// <param name="Columns">Headings.</param>
/// <param name="Rows">Each as long as <paramref name="Columns"/>.</param>
public sealed record TableBlock(string Caption, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : LessonBlock;

/// <summary>A picture or chart.</summary>
/// <param name="Figure">What is drawn; its description is the text alternative.</param>
/// <param name="Caption">What to see in it.</param>
/// <param name="Samples">The pictures in it, for a screen that shows pictures but no drawings; empty for a chart.</param>
public sealed record FigureBlock(Figure Figure, string Caption, IReadOnlyList<Image> Samples) : LessonBlock;

/// <summary>A kernel that slides.</summary>
/// <param name="Animation">All positions.</param>
/// <param name="LastPosition">Index of the position that stands for all where nothing moves.</param>
/// <param name="Caption">What to see in it.</param>
/// <param name="Command">How to make it by oneself; empty if no command does.</param>
public sealed record AnimationBlock(SlidingAnimation Animation, int LastPosition, string Caption, string Command) : LessonBlock;

/// <summary>Something to type.</summary>
/// <param name="Language">"shell", "python", "C#".</param>
/// <param name="Code">One or more lines.</param>
public sealed record CodeBlock(string Language, string Code) : LessonBlock;

/// <summary>Something to read elsewhere.</summary>
/// <param name="Title">The work's own.</param>
/// <param name="By">Who and when.</param>
/// <param name="Address">Where; nothing is loaded from there.</param>
/// <param name="About">What one learns there.</param>
public sealed record LinkBlock(string Title, string By, Uri Address, string About) : LessonBlock;
