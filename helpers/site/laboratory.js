// What the laboratory has beyond a panel: a pinned scenario, big numbers and codes.
"use strict";
burdenShift.decorators.lab = player => {
  const { add, placeOf } = burdenShift;
  const { held, name } = player, { lab, dials } = held;

  // ---- Big numbers, with the change against the pinned scenario ----
  const led = held.columns.find(([[frame, field]]) => frame === "counts" && field === lab.pinned.counts);
  const counts = state => led[2] ? led[1][led[2][state]] : led[1][0];
  player.numbers = (state, pinned) => {
    const [mine, other] = [state, pinned].map(counts);
    return lab.dates.map(([date, year]) => {
      const change = mine[year] - other[year];
      const against = change ? `${change > 0 ? "+" : "−"}${Math.abs(change)}` : "";
      return [`${mine[year]}`, `areas led, end of ${date}`, state === pinned ? "" : against || "as pinned"];
    });
  };
  player.pinned = player.stateOf(player.start);
  const pin = (text, state) => player.button(text, () => {
    player.pinned = state();
    player.show();
    player.said.textContent = "The grey marks, and the changes beside the numbers, compare with this.";
  }, player.head);
  pin("Pin", () => player.state);
  pin("Unpin", () => player.stateOf(player.start));

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
  // What mail puts around a line, or breaks it with, is no part of a code; as in model/codes.py.
  const bare = text => text.replace(/^[\s>|]+/gm, "").replace(/[\s\p{Cf}]+/gu, "")
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/gi, "");
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
    [player.recent, player.back] = [[], ""];
    const left = unknown.length ? ` Left out, as only JupyterLab has it: ${unknown.join(", ")}.` : "";
    player.go(wanted, asked, `This code is used now.${left}`);
    player.address();
  };
  const label = add("label", { textContent: "Scenario code " }, player.head);
  const field = add("input", { type: "text", id: `${name}-code`, spellcheck: false, maxLength: 2000 }, label);
  const used = () => {
    const fault = use(field.value);
    if (fault) player.said.textContent = fault;
  };
  field.addEventListener("keydown", pressed => pressed.key === "Enter" && used());
  player.button("Use this code", used, player.head);
  player.button("Copy this code", () => player.copy(field.value), player.head);

  player.changed = () => field.value = encoded();
};
