// Numbers, a sentence and charts, each embedded once; every answer swaps the rows on screen.
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
    const chart = add(el, "div", { className: "bs-chart", hidden: true });
    const figure = { spec, chart };
    const onclick = () => open(figure);
    figure.button = add(bar, "button", { type: "button", textContent: name, onclick });
    return figure;
  });
  let shown;
  const open = async figure => {
    shown = figure;
    for (const { chart, button } of figures) {
      chart.hidden = chart !== figure.chart;
      button.setAttribute("aria-pressed", button === figure.button);
    }
    figure.embedded ??= vegaEmbed(figure.chart, figure.spec, model.get("embed_options"));
    figure.view = (await figure.embedded).view;
    // Where tests find it.
    figure.chart.view = figure.view;
    await answer();
  };

  const answer = async () => {
    const { sentence: text, rows, numbers: told = [] } = model.get("answer");
    const { view, spec } = shown;
    // A figure that is still being embedded takes the newest rows when it is done.
    if (view) {
      for (const [name, values] of Object.entries(rows))
        if (name in spec.datasets) view.data(name, values);
      await view.runAsync();
      view.container().setAttribute("aria-label", `${text} ${spec.description ?? ""}`);
    }
    sentence.textContent = text;
    numbers.replaceChildren(...told.map(number));
  };
  const number = ([value, meaning, change]) => {
    const box = Object.assign(document.createElement("div"), { className: "bs-number" });
    add(box, "span", { className: "bs-value", textContent: value });
    if (change) add(box, "span", { className: "bs-change", textContent: change });
    add(box, "span", { className: "bs-meaning", textContent: meaning });
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
