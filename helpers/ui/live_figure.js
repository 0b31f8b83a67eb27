// One chart, embedded once; every answer of the kernel swaps its rows and its sentence.
// Rows as the text of a CSV file under their headings; times, all above any amount, become days.
function table(rows, headings) {
  const cell = (value) => {
    const day = typeof value === "number" && Math.abs(value) > 1e11;
    const text = day ? new Date(value).toISOString().slice(0, 10) : `${value ?? ""}`;
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const columns = Object.keys(headings);
  const lines = rows.map((row) => columns.map((name) => cell(row[name])).join(","));
  return [columns.map((name) => cell(headings[name])).join(","), ...lines, ""].join("\n");
}

// Data of the rows now shown, the menu that saves the picture, and words to cite, as below a
// figure that does not move.
function below(told, shown, menu) {
  const make = (tag, values, ...inside) => {
    const made = Object.assign(document.createElement(tag), values);
    made.append(...inside);
    return made;
  };
  const links = (told?.files ?? []).map(({ rows, words, file, columns }) => {
    const link = make("a", { href: "#", download: file, textContent: words });
    link.onclick = () => {
      const text = encodeURIComponent(`\ufeff${table(shown[rows], columns)}`);
      link.href = `data:text/csv;charset=utf-8,${text}`;
    };
    return link;
  });
  const items = (told?.sources ?? []).map(([words, address]) => {
    return make("li", {}, address ? make("a", { href: address, target: "_blank" }, words) : words);
  });
  const summary = make("summary", { textContent: told?.fold ?? "" });
  const cite = make("details", {}, summary, make("p", {}, told?.cite ?? ""), make("ul", {}, ...items));
  const parts = [...links, menu, told && cite].filter(Boolean);
  return make("div", { className: "bs-below vega-embed" }, ...parts);
}

async function render({ model, el }) {
  const error = Object.assign(document.createElement("p"), { className: "bs-error" });
  error.setAttribute("role", "alert");
  const sentence = Object.assign(document.createElement("p"), { className: "bs-sentence" });
  sentence.setAttribute("role", "status");
  sentence.setAttribute("aria-live", "polite");
  const chart = Object.assign(document.createElement("div"), { className: "bs-chart" });
  el.append(error, sentence, chart);

  const spec = model.get("spec");
  const { view, finalize } = await vegaEmbed(chart, spec, model.get("embed_options"));
  const shown = { ...spec.datasets };
  el.append(below(model.get("below"), shown, chart.querySelector("details")));

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
    Object.assign(shown, rows);
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
