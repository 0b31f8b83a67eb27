// The controls of a panel, from data alone: every setting is a place among a control's options.
// `model` has title, controls, presets and state (the place of every control, by name). The
// website gives the same model without a kernel.
// Each panel loads this script for itself: what keeps ids apart must be counted by the page.
const nextId = () => `bs-${globalThis.bsMade = (globalThis.bsMade ?? 0) + 1}`;

function render({ model, el }) {
  const add = (to, tag, more = {}) => to.appendChild(Object.assign(document.createElement(tag), more));
  const controls = model.get("controls");
  const set = places => {
    model.set("state", { ...model.get("state"), ...places });
    model.save_changes();
  };
  // JupyterLab takes arrow keys for itself unless it is told not to.
  const ours = field => Object.assign(field.dataset, { lmSuppressShortcuts: "true" });

  el.classList.add("bs-controls");
  el.setAttribute("role", "group");
  el.setAttribute("aria-label", model.get("title"));
  const heading = add(el, "div", { className: "bs-heading" });
  add(heading, "span", { className: "bs-title", textContent: model.get("title") });
  const first = Object.fromEntries(controls.map(control => [control.name, control.first]));
  const reset = { className: "bs-reset", type: "button", textContent: "Reset" };
  add(heading, "button", { ...reset, title: "Back to the first setting", onclick: () => set(first) });

  const preset = model.get("presets").length ? startFrom() : () => {};
  const tabs = groups();
  const rows = controls.map(control => row(control, tabs.boxes[control.group] ?? el));

  function row({ name, label, hint, kind, options }, to) {
    const id = nextId();
    const box = add(to, "div", { className: "bs-control" });
    const top = add(box, "div", { className: "bs-label" });
    add(top, "label", { htmlFor: id, textContent: label });
    const help = add(top, "button", { className: "bs-help", type: "button", title: hint });
    help.setAttribute("aria-label", `What is meant: ${label}`);
    const setting = add(box, "div", { className: "bs-setting" });
    const told = add(box, "p", { className: "bs-hint", id: `${id}-hint`, textContent: hint, hidden: true });
    const word = add(box, "p", { className: "bs-word" });
    word.setAttribute("role", "alert");
    const open = shown => {
      told.hidden = !shown;
      help.setAttribute("aria-expanded", shown);
    };
    help.onclick = () => open(told.hidden);
    help.onkeydown = pressed => {
      if (pressed.key === "Escape") open(false);
    };
    open(false);

    let slider, field;
    if (kind !== "menu") {
      slider = add(setting, "input", { type: "range", min: 0, max: options.length - 1, step: 1 });
      slider.setAttribute("aria-label", label);
      slider.oninput = () => set({ [name]: Number(slider.value) });
    }
    if (kind === "number") {
      field = add(setting, "input", { type: "text", inputMode: "decimal", autocomplete: "off", id });
      const take = () => {
        const value = typed(field.value);
        if (!(options[0] <= value && value <= options.at(-1))) return refuse();
        // The website holds some stops only, and takes the nearest.
        const place = model.placeOf?.(value, name) ?? placeOf(value, options);
        if (place < 0) return refuse();
        set({ [name]: place });
        // Typed as it was before, nothing changes; what was refused goes all the same.
        show(model.get("state")[name]);
      };
      field.onchange = take;
      field.onkeydown = pressed => {
        if (pressed.key === "Enter") take();
        const step = { ArrowUp: 1, ArrowDown: -1 }[pressed.key];
        const to = model.get("state")[name] + step;
        if (!step || !(to in options)) return;
        pressed.preventDefault();
        set({ [name]: to });
      };
    } else {
      field = add(setting, "select", { id });
      options.forEach(text => add(field, "option", { textContent: text }));
      field.onchange = () => set({ [name]: field.selectedIndex });
    }
    const refuse = () => {
      const [low, next, high] = [options[0], options[1], options.at(-1)];
      const step = Number((next - low).toFixed(6));
      const steps = model.placeOf ? "" : `, in steps of ${step}`;
      word.textContent = `Not taken. A number from ${low} to ${high}${steps}, please.`;
      field.setAttribute("aria-invalid", "true");
    };
    const show = place => {
      if (slider) {
        slider.value = place;
        slider.setAttribute("aria-valuetext", options[place]);
      }
      if (kind === "number") field.value = options[place];
      else field.selectedIndex = place;
      word.textContent = "";
      field.removeAttribute("aria-invalid");
    };
    for (const part of [slider, field, help].filter(Boolean)) {
      ours(part);
      part.setAttribute("aria-describedby", told.id);
    }
    let shown;
    return state => {
      if (state[name] !== shown) show(shown = state[name]);
    };
  }

  /** A tab for each group, marked where a control of it was moved. */
  function groups() {
    const names = [...new Set(controls.map(control => control.group).filter(Boolean))];
    if (!names.length) return { boxes: {}, mark() {} };
    const bar = add(el, "div", { className: "bs-tabs" });
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", "Groups of assumptions");
    const boxes = {}, buttons = {};
    const open = chosen => names.forEach(name => {
      boxes[name].hidden = name !== chosen;
      buttons[name].setAttribute("aria-pressed", name === chosen);
    });
    for (const name of names) {
      buttons[name] = add(bar, "button", { type: "button", textContent: name, onclick: () => open(name) });
      boxes[name] = add(el, "div", { className: "bs-group" });
    }
    open(names[0]);
    const mark = state => names.forEach(name => {
      const moved = controls.some(c => c.group === name && state[c.name] !== c.first);
      buttons[name].classList.toggle("bs-moved", moved);
      buttons[name].setAttribute("aria-label", moved ? `${name}, something is moved` : name);
    });
    return { boxes, mark };
  }

  /** A menu of whole settings; the last entry says that no preset is on screen. */
  function startFrom() {
    const presets = model.get("presets"), id = nextId();
    const box = add(el, "div", { className: "bs-control" });
    add(add(box, "div", { className: "bs-label" }), "label", { htmlFor: id, textContent: "Start from" });
    const menu = add(add(box, "div", { className: "bs-setting" }), "select", { id });
    for (const { name } of presets) add(menu, "option", { textContent: name });
    add(menu, "option", { textContent: "Your own" });
    const story = add(box, "p", { className: "bs-story" });
    menu.onchange = () => presets[menu.selectedIndex] && set(presets[menu.selectedIndex].places);
    ours(menu);
    return state => {
      const same = ({ places }) => Object.entries(places).every(([name, place]) => state[name] === place);
      const found = presets.findIndex(same);
      menu.selectedIndex = found < 0 ? presets.length : found;
      story.textContent = presets[found]?.story ?? "You have moved something.";
    };
  }

  const show = () => {
    const state = model.get("state");
    preset(state);
    tabs.mark(state);
    rows.forEach(row => row(state));
  };
  model.on("change:state", show);
  show();
  return () => model.off("change:state", show);
}

/** The number that a text can only mean, or NaN: 3,2 is 3.2; 1,200 and 1.200 may be two things. */
function typed(text) {
  const plain = text.trim().replace("−", "-");
  if (!/^[-+]?\d+([.,]\d+)?$/.test(plain) || /[.,]\d{3}$/.test(plain)) return NaN;
  return Number(plain.replace(",", "."));
}

/** The place of a number among the options, or -1: it is never made another number. */
function placeOf(value, options) {
  return options.findIndex(option => Math.abs(Number(option) - value) < 1e-9);
}

export default { render };
