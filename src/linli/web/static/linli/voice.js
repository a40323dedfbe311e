// Say it instead of writing it: records up to two minutes into the form's own file field, which can be listened to and
// thrown away before it is sent. Where recording is refused, the field itself asks for a recording of the telephone.
const TWO_MINUTES = 120;
const KINDS = { "audio/webm;codecs=opus": "webm", "audio/mp4": "m4a", "audio/ogg;codecs=opus": "ogg" };
const kind = self.MediaRecorder && Object.keys(KINDS).find((it) => MediaRecorder.isTypeSupported(it));
const records = Boolean(kind && self.DataTransfer && navigator.mediaDevices && navigator.mediaDevices.getUserMedia);
let recording; // { recorder, timer, then }

const part = (box, name) => box.querySelector(`[data-${name}]`);
const field = (box) => box.querySelector("[name=voice]");
const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

function offer() {
  const box = document.querySelector("[data-voice]");
  if (!box || !records || field(box).hidden) return;
  part(box, "recorder").hidden = false;
  field(box).hidden = true;
}

function refused(box) {
  part(box, "recorder").hidden = true;
  part(box, "refused").hidden = false;
  field(box).hidden = false;
  field(box).focus();
}

async function record(box) {
  let sound;
  try { sound = await navigator.mediaDevices.getUserMedia({ audio: true }); } catch { refused(box); return; }
  const recorder = new MediaRecorder(sound, { mimeType: kind, audioBitsPerSecond: 24000 });
  const pieces = [];
  let began = performance.now();
  recording = { recorder, timer: setInterval(() => show(box, began), 250) };
  recorder.onstart = () => { began = performance.now(); };
  recorder.ondataavailable = ({ data }) => { if (data.size) pieces.push(data); };
  recorder.onstop = () => ended(box, sound, new Blob(pieces, { type: kind }), Math.round((performance.now() - began) / 1000));
  recorder.start(1000);
  part(box, "record").hidden = part(box, "silent").hidden = true;
  part(box, "stop").hidden = part(box, "time").hidden = false;
  show(box, began);
  part(box, "stop").focus();
}

function show(box, began) {
  const seconds = Math.floor((performance.now() - began) / 1000);
  part(box, "time").textContent = `${clock(seconds)} / ${clock(TWO_MINUTES)}`;
  if (seconds >= TWO_MINUTES) stop();
}

function stop() {
  if (recording && recording.recorder.state !== "inactive") recording.recorder.stop();
}

function ended(box, sound, blob, seconds) {
  const { timer, then } = recording;
  clearInterval(timer);
  sound.getTracks().forEach((track) => track.stop());
  recording = undefined;
  part(box, "stop").hidden = part(box, "time").hidden = true;
  const files = new DataTransfer();
  if (blob.size) files.items.add(new File([blob], `voice.${KINDS[kind]}`, { type: blob.type }));
  field(box).files = files.files;
  box.querySelector("[name=seconds]").value = blob.size ? Math.min(seconds, TWO_MINUTES) : "";
  part(box, "silent").hidden = blob.size > 0;
  chosen(box);
  if (then) then();
  else part(box, blob.size ? "discard" : "record").focus();
}

// What is in the field now, recorded or chosen, can be listened to; without anything one can begin.
function chosen(box) {
  const [file] = field(box).files;
  const player = box.querySelector("audio");
  if (player.src) URL.revokeObjectURL(player.src);
  if (file) player.src = URL.createObjectURL(file); else player.removeAttribute("src");
  part(box, "played").hidden = !file;
  part(box, "record").hidden = Boolean(file);
}

function discard(box) {
  field(box).value = "";
  box.querySelector("[name=seconds]").value = "";
  chosen(box);
  if (field(box).hidden) part(box, "record").focus(); else field(box).focus();
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-voice] button");
  if (!button) return;
  if ("record" in button.dataset) record(button.closest("[data-voice]"));
  else if ("stop" in button.dataset) stop();
  else discard(button.closest("[data-voice]"));
});
document.addEventListener("change", ({ target }) => { if (target.name === "voice") chosen(target.closest("[data-voice]")); });
document.addEventListener("reset", ({ target }) => { // an emptied form has nothing to play
  const box = target.querySelector("[data-voice]");
  if (box) setTimeout(() => chosen(box));
});

// Sent while still speaking: what was said so far goes along.
document.addEventListener("submit", (event) => {
  if (!recording) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  recording.then = () => event.target.requestSubmit(event.submitter);
  stop();
}, true);

offer();
const put = document.getElementById("kept"); // the page of a phone without a signal gets its form later
if (put) new MutationObserver(offer).observe(put, { childList: true });
