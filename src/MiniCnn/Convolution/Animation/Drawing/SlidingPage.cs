using System.Globalization;
using MiniCnn.Imaging;

namespace MiniCnn.Convolution.Sliding.Drawing;

/// <summary>One HTML file with the animation and its controls; nothing is loaded from anywhere.</summary>
internal static class SlidingPage
{
    public static string Of(SlidingLayout layout)
    {
        int last = layout.Window.FrameCount - 1;
        string title = layout.Options.Title.Length > 0 ? layout.Options.Title : "A kernel sliding over its input";
        return string.Create(CultureInfo.InvariantCulture, $$"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{{SvgText.Escape(title)}}</title>
            <style>
            :root { color-scheme: light dark; }
            body { margin: 0 auto; padding: 1rem; max-width: 62rem; font: 16px/1.5 system-ui, sans-serif; background: #fff; color: #1c1c20; }
            figure { margin: 0; }
            figure svg { display: block; border-radius: 8px; }
            .controls { display: flex; flex-wrap: wrap; gap: .6rem 1rem; align-items: center; margin: .8rem 0; }
            .controls button { font: inherit; padding: .3rem .8rem; border: 1px solid #8a8e98; border-radius: 6px; background: #f3f5f8; color: inherit; cursor: pointer; min-width: 2.6rem; }
            .controls label { display: flex; align-items: center; gap: .5rem; }
            #at { flex: 1 1 12rem; min-width: 8rem; }
            output { font-variant-numeric: tabular-nums; min-width: 5.5rem; }
            @media (prefers-color-scheme: dark) {
              body { background: #18181b; color: #e8e8e8; }
              .controls button { background: #2a2a30; border-color: #55555c; }
            }
            </style>
            </head>
            <body>
            <figure>
            {{SlidingSvg.Of(layout, moving: false)}}</figure>
            <div class="controls" role="group" aria-label="Animation">
            <button id="play" type="button" aria-pressed="false">Play</button>
            <button id="back" type="button" aria-label="One position back">&#9664;</button>
            <button id="next" type="button" aria-label="One position on">&#9654;</button>
            <input id="at" type="range" min="0" max="{{last}}" value="0" step="1" aria-label="Position">
            <output id="count">1 of {{last + 1}}</output>
            <label>Speed <input id="speed" type="range" min="-2" max="3" value="0" step="0.5"> <output id="rate">1×</output></label>
            </div>
            <noscript><p>This page shows the first position only: playing needs JavaScript.</p></noscript>
            <p>Space plays and pauses, the arrow keys move by one position, Home and End go to the ends.</p>
            <script>
            "use strict";
            const at = document.getElementById("at"), play = document.getElementById("play"), count = document.getElementById("count");
            const speed = document.getElementById("speed"), rate = document.getElementById("rate");
            const only = [...document.querySelectorAll("[data-at]")], from = [...document.querySelectorAll("[data-from]")];
            const last = {{last}}, pause = {{layout.Options.Milliseconds}};
            let position = 0, timer = null;
            function show(n) {
              position = Math.max(0, Math.min(last, n));
              for (const g of only) g.setAttribute("display", +g.dataset.at === position ? "inline" : "none");
              for (const g of from) g.setAttribute("display", +g.dataset.from <= position ? "inline" : "none");
              at.value = position;
              at.setAttribute("aria-valuetext", "position " + (position + 1));
              count.textContent = (position + 1) + " of " + (last + 1);
            }
            function step() {
              show(position === last ? 0 : position + 1);
              wait();
            }
            function wait() {
              timer = setTimeout(step, pause * (position === last ? 3 : 1) / Math.pow(2, +speed.value));
            }
            function run(on) {
              clearTimeout(timer);
              timer = null;
              if (on) wait();
              play.textContent = on ? "Pause" : "Play";
              play.setAttribute("aria-pressed", on);
            }
            play.addEventListener("click", () => run(timer === null));
            document.getElementById("back").addEventListener("click", () => { run(false); show(position - 1); });
            document.getElementById("next").addEventListener("click", () => { run(false); show(position + 1); });
            at.addEventListener("input", () => { run(false); show(+at.value); });
            speed.addEventListener("input", () => {
              rate.textContent = +Math.pow(2, +speed.value).toFixed(2) + "×";
              if (timer !== null) run(true);
            });
            document.addEventListener("keydown", e => {
              if (e.target.tagName === "INPUT" || e.ctrlKey || e.metaKey || e.altKey) return;
              const moves = { ArrowRight: position + 1, ArrowLeft: position - 1, Home: 0, End: last };
              if (e.key in moves) { run(false); show(moves[e.key]); e.preventDefault(); }
              else if (e.key === " " && e.target !== play) { run(timer === null); e.preventDefault(); }
            });
            show(0);
            if (!matchMedia("(prefers-reduced-motion: reduce)").matches) run(true);
            </script>
            </body>
            </html>

            """).ReplaceLineEndings("\n");
    }
}
