namespace MiniCnn.Reports;

/// <summary>How a run's page looks: on a phone, on a screen, on paper, light and dark.</summary>
internal static class PageStyle
{
    public const string Sheet = """
        :root { color-scheme: light dark; --ink: #1c1c20; --paper: #ffffff; --soft: #f3f3f6; --line: #d4d4da; --muted: #5a5a64; --accent: #1a56b0; --right: 40, 105, 200; --wrong: 205, 60, 45 }
        @media (prefers-color-scheme: dark) { :root { --ink: #e8e8ea; --paper: #16161a; --soft: #212127; --line: #3c3c45; --muted: #a6a6b0; --accent: #8ab4f8; --right: 70, 130, 230; --wrong: 225, 85, 70 } }
        * { box-sizing: border-box }
        html { -webkit-text-size-adjust: 100%; text-size-adjust: 100% }
        body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 68rem; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; overflow-wrap: break-word }
        h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .25rem }
        h2 { font-size: 1.4rem; line-height: 1.25; margin: 0 0 .75rem }
        h3 { font-size: 1.1rem; margin: 1.75rem 0 .5rem }
        h4 { font-size: 1rem; margin: 0 0 .5rem }
        p { margin: .5rem 0; max-width: 44rem }
        a { color: var(--accent) }
        section { border-top: 1px solid var(--line); margin-top: 2.5rem; padding-top: 1.5rem }
        code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .88em }
        pre { background: var(--soft); border: 1px solid var(--line); border-radius: 6px; padding: .75rem 1rem; overflow-x: auto; margin: .75rem 0 }
        pre.wrap { white-space: pre-wrap }
        pre.wrap span { white-space: nowrap }
        .lead { color: var(--muted); font-size: 1.05rem; margin: 0 0 1rem }
        .note { border-left: 4px solid var(--accent); background: var(--soft); padding: .6rem .9rem; border-radius: 0 6px 6px 0; max-width: 44rem }
        nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .35rem 1.1rem; padding: 0; margin: 1.25rem 0 0 }
        .tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr)); gap: .6rem; margin: 1rem 0; padding: 0 }
        .tile { background: var(--soft); border: 1px solid var(--line); border-radius: 8px; padding: .6rem .8rem }
        .tile dt { color: var(--muted); font-size: .85rem }
        .tile dd { margin: 0; font-size: 1.35rem; font-weight: 600; font-variant-numeric: tabular-nums }
        .columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); gap: 0 2rem; align-items: start }
        figure { margin: .75rem 0 }
        figcaption { color: var(--muted); font-size: .9rem; max-width: 44rem }
        svg { display: block }
        .scroll { overflow-x: auto; max-width: 100%; margin: .75rem 0 }
        .scroll:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
        .scroll svg { max-width: none !important }
        @media (min-width: 62rem) { .scroll svg { max-width: 100% !important } }
        table { border-collapse: collapse; font-size: .92rem; font-variant-numeric: tabular-nums }
        caption { text-align: left; font-weight: 600; padding: .25rem 0 .4rem }
        caption span { display: block; max-width: min(44rem, 100vw - 2rem) }
        th, td { text-align: left; vertical-align: top; padding: .28rem .7rem .28rem 0; border-bottom: 1px solid var(--line) }
        thead th { color: var(--muted); font-weight: 600; vertical-align: bottom }
        tbody th { font-weight: 500 }
        th.number, td.number { text-align: right }
        .scroll td { white-space: nowrap }
        .scroll tbody th { min-width: 4rem }
        .facts { width: 100%; margin: .75rem 0 }
        .facts th { color: var(--muted); width: 45%; font-weight: 400 }
        .facts td { overflow-wrap: anywhere }
        .confusion { font-size: clamp(.62rem, 2.5vw, .9rem) }
        .confusion th, .confusion td { text-align: center; vertical-align: middle; padding: .2em .1em; min-width: 2.55em; height: 2.3em; border: 1px solid var(--line); font-weight: 400 }
        .confusion tbody th { min-width: 0; text-align: right; padding-right: .5em; white-space: nowrap; border: 0 }
        .confusion thead th { border: 0; vertical-align: bottom }
        .confusion thead span.long { writing-mode: vertical-rl; transform: rotate(180deg); white-space: nowrap }
        @media (min-width: 40rem) { .confusion th, .confusion td { min-width: 3.4em } }
        .confusion td.right { background: rgba(var(--right), var(--share)) }
        .confusion td.wrong { background: rgba(var(--wrong), var(--share)) }
        .pictures { list-style: none; display: grid; grid-template-columns: repeat(auto-fill, minmax(6.2rem, 1fr)); gap: .9rem .6rem; padding: 0; margin: 1rem 0 }
        .pictures li { font-size: .85rem; line-height: 1.3; text-align: center }
        img { image-rendering: pixelated; display: block; margin: 0 auto .3rem; max-width: 100%; height: auto; border: 1px solid var(--line) }
        .cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr)); gap: .8rem; margin: 1rem 0 }
        .card { border: 1px solid var(--line); border-radius: 8px; padding: .8rem; background: var(--soft) }
        .card p { font-size: .9rem; margin: .5rem 0 0 }
        .card ul { list-style: none; display: flex; gap: .6rem; justify-content: space-between; padding: 0; margin: 0 }
        .card h4 { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: .2rem .6rem }
        .card li { flex: 1 1 0; min-width: 0; overflow-wrap: anywhere; font-size: .8rem; color: var(--muted); text-align: center; line-height: 1.25 }
        .verdict { font-weight: 600; font-size: .8rem; border: 1px solid var(--line); border-radius: 1rem; padding: .05rem .6rem; background: var(--paper) }
        .verdict.yes { border-color: var(--accent); color: var(--accent) }
        details { margin: .75rem 0 }
        summary { cursor: pointer; color: var(--accent) }
        .muted { color: var(--muted) }
        footer { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: 1rem; color: var(--muted); font-size: .9rem }
        @media print {
          :root { --ink: #000000; --paper: #ffffff; --soft: #ffffff; --line: #bbbbbb; --muted: #444444; --accent: #000000 }
          body { max-width: none; padding: 0; font-size: 10pt }
          nav { display: none }
          figure, .card, tr, .pictures li { break-inside: avoid }
          h2, h3, h4 { break-after: avoid }
          .scroll { overflow: visible }
          .scroll svg { max-width: 100% !important }
          pre { white-space: pre-wrap }
          .confusion td, img, svg { print-color-adjust: exact; -webkit-print-color-adjust: exact }
        }
        """;
}
