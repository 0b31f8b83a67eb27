// Pin a scenario; copy, paste and use its code; save files; all made without a network.
function render({ model, el }) {
  const add = (tag, more, to = el) => to.appendChild(Object.assign(document.createElement(tag), more));
  el.classList.add("bs-exchange");
  const button = (text, title, onclick) => add("button", { textContent: text, title, type: "button", onclick });
  const send = message => () => model.send(message);
  button("Pin", "Keep this scenario in grey, to compare with the next", send({ pin: "this" }));
  button("Unpin", "Compare with the reported scenario again", send({ pin: "reported" }));
  button("Save inputs", "Every assumption, as a CSV file", send({ save: "inputs" }));
  button("Save results", "Every area and quarter, as a CSV file", send({ save: "results" }));
  const label = add("label", { textContent: "Scenario code " });
  const field = add("input", { type: "text", spellcheck: false, maxLength: 2000 }, label);
  field.dataset.lmSuppressShortcuts = "true";
  const use = () => model.send({ use: field.value });
  field.addEventListener("keydown", pressed => {
    pressed.stopPropagation();
    if (pressed.key === "Enter") use();
  });
  button("Use this code", "Move every control to the scenario of the code", use);
  button("Copy this code", "To send it to somebody, or to open it on another machine", async () => {
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      // Away from localhost and from secure pages the clipboard is closed; the older way still works there.
      field.select();
      document.execCommand("copy");
    }
    said.textContent = "Copied.";
  });
  // Here the row has room for it.
  button("Report", "One page to print: your changes, what comes of them, figures and sources", () => {
    said.textContent = "Writing the report.";
    model.send({ save: "report" });
  });
  const said = add("span", { className: "bs-said" });
  said.setAttribute("role", "status");

  const show = () => {
    field.value = model.get("code");
    said.textContent = "";
  };
  const receive = ({ told, name, text }) => {
    if (told) {
      said.textContent = told;
      return;
    }
    const type = name.endsWith(".html") ? "text/html" : "text/csv";
    const href = URL.createObjectURL(new Blob([text], { type }));
    Object.assign(document.createElement("a"), { href, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(href), 10000);
    said.textContent = `Saved ${name}.`;
  };
  model.on("change:code", show);
  model.on("msg:custom", receive);
  show();
  return () => {
    model.off("change:code", show);
    model.off("msg:custom", receive);
  };
}

export default { render };
