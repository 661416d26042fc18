namespace MiniCnn.Lessons;

/// <summary>One subject of the tutorial. It is a program: its numbers and pictures are made when it runs.</summary>
public sealed class Chapter
{
    private readonly Action<LessonWriter, LessonOptions, CancellationToken> _tell;

    internal Chapter(string name, string title, string about, Action<LessonWriter, LessonOptions, CancellationToken> tell) =>
        (Name, Title, About, _tell) = (name, title, about, tell);

    /// <summary>The word that selects it.</summary>
    public string Name { get; }

    /// <summary>Its heading.</summary>
    public string Title { get; }

    /// <summary>One line about what is in it.</summary>
    public string About { get; }

    /// <summary>Computes, measures and draws everything that is in it.</summary>
    /// <param name="options">Default <see cref="LessonOptions"/> without a clock.</param>
    /// <param name="cancel">Looked at between the longer parts.</param>
    /// <exception cref="MiniCnnException">Usage error: options out of range.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was set.</exception>
    public Lesson Run(LessonOptions? options = null, CancellationToken cancel = default)
    {
        LessonOptions how = options ?? new LessonOptions();
        how.Check();
        cancel.ThrowIfCancellationRequested();
        var writer = new LessonWriter();
        _tell(writer, how, cancel);
        return writer.Finish(this);
    }
}
