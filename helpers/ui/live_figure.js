// One chart, embedded once; every answer of the kernel swaps its rows and its sentence.
async function render({ model, el }) {
  const error = Object.assign(document.createElement("p"), { className: "bs-error" });
  error.setAttribute("role", "alert");
  const sentence = Object.assign(document.createElement("p"), { className: "bs-sentence" });
  sentence.setAttribute("role", "status");
  sentence.setAttribute("aria-live", "polite");
  const chart = Object.assign(document.createElement("div"), { className: "bs-chart" });
  el.append(error, sentence, chart);

  const { view, finalize } = await vegaEmbed(chart, model.get("spec"), model.get("embed_options"));
  // Where tests and the website find it.
  chart.view = view;

  // ipywidgets leaves the handle of a slider without a name; the box beside it has one. The
  // sliders of the panel may reach the page after this figure, hence a few seconds of patience.
  const nameHandles = (patience = 0) => {
    for (const row of el.closest(".widget-vbox")?.querySelectorAll(".widget-hbox") ?? []) {
      const label = row.querySelector("label")?.textContent;
      row.querySelector(".noUi-handle")?.setAttribute("aria-label", label);
    }
    if (patience) setTimeout(nameHandles, 250, patience - 1);
  };
  const answer = () => {
    const { sentence: text, alt, rows } = model.get("answer");
    for (const [name, values] of Object.entries(rows)) view.data(name, values);
    view.runAsync().then(() => {
      sentence.textContent = text;
      view.container().setAttribute("aria-label", alt);
      nameHandles();
    });
  };
  const fault = () => {
    error.textContent = model.get("error");
    error.hidden = !error.textContent;
  };
  model.on("change:answer", answer);
  model.on("change:error", fault);
  answer();
  fault();
  nameHandles(40);
  return () => {
    model.off("change:answer", answer);
    model.off("change:error", fault);
    finalize();
  };
}

export default { render };
