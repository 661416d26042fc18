using MiniCnn.Convolution;
using MiniCnn.Imaging;

namespace MiniCnn.Lessons;

/// <summary>One part of a lesson; each renderer handles every kind.</summary>
internal abstract record LessonBlock;

internal sealed record HeadingBlock(string Text) : LessonBlock;

/// <param name="Text">Without line breaks; text between backticks is code.</param>
internal sealed record ParagraphBlock(string Text) : LessonBlock;

internal sealed record TableBlock(string Caption, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : LessonBlock;

/// <param name="Figure">Its description is the text alternative.</param>
/// <param name="Caption">What to see in it.</param>
/// <param name="Samples">Its images, for a terminal, which shows no vector graphics; empty for a chart.</param>
internal sealed record FigureBlock(Figure Figure, string Caption, IReadOnlyList<Image> Samples) : LessonBlock;

/// <param name="Animation">All positions of a sliding kernel.</param>
/// <param name="LastPosition">Index of the position that is shown where nothing moves.</param>
/// <param name="Caption">What to see in it.</param>
/// <param name="Name">Of the named animation; empty for others.</param>
/// <param name="Scatters">Whether the named animation shows scatters instead of sums.</param>
internal sealed record AnimationBlock(SlidingAnimation Animation, int LastPosition, string Caption, string Name, bool Scatters) : LessonBlock;

internal sealed record CodeBlock(string Code) : LessonBlock;

internal sealed record LinkBlock(string Title, string By, Uri Address, string About) : LessonBlock;
