// What this phone keeps: drafts, what waits to be sent, pages to be read without a signal. Every row is sealed with a
// key that no script can read out. A row lives seven days; key and rows go when the sign-in ends. Pages and worker share this.
const keep = (() => {
  const DAYS = 7 * 864e5;
  const able = Boolean(self.isSecureContext && self.indexedDB && self.crypto && crypto.subtle);
  const asText = new TextDecoder(), asBytes = new TextEncoder();
  let opened, mine = ""; // the sign-in for which this page writes, blank for none

  const answer = (request) => new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });

  function base() {
    opened = opened || new Promise((done, failed) => {
      const request = indexedDB.open("linli", 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore("door");
        request.result.createObjectStore("rows", { keyPath: "id" });
      };
      request.onsuccess = () => done(request.result);
      request.onerror = () => { opened = undefined; failed(request.error); };
    });
    return opened;
  }

  const store = async (name, mode) => (await base()).transaction(name, mode).objectStore(name);

  const held = async () => answer((await store("door", "readonly")).get("key"));

  async function key() {
    const there = await held();
    if (there) return there;
    const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
    const door = await store("door", "readwrite");
    const first = await answer(door.get("key")); // another page may have been quicker
    if (!first) await answer(door.put(made, "key"));
    return first || made;
  }

  async function seal(bytes, with_) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, with_, bytes) };
  }

  async function parts(value, files) {
    const with_ = await key();
    const names = files.map(({ field, name, type }) => ({ field, name, type }));
    const sealed = [await seal(asBytes.encode(JSON.stringify({ value, names })), with_)];
    for (const file of files) sealed.push(await seal(await file.blob.arrayBuffer(), with_));
    return sealed;
  }

  // `files` are [{ field, name, type, blob }] and come back as such.
  async function put(id, value, files = []) {
    const row = { id, at: Date.now(), who: mine, parts: await parts(value, files) };
    await answer((await store("rows", "readwrite")).put(row));
  }

  // As `put`, for a row that may have been wiped or discarded meanwhile: then it stays so.
  async function change(id, value, files = []) {
    if (!await held()) return;
    const sealed = await parts(value, files);
    const rows = await store("rows", "readwrite");
    const row = await answer(rows.get(id));
    if (row) await answer(rows.put({ ...row, parts: sealed }));
  }

  async function unsealed(row) {
    if (!row || Date.now() - row.at > DAYS) return undefined;
    try {
      const with_ = await held();
      const open = ({ iv, data }) => crypto.subtle.decrypt({ name: "AES-GCM", iv }, with_, data);
      const { value, names } = JSON.parse(asText.decode(await open(row.parts[0])));
      const files = [];
      for (const [n, name] of names.entries()) {
        files.push({ ...name, blob: new Blob([await open(row.parts[n + 1])], { type: name.type }) });
      }
      return { id: row.id, at: row.at, value, files };
    } catch { return undefined; } // sealed with a key that is gone
  }

  const get = async (id) => unsealed(await answer((await store("rows", "readonly")).get(id)));
  const drop = async (id) => answer((await store("rows", "readwrite")).delete(id));

  async function list(prefix) {
    const rows = await answer((await store("rows", "readonly")).getAll(IDBKeyRange.bound(prefix, `${prefix}\uffff`)));
    const read = await Promise.all(rows.map(unsealed));
    return read.filter(Boolean).sort((a, b) => a.at - b.at);
  }

  async function expire() {
    for (const row of await answer((await store("rows", "readonly")).getAll())) {
      if (Date.now() - row.at > DAYS) await drop(row.id);
    }
  }

  async function wipe() {
    await answer((await store("door", "readwrite")).clear());
    await answer((await store("rows", "readwrite")).clear());
  }

  // Whose phone it is, as the server just said: what was kept for another sign-in ends all. True if there was any.
  async function belongs(who) {
    mine = who;
    const rows = await answer((await store("rows", "readonly")).getAll());
    const ended = rows.some((row) => row.who && row.who !== who);
    if (ended) await wipe();
    if (who) await answer((await store("door", "readwrite")).put(who, "owner"));
    return ended;
  }

  // Without a signal it is taken to be whose it was.
  async function resume() {
    mine = await answer((await store("door", "readonly")).get("owner")) || "";
  }

  return { able, put, change, get, list, drop, expire, wipe, belongs, resume };
})();
