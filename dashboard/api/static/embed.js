// Draws the chart of an embedded page, and saves it as a picture that says what it shows and whence it is.
"use strict";

const told = JSON.parse(document.getElementById("told").textContent);
const chart = document.getElementById("chart");
const dark = matchMedia("(prefers-color-scheme: dark)");

function colours() {
  const style = getComputedStyle(document.documentElement);
  return { text: style.getPropertyValue("--text").trim(), ground: style.getPropertyValue("--ground").trim() };
}

function layout() {
  const { text } = colours();
  return { ...told.figure.layout, font: { family: "system-ui, sans-serif", color: text }, autosize: true };
}

function draw() {
  const config = { displaylogo: false, displayModeBar: false, responsive: true, scrollZoom: false };
  Plotly.react(chart, told.figure.data, layout(), config);
}

// Lines of about as many characters as the picture is wide; the text is escaped already.
function lines(text, most) {
  const rows = [""];
  for (const word of text.split(" ")) {
    const last = rows[rows.length - 1];
    if (last && last.length + word.length >= most) rows.push(word);
    else rows[rows.length - 1] = last ? `${last} ${word}` : word;
  }
  return rows;
}

// Pixels: what ticks and title of an axis take, a line of the title, and what is left free at the edge.
const [AXIS, LINE, EDGE] = [62, 26, 8];

function picture() {
  const { text, ground } = colours();
  const plain = layout();
  const [title, source] = [lines(told.finding, 70), lines(told.source, 130)];
  const [above, below] = [16 + LINE * title.length, 16 + 14 * source.length];
  const axis = plain.xaxis.visible === false || plain.xaxis.side === "top" ? plain.margin.b : AXIS;
  const height = plain.height + above + below;
  // The axes' labels take the room that they take in the page; plotly.js finds it for its own pages only.
  const left = EDGE + Math.max(plain.margin.l, chart._fullLayout._size.l);
  const margin = { ...plain.margin, l: left, t: plain.margin.t + above, b: axis + below };
  const place = { xref: "paper", x: 0, xshift: EDGE - left, xanchor: "left", showarrow: false, align: "left" };
  return {
    ...plain,
    height,
    margin,
    paper_bgcolor: ground,
    title: {
      text: title.join("<br>"), font: { size: 20, color: text }, automargin: false,
      x: 0, xref: "container", xanchor: "left", y: 1 - (LINE / 2) * (title.length - 1) / height, // it lifts the rest
      yref: "container", yanchor: "top", pad: { t: 14, l: EDGE },
    },
    legend: { ...plain.legend, y: 1 - (plain.margin.t + above) / height },
    annotations: [
      ...(plain.annotations || []),
      { ...place, text: source.join("<br>"), font: { size: 11, color: text }, yref: "paper", y: 0, yanchor: "top",
        yshift: -axis },
    ],
  };
}

async function save(event) {
  const width = 960;
  const shown = picture();
  const figure = { data: told.figure.data, layout: { ...shown, width } };
  const format = event.currentTarget.dataset.format;
  const options = { format, filename: told.name, width, height: shown.height, scale: 2 };
  await Plotly.downloadImage(figure, options);
}

draw();
dark.addEventListener("change", draw);
for (const button of document.querySelectorAll("button[data-format]")) button.addEventListener("click", save);
