// Charts drawn from the table that each names; the table is the content, with or without this file.
// Series differ by dash, mark and pattern before they differ by colour, so that a grey copy says the same.
const STROKES = [["solid", "circle"], ["dashed", "rect"], ["dotted", "triangle"]];
const TONES = { line: ["--blue", "--ink", "--soft"], bar: ["--blue", "--edge", "--lamp"] };
const page = getComputedStyle(document.documentElement);
const tone = (name) => page.getPropertyValue(name).trim();
const letters = parseFloat(page.fontSize);

const number = (cell) => {
  const value = parseFloat(cell.dataset.value ?? cell.textContent);
  return Number.isNaN(value) ? null : value;
};

const read = (table) => {
  const rows = [...table.tBodies[0].rows];
  const series = [...table.tHead.rows[0].cells].flatMap((head, at) => "series" in head.dataset
    ? [{ name: head.textContent.trim(), data: rows.map((row) => number(row.cells[at])) }] : []);
  return { names: rows.map((row) => row.cells[0].textContent.trim()), series };
};

const said = (frame) => {
  const { chart: type, says: text, unit } = frame.dataset;
  const { names, series } = read(document.getElementById(frame.dataset.of));
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches || document.documentElement.classList.contains("screen");
  const words = { color: tone("--ink"), fontSize: letters * 0.875 };
  const wide = type === "bar" ? {} : { boundaryGap: false };
  return {
    animation: !still,
    color: TONES[type].map(tone),
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    title: { show: false, text },
    aria: { enabled: true, label: { data: { maxCount: 36 } }, decal: { show: true } },
    legend: { top: 0, left: 0, itemWidth: letters * 2.4, itemGap: letters, textStyle: { ...words, padding: [0, 0, 0, letters / 4] } },
    grid: { top: letters * 4, left: letters * 0.5, right: letters * 2.2, bottom: letters * 0.5, outerBoundsMode: "same" },
    tooltip: { trigger: "axis", renderMode: "richText", confine: true },
    xAxis: { type: "category", data: names, axisLabel: { ...words, alignMinLabel: type === "line" ? "left" : undefined }, ...wide },
    yAxis: { type: "value", name: unit, nameGap: letters * 0.9, nameTextStyle: words, axisLabel: words, splitLine: { lineStyle: { color: tone("--line") } } },
    series: series.map((one, n) => ({
      ...one, type, symbol: STROKES[n][1], symbolSize: letters / 2, barGap: 0,
      lineStyle: { type: STROKES[n][0], width: letters / (n ? 7 : 5) },
    })),
  };
};

const watch = new ResizeObserver((seen) => seen.forEach(({ target }) => {
  if (target.clientWidth) echarts.getInstanceByDom(target)?.resize();
}));

// Draws what is shown and not drawn yet.
window.drawCharts = (root) => root.querySelectorAll("[data-chart]").forEach((frame) => {
  if (!frame.clientWidth || echarts.getInstanceByDom(frame)) return;
  const locale = document.documentElement.lang === "en" ? "EN" : "ZH";
  echarts.init(frame, null, { renderer: "svg", locale }).setOption(said(frame));
  watch.observe(frame);
});

// Lets go of what is about to be replaced.
window.dropCharts = (root) => root.querySelectorAll("[data-chart]").forEach((frame) => {
  watch.unobserve(frame);
  echarts.getInstanceByDom(frame)?.dispose();
});

window.drawCharts(document);
