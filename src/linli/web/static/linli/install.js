// How the page is put on the home screen, in the way of this browser; where it is there already, nothing is said.
const box = document.getElementById("install");
const there = matchMedia("(display-mode: standalone)").matches || navigator.standalone;

function offer(way) {
  if (!box || there) return null;
  box.hidden = false;
  const part = box.querySelector(`[data-way=${way}]`);
  part.hidden = false;
  return part;
}

if (/MicroMessenger/i.test(navigator.userAgent)) offer("wechat"); // it cannot install; a browser can
else if (/iPhone|iPad/.test(navigator.userAgent)) offer("ios");

addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  const button = offer("ask");
  if (button) button.addEventListener("click", () => event.prompt());
});
addEventListener("appinstalled", () => { if (box) box.hidden = true; });
