namespace MiniCnn.Lessons;

/// <summary>What a page of lessons adds to the style of the reports: one column to read, and animations.</summary>
internal static class LessonStyle
{
    public const string Sheet = """
        body { max-width: 50rem; font-size: 1.05rem }
        h2 { font-size: 1.55rem; margin-bottom: .2rem }
        section { margin-top: 4rem; border-top-width: 3px }
        nav ol { padding-left: 1.4rem }
        nav li { margin: .4rem 0 }
        p code { background: var(--soft); border-radius: 4px; padding: .08em .3em; overflow-wrap: anywhere }
        figure { margin: 1.4rem 0 }
        figcaption { margin-top: .4rem }
        figure > svg { margin: 0 auto }
        picture img { image-rendering: auto; border: 0; border-radius: 6px }
        .scroll td { white-space: normal }
        @media print { section { break-before: page } }
        """;
}
