// The list of what waits on this phone: its words, what became of it, and a way to discard, mend or see it.
const waits = (() => {
  const box = document.getElementById("waiting");
  const held = []; // private: kept by this page alone, as long as it is open
  const lang = document.documentElement.lang;
  const when = (at) => new Date(at).toLocaleString(lang, { month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit" });

  async function fillIn(form, fields, files) {
    for (const [name, value] of fields) {
      const field = form.elements[name];
      if (field && !["hidden", "file"].includes(field.type)) field.value = value;
    }
    for (const name of new Set(files.map((file) => file.field))) {
      const field = form.elements[name];
      if (!field || !self.DataTransfer) continue;
      const box_ = new DataTransfer();
      for (const file of files.filter((it) => it.field === name)) box_.items.add(new File([file.blob], file.name, { type: file.type }));
      field.files = box_.files;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  // Where the entry is mended: its own form, filled in again; a matter that was already there, its own page.
  async function mend(entry) {
    const { way, page, fields } = entry.value;
    if (way.startsWith("/cases/")) return location.assign(way.replace(/[^/]+\/$/, ""));
    const form = document.querySelector("form[data-draft]");
    if (held.includes(entry)) {
      held.splice(held.indexOf(entry), 1);
      if (form) await fillIn(form, fields, entry.files);
      return show();
    }
    await keep.put(`draft:${page}`, { fields }, entry.files);
    await keep.drop(entry.id);
    return location.assign(page);
  }

  async function discard(entry, button) {
    if (!button.dataset.asked) { // asked once
      button.dataset.asked = "1";
      button.textContent = box.dataset.sure;
      return;
    }
    const n = held.indexOf(entry);
    if (n >= 0) held.splice(n, 1); else await keep.drop(entry.id);
    send.tell();
    await show();
  }

  function line(entry) {
    const { value } = entry;
    const li = box.querySelector("template").content.firstElementChild.cloneNode(true);
    const part = (name) => li.querySelector(`[data-${name}]`);
    const state = value.state === "waits" && held.includes(entry) ? "held" : value.state;
    part("state").textContent = box.dataset[state];
    part("about").textContent = [value.label, when(entry.at)].filter(Boolean).join(" · ");
    part("words").textContent = value.hides ? "" : value.words;
    const look = part("look"), again = part("mend"), drop = part("drop");
    look.hidden = !(state === "sent" && value.to.startsWith("/r/"));
    if (!look.hidden) look.href = value.to;
    again.hidden = !["late", "gone", "mend"].includes(state);
    again.addEventListener("click", () => mend(entry));
    drop.hidden = state === "sent";
    drop.addEventListener("click", () => discard(entry, drop));
    return li;
  }

  const isSent = (entry) => entry.value.state === "sent";

  async function clear() {
    for (const entry of (await keep.list("entry:")).filter(isSent)) await keep.drop(entry.id);
    held.splice(0, held.length, ...held.filter((entry) => !isSent(entry)));
    send.tell();
    await show();
  }

  async function show() {
    if (!box) return;
    const all = [...await keep.list("entry:"), ...held];
    const open = all.filter((entry) => entry.value.state === "waits");
    box.hidden = !all.length;
    box.querySelector("ul").replaceChildren(...all.map(line));
    box.querySelector("[data-now]").hidden = !open.length;
    box.querySelector("[data-clear]").hidden = !all.some(isSent);
    const ways = new Set(open.map((entry) => entry.value.way));
    for (const form of document.querySelectorAll("article form[data-keeps]")) { // not to be entered a second time
      if (ways.has(new URL(form.action).pathname)) form.closest(".acts").hidden = true;
    }
  }

  if (keep.able && box) box.querySelector("[data-clear]").addEventListener("click", clear);
  return { box, held, show, fillIn };
})();
