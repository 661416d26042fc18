"use strict";
const at = document.getElementById("at"), play = document.getElementById("play"), count = document.getElementById("count");
const speed = document.getElementById("speed"), rate = document.getElementById("rate");
const only = [...document.querySelectorAll("[data-at]")], from = [...document.querySelectorAll("[data-from]")];
const controls = document.querySelector(".controls");
const last = +at.max, pause = +controls.dataset.milliseconds;
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
