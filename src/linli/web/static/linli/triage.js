// Keys for the triage board: j and k to go, x to tick, Enter to open, / to search; and how many are ticked.
const rows = () => [...document.querySelectorAll("[data-board] tbody tr")];
const hint = document.querySelector("[data-keys]");
if (hint && matchMedia("(min-width: 64rem)").matches) hint.hidden = false;

function go(by) {
  const all = rows();
  const here = all.findIndex((row) => row.contains(document.activeElement));
  const next = all[Math.min(Math.max(here + by, 0), all.length - 1)];
  if (next) next.querySelector(".what a").focus();
}

function tick() {
  const row = rows().find((one) => one.contains(document.activeElement));
  if (row) row.querySelector("input[type=checkbox]").click();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input:not([type=checkbox]), textarea, select")) return;
  const keys = { j: () => go(1), k: () => go(-1), x: tick, "/": () => document.querySelector("[name=q]").focus() };
  if (!keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
});

document.addEventListener("change", (event) => {
  const board = event.target.closest("[data-board]");
  if (!board) return;
  const ticked = board.querySelectorAll("input:checked").length;
  document.querySelector("[data-ticked]").textContent = ticked ? ` (${ticked})` : "";
});
