// Small comforts of every page; all of them work without this file too.
document.querySelectorAll("[data-copies]").forEach((button) => {
  const source = document.getElementById(button.dataset.copies);
  button.hidden = !(source && navigator.clipboard);
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(source.value || source.textContent.trim());
    button.setAttribute("data-done", "");
    button.disabled = true;
    setTimeout(() => { button.disabled = false; button.removeAttribute("data-done"); }, 2000);
  });
});

// A form goes out once: the second tap of an impatient thumb is swallowed (the client token guards the rest).
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || form.dataset.keeps) return; // those go another way: offline.js
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "1";
  setTimeout(() => { delete form.dataset.sent; }, 8000);
});
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((f) => delete f.dataset.sent));

// An error summary takes the focus, so that it is read first; where there is none, the field that is to be mended.
const summary = document.querySelector(".say.error[role=alert]");
if (summary) summary.tabIndex = -1;
const first = summary || document.querySelector("[aria-invalid=true]");
if (first) first.focus();

// On a wall the arrow keys of a remote control turn the pages.
if (document.querySelector("[data-arrows]")) {
  addEventListener("keydown", (event) => {
    if (event.target.closest("select, input, textarea")) return;
    const way = { ArrowRight: "next", PageDown: "next", ArrowLeft: "prev", PageUp: "prev" }[event.key];
    const link = way && document.querySelector(`a[rel=${way}]`);
    if (link) { event.preventDefault(); link.click(); }
  });
}

// A draft is taken over into its field, where it can be changed.
document.querySelectorAll("[data-fills]").forEach((button) => {
  const field = document.getElementById(button.dataset.fills);
  button.hidden = !field;
  button.addEventListener("click", () => { field.value = button.dataset.words; field.focus(); });
});

// How many are ticked, while one ticks.
document.querySelectorAll("form[data-counts]").forEach((form) => {
  const shown = form.querySelector("[data-ticked]");
  form.addEventListener("change", () => { shown.textContent = form.querySelectorAll("[name=ticks]:checked").length; });
});

// Print buttons are shown only where printing can be asked for.
document.querySelectorAll("[data-prints]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => print());
});

// Leave at one tap: nothing of the page stays to be seen, and the way back does not lead here.
document.querySelectorAll("[data-leaves]").forEach((link) => {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    document.querySelectorAll("form").forEach((form) => form.remove());
    document.body.replaceChildren();
    location.replace(link.href);
  });
});
