// The report form keeps what is being written on this phone until it is sent, and makes photos small before they travel.
const form = document.querySelector("form[data-draft]");
const words = form && form.elements.words;
const photos = form && form.elements.photos;
const say = document.getElementById("photos-say");
const key = form && `linli.draft:${form.dataset.draft}`;
const MOST = 3;
const LONG_SIDE = 1600;

function draft(write) {
  try { return write(); } catch { return null; } // private windows refuse storage
}

if (words) {
  const kept = draft(() => JSON.parse(localStorage.getItem(key) || "null"));
  if (kept && !words.value && Date.now() - kept.at < 7 * 864e5) words.value = kept.words;
  words.addEventListener("input", () => draft(() => localStorage.setItem(key, JSON.stringify({ words: words.value, at: Date.now() }))));
}

async function smaller(file) {
  if (file.size < 600000 || !self.createImageBitmap) return file;
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, LONG_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((done) => { canvas.toBlob(done, "image/jpeg", 0.82); });
  return blob && blob.size < file.size ? new File([blob], "photo.jpg", { type: "image/jpeg" }) : file;
}

if (photos && self.DataTransfer) {
  photos.addEventListener("change", async () => {
    const box = new DataTransfer();
    for (const file of [...photos.files].slice(0, MOST)) box.items.add(await smaller(file).catch(() => file));
    photos.files = box.files;
    say.textContent = [...box.files].map((file) => `${Math.ceil(file.size / 1024)} KB`).join(" · ");
  });
}

if (form) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    draft(() => localStorage.removeItem(key));
    setTimeout(() => { delete form.dataset.sent; }, 8000);
  });
  addEventListener("pageshow", () => { delete form.dataset.sent; }); // come back to from the next page
}
