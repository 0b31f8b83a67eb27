// A scenario code to copy, to paste and to use, and files to save; all made without a network.
function render({ model, el }) {
  const add = (tag, more, to = el) => to.appendChild(Object.assign(document.createElement(tag), more));
  el.classList.add("bs-exchange");
  const label = add("label", { textContent: "Scenario code " });
  const field = add("input", { type: "text", spellcheck: false, maxLength: 2000 }, label);
  const button = (text, click) => add("button", { textContent: text, type: "button", onclick: click });
  const use = () => model.send({ use: field.value });
  field.addEventListener("keydown", pressed => {
    pressed.stopPropagation();
    if (pressed.key === "Enter") use();
  });
  button("Use this code", use);
  button("Copy this code", async () => {
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      // Away from localhost and https the clipboard is closed; the older way still works there.
      field.select();
      document.execCommand("copy");
    }
    said.textContent = "Copied.";
  });
  button("Save the inputs (CSV)", () => model.send({ save: "inputs" }));
  button("Save the results (CSV)", () => model.send({ save: "results" }));
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
    const href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
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
