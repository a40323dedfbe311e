// Reads a page's words aloud with the browser's own voice; nothing leaves the phone. Without a voice no button is shown.
document.querySelectorAll("[data-aloud]").forEach((button) => {
  const speech = window.speechSynthesis;
  if (!speech || !window.SpeechSynthesisUtterance) return;
  const source = document.getElementById(button.dataset.aloud);
  button.hidden = false;
  button.addEventListener("click", () => {
    if (speech.speaking) { speech.cancel(); button.setAttribute("aria-pressed", "false"); return; }
    const said = new SpeechSynthesisUtterance(source.innerText.trim());
    said.lang = "zh-CN";
    said.rate = 0.85;
    const voice = speech.getVoices().find((one) => one.lang.replace("_", "-").startsWith("zh"));
    if (voice) said.voice = voice;
    said.onend = () => button.setAttribute("aria-pressed", "false");
    button.setAttribute("aria-pressed", "true");
    speech.speak(said);
  });
});
addEventListener("pagehide", () => window.speechSynthesis && window.speechSynthesis.cancel());
