// Works without a signal: what a form holds is sent at once, or kept on this phone and sent once when the signal is back.
const shell = document.body.hasAttribute("data-shell"); // this is the empty page: the server was not reached
const community = new URLSearchParams(location.search).get("community"); // all else in an address is not the page's own
const here = location.pathname + (community ? `?community=${community}` : "");
const who = document.body.dataset.who; // undefined: the server did not come to know

// ---- forms

function entered(form, button) {
  const data = new FormData(form);
  if (button && button.name) data.append(button.name, button.value);
  const fields = [], files = [];
  for (const [name, value] of data) {
    if (typeof value === "string") { if (name !== "csrfmiddlewaretoken") fields.push([name, value]); }
    else if (value.size) files.push({ field: name, name: value.name, type: value.type, blob: value });
  }
  const token = (fields.find(([name]) => name === "token") || [])[1] || crypto.randomUUID();
  if (!fields.some(([name]) => name === "token")) fields.push(["token", token]);
  const card = form.closest("article");
  const words = [card && card.querySelector("h2").textContent.trim(), data.get("words")].filter(Boolean).join(": ");
  const action = new URL(form.action);
  const value = { label: form.dataset.keeps, words, way: action.pathname + action.search, page: here, fields, state: "waits" };
  return { id: `entry:${token}`, at: Date.now(), value, files };
}

async function keepFor(form, entry) {
  await secret.known();
  let held = secret.holds(form) || secret.unheard(form);
  if (!held) await keep.put(entry.id, entry.value, entry.files).catch(() => { held = true; });
  if (held) waits.held.push({ ...entry, value: { ...entry.value, hides: secret.violence(form) } });
  await keep.drop(`draft:${here}`).catch(() => {});
  if (!form.closest("article")) form.reset();
  const token = form.elements.token;
  if (token) token.value = crypto.randomUUID(); // what is entered next is another matter
  const worker = !held && navigator.serviceWorker && await navigator.serviceWorker.getRegistration();
  if (worker && worker.sync) worker.sync.register("linli-send").catch(() => {});
  await waits.show();
  waits.box.tabIndex = -1;
  waits.box.focus();
  waits.box.scrollIntoView({ block: "start" });
  soon();
}

async function sendNow(entry, csrf) {
  const answer = await send.once(entry, csrf);
  return answer.fate === "gone" ? sendFresh(entry) : answer; // the page may have been open for too long
}

async function sendFresh(entry) {
  try { return await send.once(entry, (await send.fresh()).csrf); } catch { return { fate: "later" }; }
}

const saysAnything = (form) => Boolean(form.closest("article"))
  || [...form.elements].some((field) => ["words", "photos", "voice"].includes(field.name) && field.value);

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.dataset.keeps) return;
  const again = form.dataset.sent; // the second tap of an impatient thumb
  const way = keep.able && (shell || saysAnything(form)); // what is empty is not worth keeping
  if (again || way) event.preventDefault();
  if (again) return;
  form.dataset.sent = "1";
  setTimeout(() => { delete form.dataset.sent; }, 8000);
  if (!way) return;
  const entry = entered(form, event.submitter);
  const mark = form.elements.csrfmiddlewaretoken;
  const { fate, to } = shell ? await sendFresh(entry) : await sendNow(entry, mark && mark.value);
  if (fate === "sent") {
    await keep.drop(`draft:${here}`).catch(() => {});
    if (secret.violence(form)) location.replace(to); // the way back does not show what was written
    else location.assign(to);
  } else if (fate === "later" || shell) {
    await keepFor(form, entry);
    delete form.dataset.sent;
  } else { // the server's own page says what to mend; nothing was written yet
    for (const [name, value] of entry.value.fields) if (!form.elements[name]) form.append(hidden(name, value));
    form.submit();
  }
});

function hidden(name, value) {
  return Object.assign(document.createElement("input"), { type: "hidden", name, value });
}

// ---- pages that can be read without a signal

const NUMBER = /(?:[\d０-９][\s-]?){7,}/g; // of a telephone

