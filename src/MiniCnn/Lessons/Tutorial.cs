using MiniCnn.Lessons.Chapters;

namespace MiniCnn.Lessons;

/// <summary>What a convolution is and what a network does with it, in short chapters that are made by running the library.</summary>
internal static class Tutorial
{
    /// <summary>In the order in which to read them.</summary>
    public static IReadOnlyList<Chapter> Chapters { get; } =
    [
        WhatItIs.Chapter, WhyItMatters.Chapter, Hierarchies.Chapter, Translation.Chapter,
        KernelSettings.Chapter, Conv2dLayer.Chapter, GoingUp.Chapter, FurtherReading.Chapter,
    ];

    /// <summary>One of <see cref="Chapters"/>, by its name in any case or its number from 1.</summary>
    /// <exception cref="MiniCnnException">No such chapter; the message lists all.</exception>
    public static Chapter Get(string chapter)
    {
        string wanted = chapter.Trim();
        return Chapters.Where((known, n) => known.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase) || wanted == $"{n + 1}").FirstOrDefault()
            ?? throw MiniCnnException.BadUsage($"there is no chapter '{chapter}'; expected one of {string.Join(", ", Chapters.Select(known => known.Name))}");
    }
}

/// <summary>How a chapter is run.</summary>
internal sealed record LessonOptions
{
    /// <summary>Fewer images, sizes and positions: seconds instead of half a minute, and rougher numbers. Default no.</summary>
    public bool Quick { get; init; }

    /// <summary>Of every random number, 0 and up; default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>For timings; default none, and the chapters leave timings out.</summary>
    public TimeProvider? Clock { get; init; }
}

/// <summary>One subject of the tutorial. It is a program: its numbers and figures are made when it runs.</summary>
internal sealed class Chapter
{
    private readonly Action<LessonWriter, LessonOptions, CancellationToken> _write;

    public Chapter(string name, string title, string about, Action<LessonWriter, LessonOptions, CancellationToken> write) =>
        (Name, Title, About, _write) = (name, title, about, write);

    public string Name { get; }

    public string Title { get; }

    /// <summary>One line about its content.</summary>
    public string About { get; }

    /// <summary>Computes, measures and draws everything in it.</summary>
    /// <exception cref="MiniCnnException">A negative seed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was set.</exception>
    public Lesson Run(LessonOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new LessonOptions();
        if (options.Seed < 0)
            throw MiniCnnException.BadUsage($"seed {options.Seed} is out of range; expected 0 or more");
        cancel.ThrowIfCancellationRequested();
        var writer = new LessonWriter();
        _write(writer, options, cancel);
        return new Lesson(this, writer.Blocks, writer.Findings);
    }
}

/// <summary>A chapter that has been run.</summary>
internal sealed class Lesson
{
    public Lesson(Chapter chapter, IReadOnlyList<LessonBlock> blocks, IReadOnlyDictionary<string, double> findings) =>
        (Chapter, Blocks, Findings) = (chapter, blocks, findings);

    public Chapter Chapter { get; }

    /// <summary>The computed and measured numbers by name, such as <c>fft-difference</c>; the text has the same.</summary>
    public IReadOnlyDictionary<string, double> Findings { get; }

    public IReadOnlyList<LessonBlock> Blocks { get; }

    /// <summary>One of <see cref="Findings"/>.</summary>
    /// <exception cref="MiniCnnException">No finding of that name; the message lists all.</exception>
    public double this[string finding] => Findings.TryGetValue(finding, out double value) ? value
        : throw MiniCnnException.BadUsage($"chapter {Chapter.Name} found no '{finding}'; expected one of {string.Join(", ", Findings.Keys)}");
}

/// <summary>Commands that a lesson suggests to its reader. The program that has them implements this; the library knows none.</summary>
internal interface ILessonCommands
{
    /// <summary>Commands to try after a chapter; may be none.</summary>
    IReadOnlyList<string> ToTry(string chapter);

    /// <summary>Shows one of the named animations.</summary>
    string Animate(string animation, bool scatters);

    /// <summary>Makes the page of these lessons again.</summary>
    string Page(IReadOnlyList<Lesson> lessons, LessonOptions options);
}
