// The report form: what is being written stays on this phone until it is sent, unless it is private; photos are made
// small before they travel. It listens to the whole page, so a form that is put in later works alike.
const MOST = 3;
const LONG_SIDE = 1600;
let writing = Promise.resolve(), due = false;

async function remember(form) {
  due = false;
  await secret.known();
  const way = document.querySelector("[data-leaves]");
  if (way) way.hidden = !secret.violence(form);
  const id = `draft:${here}`;
  const words = form.elements.words.value;
  if (!words || secret.holds(form)) await keep.drop(id);
  else await keep.put(id, { fields: [["words", words]] });
}

document.addEventListener("input", (event) => {
  const { form } = event.target;
  if (!form || !form.hasAttribute("data-draft") || typeof keep === "undefined" || !keep.able || due) return; // practice keeps nothing
  due = true;
  writing = writing.then(() => remember(form)).catch(() => {}); // a private window refuses storage
});

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

document.addEventListener("change", async ({ target }) => {
  if (target.name !== "photos" || !self.DataTransfer) return;
  const box = new DataTransfer();
  for (const file of [...target.files].slice(0, MOST)) box.items.add(await smaller(file).catch(() => file));
  target.files = box.files;
  const say = document.getElementById("photos-say");
  if (say) say.textContent = [...box.files].map((file) => `${Math.ceil(file.size / 1024)} KB`).join(" · ");
});

// Whether neighbours told it already: asked by a tap, and what was written, chosen and spoken stays where it is.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-look]"), said = document.getElementById("said");
  if (!button || !said || !button.form) return;
  event.preventDefault();
  const asked = new FormData();
  for (const name of ["csrfmiddlewaretoken", "words", "stairwell", "compound", "community"])
    if (button.form.elements[name]) asked.set(name, button.form.elements[name].value);
  asked.set("look", "1");
  asked.set("part", "1");
  const answer = await fetch(location.href, { method: "POST", body: asked }).catch(() => null); // without a signal: nothing is said
  if (answer && answer.ok) said.innerHTML = await answer.text();
});