function bare(root) {
  const copy = root.cloneNode(true);
  copy.querySelectorAll("[data-private], [name=csrfmiddlewaretoken], .say.error, .wrong").forEach((it) => it.remove());
  copy.querySelectorAll("a[href^='tel:']").forEach((it) => { if (it.href.replace(/\D/g, "").length > 6) it.remove(); });
  copy.querySelectorAll("a[href$='.pdf']").forEach((it) => it.parentElement.remove()); // printed with a signal alone
  copy.querySelectorAll("textarea").forEach((it) => { it.textContent = ""; });
  copy.querySelectorAll("input:not([type=hidden], [type=radio], [type=checkbox])").forEach((it) => it.removeAttribute("value"));
  const texts = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.data = texts.currentNode.data.replace(NUMBER, "… ");
  return copy.outerHTML;
}

async function keepPage(path, source) {
  const root = source.querySelector("[data-kept]");
  if (root) await keep.put(`page:${path}`, { html: bare(root), elder: document.documentElement.className });
}

async function keepPages() {
  await keepPage(here, document);
  for (const link of document.querySelectorAll("a[data-also]")) { // a form that is wanted where no signal is
    const had = await keep.get(`page:${new URL(link.href).pathname}`);
    if (had && Date.now() - had.at < 12 * 36e5) continue;
    const answer = await fetch(link.href);
    if (answer.ok && !answer.redirected) {
      await keepPage(new URL(link.href).pathname, new DOMParser().parseFromString(await answer.text(), "text/html"));
    }
  }
}

async function fillShell() {
  const blank = /^\/(q\/|report\/)/.test(location.pathname) && document.getElementById("blank");
  const found = await keep.get(`page:${here}`) || (location.pathname === "/start/" && await keep.get("page:/today/"));
  const box = document.getElementById("kept");
  if (found) {
    const parsed = new DOMParser().parseFromString(found.value.html, "text/html");
    document.documentElement.className = found.value.elder;
    box.replaceChildren(...parsed.body.childNodes);
  } else if (blank) box.replaceChildren(blank.content.cloneNode(true));
  else for (const row of await keep.list("page:")) {
    const link = box.querySelector(`[data-way="${row.id.slice(5)}"]`);
    if (link) link.hidden = false;
  }
}

// ---- when to send

let timer, pause = 15000;

function soon() {
  clearTimeout(timer);
  timer = setTimeout(sendAll, pause);
  pause = Math.min(pause * 2, 240000);
}

async function sendHeld() {
  for (const entry of [...waits.held]) {
    if (entry.value.state !== "waits") continue;
    const { fate, to } = await sendFresh(entry);
    if (fate === "later") return;
    Object.assign(entry.value, { state: fate, to });
  }
}

async function sendAll() {
  try {
    await sendHeld();
    if (!await send.all() && !waits.held.some((entry) => entry.value.state === "waits")) pause = 15000;
    else soon();
  } catch { soon(); }
  await waits.show();
}

async function start() {
  if (!keep.able) return;
  await keep.expire();
  if (shell) await keep.resume().then(fillShell);
  else if (who !== undefined) await keep.belongs(who);
  const form = document.querySelector("form[data-draft]");
  if (form) await takeUp(form);
  await waits.show();
  if (!shell) await keepPages();
  if (!shell || navigator.onLine) sendAll();
  if (!shell) install();
}

async function takeUp(form) {
  secret.known();
  const draft = await keep.get(`draft:${here}`);
  if (draft && !form.elements.words.value) await waits.fillIn(form, draft.value.fields, draft.files);
}

// The worker is fetched when the page is there, so that it delays nothing.
async function install() {
  if (document.readyState !== "complete") await new Promise((done) => { addEventListener("load", done, { once: true }); });
  const language = document.documentElement.lang.startsWith("en") ? "en" : "zh";
  if (navigator.serviceWorker) await navigator.serviceWorker.register(`/sw.js?language=${language}`);
}

if (send.changed) send.changed.onmessage = () => waits.show();
addEventListener("online", () => { pause = 15000; sendAll(); });
if (keep.able && waits.box) waits.box.querySelector("[data-now]").addEventListener("click", sendAll);
addEventListener("pageshow", () => document.querySelectorAll("form[data-keeps]").forEach((form) => delete form.dataset.sent));

// Signing out here ends what was kept, before anything else.
document.addEventListener("submit", async (event) => {
  if (!event.target.hasAttribute("data-signs-out") || !keep.able) return;
  event.preventDefault();
  await keep.wipe().catch(() => {});
  event.target.submit();
});

start().catch(() => {}); // a private window refuses storage: everything works as without this file
