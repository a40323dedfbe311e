// The drawing becomes a map that is moved and drawn near with finger, wheel and keys. It stays the same drawing: its
// links, its words, its order for the keyboard. Without this file it is a picture with links.
// Pixels: a community as a whole is too small for a phone, so it begins in its middle.
const LEAST_LETTER = document.documentElement.classList.contains("elder") ? 17 : 12;
const box = document.querySelector("[data-map]");
const drawing = box && box.querySelector("svg");

function corners(text) {
  const [south, west, north, east] = text.split(" ").map(Number);
  return [[south, west], [north, east]];
}

if (drawing && window.L) {
  const { map: viewBox, bounds, focus, tiles, credit, earth } = box.dataset;
  const geographic = earth !== undefined;
  box.style.height = `${Math.max(340, Math.min(drawing.clientHeight, innerHeight * 0.8))}px`;
  drawing.remove();
  drawing.setAttribute("viewBox", viewBox);
  drawing.setAttribute("preserveAspectRatio", "none");
  const map = L.map(box, {
    crs: geographic ? L.CRS.EPSG3857 : L.CRS.Simple, minZoom: geographic ? 12 : -4, maxZoom: geographic ? 20 : 4,
    zoomSnap: 0, zoomAnimation: false, scrollWheelZoom: false, attributionControl: Boolean(credit), zoomControl: false,
  });
  L.control.zoom({ position: "bottomright" }).addTo(map);
  if (credit) map.attributionControl.setPrefix(false);
  if (tiles) L.tileLayer(tiles, { attribution: credit, maxNativeZoom: 18, maxZoom: 20 }).addTo(map);
  map.fitBounds(corners(focus));
  L.svgOverlay(drawing, corners(bounds)).addTo(map);
  const letter = (drawing.clientWidth / viewBox.split(" ")[2]) * drawing.getAttribute("font-size");
  if (letter < LEAST_LETTER) map.setZoom(map.getZoom() + Math.log2(LEAST_LETTER / letter));

  map.on("focus", () => map.scrollWheelZoom.enable()); // the wheel scrolls the page until the map is touched
  map.on("blur", () => map.scrollWheelZoom.disable());

  let moved = false; // a link under a finger that moved the map was not meant
  map.on("dragstart", () => { moved = true; });
  box.addEventListener("pointerdown", () => { moved = false; }, true);
  box.addEventListener("click", (event) => { if (moved) event.preventDefault(); }, true);
}
