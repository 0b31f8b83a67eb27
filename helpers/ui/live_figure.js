// Numbers, a sentence and charts, each embedded once; every answer swaps the rows on screen.
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

// The size of so many letters that fill a page, in points.
const fits = letters => Math.max(5.2, Math.min(8.5, 8.5 * Math.sqrt(5200 / Math.max(letters, 1)))).toFixed(2);

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
  const words = make("p", { className: "bs-cite" }, told?.cite ?? "");
  const cite = make("details", {}, summary, words, make("ul", {}, ...items));
  // vega-embed's own sign has no name for those who hear the page.
  menu?.querySelector("summary").setAttribute("aria-label", "Picture (SVG, PNG)");
  const parts = [...links, menu, told && cite].filter(Boolean);
  return make("div", { className: "bs-below vega-embed" }, ...parts);
}

async function render({ model, el }) {
  const add = (to, tag, more) => to.appendChild(Object.assign(document.createElement(tag), more));
  el.classList.add("bs-answer");
  const error = add(el, "p", { className: "bs-error" });
  error.setAttribute("role", "alert");
  const numbers = add(el, "div", { className: "bs-numbers" });
  const sentence = add(el, "p", { className: "bs-sentence" });
  sentence.setAttribute("role", "status");
  sentence.setAttribute("aria-live", "polite");
  const bar = add(el, "div", { className: "bs-tabs" });
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "Figures");

  // Without tabs there is one figure; with them each is embedded when it is first looked at.
  const tabs = Object.entries(model.get("tabs") ?? {});
  const specs = tabs.length ? tabs : [["", model.get("spec")]];
  bar.hidden = !tabs.length;
  const figures = specs.map(([name, spec]) => {
    const box = add(el, "div", { hidden: true });
    const chart = add(box, "div", { className: "bs-chart" });
    const told = tabs.length ? model.get("below")?.[name] : model.get("below");
    const figure = { spec, box, chart, told, rows: { ...spec.datasets } };
    const onclick = () => open(figure);
    figure.button = add(bar, "button", { type: "button", textContent: name, onclick });
    return figure;
  });
  const notes = add(el, "div", { className: "bs-notes" });
  let shown;
  const open = async figure => {
    shown = figure;
    for (const { box, button } of figures) {
      box.hidden = box !== figure.box;
      button.setAttribute("aria-pressed", button === figure.button);
    }
    figure.embedded ??= vegaEmbed(figure.chart, figure.spec, model.get("embed_options"));
    const { view } = await figure.embedded;
    if (!figure.view) figure.box.append(below(figure.told, figure.rows, figure.chart.querySelector("details")));
    figure.view = view;
    // Where tests find it.
    figure.chart.view = figure.view;
    await answer();
  };

  const answer = async () => {
    const { sentence: text, rows, numbers: told = [], notes: lists = [] } = model.get("answer");
    const { view, spec, rows: kept } = shown;
    // A figure that is still being embedded takes the newest rows when it is done.
    if (view) {
      for (const [name, values] of Object.entries(rows))
        if (name in spec.datasets) view.data(name, (kept[name] = values));
      await view.runAsync();
      view.container().setAttribute("aria-label", `${text} ${spec.description ?? ""}`);
    }
    sentence.textContent = text;
    // What is cited is what is on screen.
    const cite = shown.box.querySelector(".bs-cite");
    if (cite) cite.textContent = `${shown.told.cite} As set on the page: ${text}`;
    numbers.replaceChildren(...told.map(number));
    notes.replaceChildren(...lists.map(note));
    // On paper all of them share one sheet, so that more of them are smaller.
    notes.style.setProperty("--bs-print", `${fits(notes.textContent.length)}pt`);
  };
  const number = ([value, meaning, change]) => {
    const box = Object.assign(document.createElement("div"), { className: "bs-number" });
    add(box, "span", { className: "bs-value", textContent: value });
    if (change) add(box, "span", { className: "bs-change", textContent: change });
    add(box, "span", { className: "bs-meaning", textContent: meaning });
    return box;
  };
  // Lines under a heading, each with its sources; only web addresses become links.
  const note = ([heading, lines]) => {
    const box = Object.assign(document.createElement("div"), { className: "bs-note" });
    add(box, "p", { className: "bs-head", textContent: heading });
    const list = add(box, "ul");
    for (const [words, sources] of lines) {
      const line = add(list, "li", { textContent: words });
      sources.forEach(([who, address], place) => {
        line.append(place ? ", " : " (");
        const web = /^https?:/.test(address);
        add(line, web ? "a" : "span", web ? { href: address, target: "_blank", textContent: who } : { textContent: who });
      });
      if (sources.length) line.append(")");
    }
    return box;
  };
  const fault = () => {
    error.textContent = model.get("error");
    error.hidden = !error.textContent;
  };
  model.on("change:answer", answer);
  model.on("change:error", fault);
  fault();
  await open(figures[0]);
  return () => {
    model.off("change:answer", answer);
    model.off("change:error", fault);
    for (const { embedded } of figures) embedded?.then(({ finalize }) => finalize());
  };
}

export default { render };
