// Sends what was entered, once: each entry bears a token of its own, so that a second try changes nothing.
const send = (() => {
  const PATIENCE = 20000, PATIENCE_FILES = 90000; // ms until a line that says nothing counts as none
  const changed = self.BroadcastChannel ? new BroadcastChannel("linli") : null;
  const tell = () => changed && changed.postMessage("changed");

  const within = (ms) => (AbortSignal.timeout ? AbortSignal.timeout(ms) : undefined);

  function body(entry, csrf) {
    const form = new FormData();
    for (const [name, value] of entry.value.fields) form.append(name, value);
    for (const file of entry.files) form.append(file.field, file.blob, file.name);
    form.set("csrfmiddlewaretoken", csrf);
    return form;
  }

  async function fresh() {
    const answer = await fetch("/fresh/", { cache: "no-store", signal: within(PATIENCE) });
    if (!answer.ok) throw new Error(`fresh: ${answer.status}`);
    return answer.json();
  }

  const FATES = { 302: "sent", 303: "sent", 401: "out", 403: "gone", 404: "gone", 409: "late", 410: "gone", 429: "later" };

  // What becomes of an entry: sent (and where it can be seen), out (signed out), late, gone, mend, or later.
  async function once(entry, csrf) {
    try {
      const answer = await fetch(entry.value.way, {
        method: "POST", body: body(entry, csrf), headers: { "Linli-Sends": "1" },
        signal: within(entry.files.length ? PATIENCE_FILES : PATIENCE),
      });
      if (!answer.ok) return { fate: "later" };
      const { status, to } = await answer.json();
      return { fate: FATES[status] || "mend", to };
    } catch { return { fate: "later" }; } // no signal, or an answer that was lost
  }

  async function settle(entry, { fate, to }) {
    if (fate === "later") return;
    const { label, words, way, page, fields } = entry.value;
    if (fate === "sent") await keep.change(entry.id, { label, words: words.slice(0, 30), way, page, state: fate, to });
    else await keep.change(entry.id, { label, words, way, page, fields, state: fate }, entry.files);
  }

  async function waiting() {
    return (await keep.list("entry:")).filter((entry) => entry.value.state === "waits");
  }

  async function everything() {
    if (!(await waiting()).length) return 0;
    const { csrf, who } = await fresh();
    if (await keep.belongs(who)) { tell(); return 0; }
    for (const entry of await waiting()) {
      const answer = await once(entry, csrf);
      if (answer.fate === "out") { await keep.wipe(); break; }
      await settle(entry, answer);
      tell();
      if (answer.fate === "later") break;
    }
    tell();
    return (await waiting()).length;
  }

  // All that waits, by one page or worker at a time. How many still wait; rejects without a signal.
  async function all() {
    await keep.expire();
    if (!self.navigator.locks) return everything();
    return navigator.locks.request("linli-send", everything);
  }

  return { once, all, fresh, tell, changed };
})();
