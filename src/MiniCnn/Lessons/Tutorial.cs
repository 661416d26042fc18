using MiniCnn.Lessons.Chapters;

namespace MiniCnn.Lessons;

/// <summary>What a convolution is and what a network does with it, in short chapters that are made by running the library.</summary>
public static class Tutorial
{
    /// <summary>In the order in which to read them.</summary>
    public static IReadOnlyList<Chapter> Chapters { get; } =
    [
        WhatItIs.Chapter, WhyItMatters.Chapter, Hierarchies.Chapter, Translation.Chapter,
        KernelSettings.Chapter, Conv2dLayer.Chapter, GoingUp.Chapter, FurtherReading.Chapter,
    ];

    /// <summary>One of <see cref="Chapters"/>, by its name in any case or its number from 1.</summary>
    /// <exception cref="MiniCnnException">Usage error: no such chapter; the names there are.</exception>
    public static Chapter Get(string chapter)
    {
        string wanted = chapter.Trim();
        return Chapters.Where((known, n) => known.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase) || wanted == $"{n + 1}").FirstOrDefault()
            ?? throw MiniCnnException.BadUsage($"there is no chapter '{chapter}'; expected one of {string.Join(", ", Chapters.Select(known => known.Name))}");
    }
}
