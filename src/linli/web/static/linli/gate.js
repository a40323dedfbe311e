// A tap on the sketch fills in where the gate is; without this file the two numbers are typed.
const sketch = document.querySelector("[data-places-gate] svg");
if (sketch) {
  const mark = document.createElementNS(sketch.namespaceURI, "circle");
  mark.setAttribute("r", "5");
  mark.setAttribute("fill", "#b42318");
  sketch.addEventListener("click", (event) => {
    const spot = new DOMPoint(event.clientX, event.clientY).matrixTransform(sketch.getScreenCTM().inverse());
    mark.setAttribute("cx", spot.x);
    mark.setAttribute("cy", spot.y);
    sketch.append(mark);
    document.querySelector("[name=x]").value = (Number(sketch.dataset.west) + spot.x).toFixed(1);
    document.querySelector("[name=y]").value = (Number(sketch.dataset.north) - spot.y).toFixed(1);
  });
}
