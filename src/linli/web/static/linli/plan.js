// Changing a draft without the page jumping: taps on the map and ticks in the list fetch the same page and put its
// content in place; what stood under the finger keeps its place. Without this file every tap loads the page anew.
const swap = { target: "#content", select: "#content", swap: "outerHTML" };

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-plan] svg a");
  if (!link || !window.htmx || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const way = link.getAttribute("href").split("#")[0];
  history.replaceState(null, "", way);
  htmx.ajax("GET", location.pathname + way, swap);
});

document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-live]");
  if (!form || event.target.name !== "unit" || !window.htmx) return;
  const picked = new URLSearchParams(new FormData(form));
  const way = new URLSearchParams({ grid: picked.get("grid"), compound: picked.get("compound") });
  picked.getAll("unit").forEach((unit) => way.append("unit", unit));
  htmx.ajax("GET", `${location.pathname}?${way}`, swap);
});
