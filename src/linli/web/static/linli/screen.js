// The screen on the wall: one panel at a time, the numbers fetched anew every minute; what stands stays when nothing comes.
const held = document.getElementById("content");
let turn = 0;

const show = () => {
  const panels = [...held.querySelectorAll("section")];
  panels.forEach((panel, n) => { panel.hidden = n !== turn % panels.length; });
  drawCharts(held);
};

const renew = async () => {
  try {
    const answer = await fetch(held.dataset.from, { cache: "no-store", credentials: "same-origin" });
    if (!answer.ok) return;
    const fresh = document.createElement("template");
    fresh.innerHTML = await answer.text();
    dropCharts(held);
    held.replaceChildren(fresh.content);
    show();
  } catch {
    // no way to the house just now: the next minute tries again
  }
};

show();
setInterval(() => { turn += 1; show(); }, 15000);
setInterval(renew, 60000);
