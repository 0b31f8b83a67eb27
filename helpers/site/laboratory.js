// What the laboratory has beyond a panel: presets, tabs, a pinned scenario, big numbers and codes.
"use strict";
burdenShift.decorators.lab = player => {
  const { add, placeOf } = burdenShift;
  const { held, name } = player, { lab, dials } = held;
  const controls = [...player.box.querySelectorAll(".control")];
  const left = player.box.querySelector(".controls");

  // ---- Presets and their stories ----
  const top = add("div", { className: "control" });
  player.head.after(top);
  add("label", { htmlFor: `${name}-preset`, textContent: "Start from" }, top);
  const preset = add("select", { id: `${name}-preset` }, top);
  for (const [title] of lab.presets) add("option", { textContent: title }, preset);
  const own = add("option", { textContent: "Your own", disabled: true }, preset);
  const story = add("p", { className: "hint" }, top);
  preset.addEventListener("input", () => {
    player.recent = [];
    player.go(lab.presets[preset.selectedIndex][2]);
  });

  // ---- One group of controls at a time; a mark where something was moved ----
  const tabs = add("div", { className: "tabs", role: "group", aria: { label: "Groups of controls" } });
  top.after(tabs);
  const buttons = lab.groups.map(([heading], group) =>
    player.button(heading, () => open(group), tabs));
  const open = group => {
    buttons.forEach((button, place) => button.setAttribute("aria-pressed", place === group));
    lab.groups.forEach(([, own], place) =>
      own.forEach(dial => controls[dial].hidden = place !== group));
  };
  open(0);

  // ---- Big numbers, with the change against the pinned scenario ----
  const led = held.columns.find(([[frame, field]]) => frame === "counts" && field === lab.pinned.counts);
  const counts = state => led[2] ? led[1][led[2][state]] : led[1][0];
  const numbers = add("dl", { className: "numbers" });
  player.answer.prepend(numbers);
  const shown = lab.dates.map(([date]) => {
    const box = add("div", {}, numbers);
    add("dt", { textContent: `End of ${date}` }, box);
    return add("dd", {}, box);
  });
  player.pinned = player.stateOf(player.start);
  player.button("Pin this", () => {
    player.pinned = player.state;
    player.show();
    player.said.textContent = "Pinned: the grey marks and the changes in brackets compare with this.";
  }, player.head);

  // ---- Scenario codes: the same text as in JupyterLab ----
  const { version, most, names } = lab.codes;
  const checksum = text => {
    let sum = ~0;
    for (const byte of new TextEncoder().encode(text)) {
      sum ^= byte;
      for (let bit = 0; bit < 8; bit++) sum = sum >>> 1 ^ (sum & 1 && 0xEDB88320);
    }
    return (~sum & 0xFFFF).toString(16).padStart(4, "0");
  };
  const encoded = () => {
    const moved = names.filter(([, , dial]) =>
      dial !== null && player.places[dial] !== dials[dial].start);
    const body = which => moved.map(entry =>
      `${entry[which]}=${dials[entry[2]].tokens[player.places[entry[2]]]}`).join(";");
    const text = body(0).length > most - 10 ? body(1) : body(0);
    return `${version}:${text}#${checksum(`${version}:${text}`)}`;
  };
  // What mail puts around a line, or breaks it with, is no part of a code.
  const bare = text => text.replace(/[\s\u200b\ufeff"'<>“”]/g, "").replace(/\.$/, "");
  const use = text => {
    const [, edition, body, sum] = /^(bs\d+):(.*)#([0-9a-f]{4})$/i.exec(bare(text)) ?? [];
    if (!edition) return `This code was not used: it must look like ${version}:…#1f0c.`;
    if (checksum(`${edition}:${body}`) !== sum.toLowerCase())
      return "This code was not used: a character is missing or changed.";
    const wanted = [...player.start], asked = {}, unknown = [];
    for (const part of body ? body.split(";") : []) {
      const [key, token] = part.split("=");
      const dial = names.find(([full, short]) => key === full || key === short)?.[2] ?? null;
      const stop = dial === null ? undefined : placeOf(dials[dial], token ?? "");
      if (stop === undefined) unknown.push(part);
      else [wanted[dial], asked[dial]] = [stop, token];
      if (dial !== null && dials[dial].kind === "menu") delete asked[dial];
    }
    player.recent = [];
    const left = unknown.length ? ` Left out, as only JupyterLab has it: ${unknown.join(", ")}.` : "";
    player.go(wanted, asked, `This code is used now.${left}`);
    player.address();
  };
  const exchange = add("div", { className: "exchange" }, left);
  add("label", { htmlFor: `${name}-code`, textContent: "Scenario code, the same as in JupyterLab" }, exchange);
  const field = add("input", { type: "text", id: `${name}-code`, spellcheck: false, maxLength: 2000 }, exchange);
  const used = () => {
    const fault = use(field.value);
    if (fault) player.said.textContent = fault;
  };
  field.addEventListener("keydown", pressed => pressed.key === "Enter" && used());
  player.button("Use this code", used, exchange);
  player.button("Copy this code", () => player.copy(field.value), exchange);
  left.append(player.said);

  player.changed = () => {
    const same = lab.presets.findIndex(([, , places]) =>
      places.every((place, dial) => place === player.places[dial]));
    if (same < 0) own.selected = true;
    else preset.selectedIndex = same;
    story.textContent = same < 0 ? "You have moved something." : lab.presets[same][1];
    lab.groups.forEach(([heading, own], group) => {
      const moved = own.some(dial => player.places[dial] !== player.start[dial]);
      buttons[group].textContent = moved ? `${heading} •` : heading;
    });
    const [mine, pinned] = [player.state, player.pinned].map(counts);
    lab.dates.forEach(([, year], place) => {
      const change = mine[year] - pinned[year];
      const against = change ? ` (${change > 0 ? "+" : "−"}${Math.abs(change)})` : "";
      shown[place].textContent = `${mine[year]}${against}`;
    });
    field.value = encoded();
  };
};
