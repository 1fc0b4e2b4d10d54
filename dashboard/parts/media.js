// Charts are drawn for a screen; on paper each is scaled as a picture is, so that none is cut off.
// Runs at every run of a page, and listens once.
if (!window.pledgeboardPrints) {
  window.pledgeboardPrints = true;
  addEventListener("beforeprint", () => {
    for (const chart of document.querySelectorAll(".svg-container")) {
      const { offsetWidth: width, offsetHeight: height } = chart;
      if (!width) continue; // for another kind of screen
      chart.style.aspectRatio = `${width} / ${height}`;
      chart.style.maxWidth = `${1.3 * width}px`;
      for (const layer of chart.querySelectorAll(":scope > .main-svg")) {
        layer.setAttribute("viewBox", `0 0 ${width} ${height}`);
      }
    }
  });
  addEventListener("afterprint", () => {
    for (const chart of document.querySelectorAll(".svg-container")) {
      chart.style.aspectRatio = chart.style.maxWidth = "";
      for (const layer of chart.querySelectorAll(":scope > .main-svg")) layer.removeAttribute("viewBox");
    }
  });
}
