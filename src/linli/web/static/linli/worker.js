// The service worker: without a signal it shows the empty page, which fills itself with what the phone kept, and it
// sends what waits when the signal is back. It keeps public files alone; no page of a person is ever cached.
const CACHE = `linli ${SHELL.join(" ")}`;

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil((async () => {
    const cache = await caches.open(CACHE);
    await Promise.all(SHELL.map(async (address) => {
      const answer = await fetch(address, { credentials: "omit", cache: "no-cache" }); // as nobody
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
      await cache.put(address, answer);
    }));
  })());
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
    await self.clients.claim();
    await keep.expire();
  })());
});

const kept = (address) => caches.match(address, { cacheName: CACHE });

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  if (address.pathname.startsWith("/practice/")) return; // nothing is kept of it, and no real form may take its place
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(async (lost) => (await kept(SHELL[0])) || Promise.reject(lost)));
  } else if (SHELL.includes(address.pathname)) {
    event.respondWith(kept(address.pathname).then((found) => found || fetch(request)));
  }
});

self.addEventListener("sync", (event) => {
  event.waitUntil(send.all().then((left) => { if (left) throw new Error(`${left} still wait`); }));
});
