// The clock of the turns: each side the same time, whoever has spoken least comes next. It asks no network; what was
// spoken so far is kept in this browser alone, as seconds without a name.
const board = document.querySelector("[data-turns]");
if (board) {
  const find = (name) => board.querySelector(`[data-turns-${name}]`);
  const sides = [...board.querySelectorAll("[data-turns-side]")];
  const key = `turns-${board.dataset.turns}`, limit = 60 * Number(board.dataset.minutes);
  let kept = {};
  try { kept = JSON.parse(localStorage.getItem(key)) || {}; } catch { kept = {}; }
  const spoken = sides.map((side) => Number(kept[side.dataset.turnsSide] ?? side.dataset.seconds));
  let at = least(), began = 0, before = 0;

  function least() {
    return spoken.indexOf(Math.min(...spoken));
  }
  function shown(seconds) {
    const whole = Math.max(0, Math.round(seconds));
    return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
  }
  function draw() {
    const turn = began ? (Date.now() - began) / 1000 : 0, left = limit - turn;
    find("who").textContent = sides[at].dataset.name;
    find("left").textContent = left >= 0 ? shown(left) : `+${shown(-left)}`;
    find("now").classList.toggle("over", left < 0);
    find("start").hidden = Boolean(began);
    find("stop").hidden = !began;
    sides.forEach((side, n) => {
      const seconds = Math.round(n === at && began ? before + turn : spoken[n]);
      side.querySelector("[data-turns-spoke]").textContent = shown(seconds);
      side.querySelector("input").value = seconds;
      if (n === at) side.setAttribute("aria-current", "true"); else side.removeAttribute("aria-current");
    });
  }
  function end() {
    if (!began) return;
    spoken[at] = before + (Date.now() - began) / 1000;
    began = 0;
    try {
      localStorage.setItem(key, JSON.stringify(Object.fromEntries(
        sides.map((side, n) => [side.dataset.turnsSide, Math.round(spoken[n])]),
      )));
    } catch { /* a browser that keeps nothing loses only the times */ }
  }
  if (sides.length) {
    ["now", "acts", "keep"].forEach((name) => { const part = find(name); if (part) part.hidden = false; });
    find("go").addEventListener("click", () => {
      if (began) { end(); at = least(); } else { before = spoken[at]; began = Date.now(); }
      draw();
    });
    find("next").addEventListener("click", () => { end(); at = (at + 1) % sides.length; draw(); });
    setInterval(draw, 500);
    draw();
  }
}
