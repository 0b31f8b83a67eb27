// Panels without a kernel: their answers were stored when the site was made, and are looked up.
"use strict";
(() => {
  const AHEAD = "400px"; // a panel is made live this far before it is seen
  const waiting = {};
  const players = {};
  const decorators = {};

  const add = (tag, more, to) => {
    const made = Object.assign(document.createElement(tag), more);
    for (const [name, value] of Object.entries(more?.aria ?? {})) made.setAttribute(`aria-${name}`, value);
    to?.append(made);
    return made;
  };
  const loading = {};
  const load = address => loading[address] ??= new Promise((done, fail) => {
    const failed = () => fail(new Error(`${address} did not load`));
    add("script", { src: address, onload: done, onerror: failed }, document.head);
  });
  const unpack = async text => {
    const bytes = Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return JSON.parse(await new Response(stream).text());
  };

  // ---- Stored answers ----

  // Where the settings of each block begin among all entries.
  const placed = held => {
    let start = 0;
    held.blocks = held.blocks.map(([free, base]) => {
      const block = { free, base, start };
      start += free.reduce((size, dial) => size * held.dials[dial].texts.length, 1);
      return block;
    });
    return held;
  };

  // The stored setting nearest to the one wanted: the dial moved last keeps its stop, and those
  // moved of late rather than others.
  const nearest = (held, wanted, recent = []) => {
    const weights = held.dials.map((_, dial) => 2 ** (recent.indexOf(dial) + 1));
    let best, least = Infinity;
    for (const block of held.blocks) {
      let cost = 0;
      wanted.forEach((place, dial) => {
        if (place !== block.base[dial] && !block.free.includes(dial)) cost += weights[dial];
      });
      if (cost < least) [best, least] = [block, cost];
    }
    const places = best.base.map((place, dial) => best.free.includes(dial) ? wanted[dial] : place);
    let entry = 0;
    for (const dial of best.free) entry = entry * held.dials[dial].texts.length + places[dial];
    entry += best.start;
    return { places, state: held.entries ? held.entries[entry] : entry };
  };

  const stored = ([, values, at], state) => at ? values[at[state]] : values[0];

  // What the figure is told of a state: only the rows that are not those it has.
  const reader = held => {
    const words = {}, frames = {}, pins = held.lab?.pinned ?? {};
    for (const column of held.columns) {
      const [name, field] = column[0];
      if (field === undefined) words[name] = column;
      else (frames[name] ??= []).push(column);
    }
    const drawn = {};
    const description = held.spec.description ? ` ${held.spec.description}` : "";
    return (state, pinned) => {
      const refused = words.refused && stored(words.refused, state);
      if (refused) return { refused };
      const rows = {};
      for (const [name, columns] of Object.entries(frames)) {
        const places = columns.map(([, , at]) => at ? at[state] : 0);
        const pin = columns.find(([[, field]]) => field === pins[name]);
        const key = [...places, pin?.[2]?.[pinned]].join();
        if (drawn[name] === key) continue;
        drawn[name] = key;
        const fields = columns.map(([[, field]]) => field);
        const values = columns.map(column => stored(column, state) ?? []);
        if (pin) {
          fields.push("pinned");
          values.push(stored(pin, pinned));
        }
        rows[name] = values[0].map((_, row) =>
          Object.fromEntries(fields.map((field, place) => [field, values[place][row]])));
      }
      const sentence = stored(words.sentence, state);
      return { sentence, alt: sentence + description, rows };
    };
  };

  // ---- Controls ----

  const number = token => /^\d{4}-\d\d$/.test(token)
    ? 12 * token.slice(0, 4) + Number(token.slice(5)) : Number(token);

  // The place of a stop by its token, else of the nearest; undefined where there is none.
  const placeOf = (dial, token) => {
    const exact = dial.tokens.indexOf(token);
    if (exact >= 0 || dial.kind === "menu") return exact >= 0 ? exact : undefined;
    const asked = number(token.replace(",", "."));
    if (!token.trim() || !Number.isFinite(asked)) return undefined;
    const away = dial.tokens.map(stop => Math.abs(number(stop) - asked));
    return away.indexOf(Math.min(...away));
  };

  // One dial: a slider over its stops beside a number box or a menu; a menu alone has no slider.
  const control = (dial, id, to, moved) => {
    const row = add("div", { className: "control" }, to);
    const hint = `${id}-hint`;
    add("label", { htmlFor: id, textContent: dial.label }, row);
    const last = dial.texts.length - 1;
    const slider = dial.kind !== "menu" && add("input", {
      type: "range", min: 0, max: last, step: 1, aria: { label: dial.label, describedby: hint },
    }, row);
    const box = dial.kind === "number"
      ? add("input", { type: "number", id, step: "any", min: dial.tokens[0], max: dial.tokens[last] }, row)
      : add("select", { id }, row);
    if (box.type !== "number") dial.texts.forEach(text => add("option", { textContent: text }, box));
    box.setAttribute("aria-describedby", hint);
    add("p", { className: "hint", id: hint, textContent: dial.hint }, row);
    let place = dial.start;
    if (slider) slider.addEventListener("input", () => moved(Number(slider.value)));
    if (box.type === "number") {
      box.addEventListener("change", () => moved(placeOf(dial, box.value), box.value));
      box.addEventListener("keydown", pressed => {
        const step = { ArrowUp: 1, ArrowDown: -1 }[pressed.key];
        if (!step) return;
        pressed.preventDefault();
        moved(Math.min(Math.max(place + step, 0), last));
      });
    } else box.addEventListener("input", () => moved(box.selectedIndex));
    return now => {
      place = now;
      if (slider) {
        slider.value = now;
        slider.setAttribute("aria-valuetext", dial.texts[now]);
      }
      if (box.type === "number") box.value = dial.tokens[now];
      else box.selectedIndex = now;
    };
  };

  // ---- A panel ----

  class Player {
    constructor(root, name, held) {
      Object.assign(this, { root, name, held: placed(held), heard: {}, recent: [] });
      this.read = reader(this.held);
      this.start = held.dials.map(dial => dial.start);
      this.places = this.start;
    }

    draw() {
      const { held, name } = this;
      this.box = add("div", { className: "player", role: "group", aria: { label: held.title } });
      const left = add("div", { className: "controls" }, this.box);
      this.head = add("div", { className: "head" }, left);
      this.shown = held.dials.map((dial, place) =>
        control(dial, `${name}-${dial.name}`, left, (stop, asked) => this.move(place, stop, asked)));
      const button = (text, click) => this.button(text, click, this.head);
      button("Reset", () => {
        this.recent = [];
        this.go(this.start);
      });
      button("Copy link", () => this.copy(this.link(true)));
      this.said = add("p", { className: "said", role: "status" }, left);
      this.answer = add("div", { className: "answer" }, this.box);
      if (held.note) add("p", { className: "note", textContent: held.note }, this.answer);
      left.addEventListener("change", () => this.address());
      this.head.addEventListener("click", () => this.address());
      if (held.lab) decorators.lab(this);
    }

    button(text, click, to) {
      return add("button", { type: "button", textContent: text, onclick: click }, to);
    }

    async live(free) {
      const { held, answer } = this;
      const first = nearest(held, this.start);
      this.state = first.state;
      this.now = { spec: held.spec, error: "", answer: this.told(first.state) };
      this.now.embed_options = { ...held.embed, ast: !free };
      this.shown.forEach((show, dial) => show(this.places[dial]));
      const figure = add("div", { className: "live" });
      answer.insertBefore(figure, answer.querySelector(".note"));
      // The figure must be on the page to be measured; the picture goes once there is one.
      this.box.inert = true;
      this.root.append(this.box);
      const model = {
        get: key => this.now[key],
        on: (event, listen) => this.heard[event] = listen,
        off: event => delete this.heard[event],
      };
      await burdenShift.render({ model, el: figure });
      const chart = figure.querySelector(".bs-chart");
      this.box.classList.toggle("stacked", chart.scrollWidth > chart.clientWidth + 1);
      this.changed?.();
      this.root.classList.add("is-live");
      this.box.inert = false;
    }

    stateOf(places) {
      return nearest(this.held, places).state;
    }

    told(state) {
      return this.read(state, this.pinned ?? state);
    }

    move(dial, stop, asked) {
      if (stop === undefined) {
        this.shown[dial](this.places[dial]);
        this.said.textContent = `“${asked}” is not a number.`;
        return;
      }
      this.recent = [...this.recent.filter(other => other !== dial), dial];
      const wanted = [...this.places];
      wanted[dial] = stop;
      this.go(wanted, asked === undefined ? {} : { [dial]: asked });
    }

    // Show a setting, or the nearest that is stored; `asked` is what was typed, by dial.
    go(wanted, asked = {}, told = "") {
      const { dials } = this.held;
      const found = nearest(this.held, wanted, this.recent);
      const said = told ? [told] : [];
      for (const [dial, text] of Object.entries(asked)) {
        const { tokens, texts, label } = dials[dial], stop = found.places[dial];
        if (number(tokens[stop]) !== number(text.replace(",", ".")))
          said.push(`${label}: the stop stored nearest to ${text} is ${texts[stop]}. ${ELSEWHERE}`);
      }
      const other = dials.filter((_, dial) => found.places[dial] !== wanted[dial]);
      if (other.length) {
        const named = other.slice(0, 3).map(dial => `“${dial.label}”`).join(", ");
        const more = other.length > 3 ? ` and ${other.length - 3} more` : "";
        said.push(`${named}${more} went back: these are not stored together here. ${ELSEWHERE}`);
      }
      this.places = found.places;
      this.state = found.state;
      this.shown.forEach((show, dial) => show(this.places[dial]));
      const text = said.join(" ");
      if (this.said.textContent !== text) this.said.textContent = text;
      this.show();
    }

    show() {
      const { refused, ...answer } = this.told(this.state);
      this.tell("error", refused ?? "");
      if (!refused) this.tell("answer", answer);
      this.changed?.();
    }

    tell(key, value) {
      if (value === this.now[key]) return;
      this.now[key] = value;
      this.heard[`change:${key}`]?.();
    }

    // The address of this setting: only what is not at its first stop.
    link(whole) {
      const moved = this.held.dials.flatMap((dial, place) =>
        this.places[place] === dial.start ? [] : [[dial.name, dial.tokens[this.places[place]]]]);
      const query = new URLSearchParams(moved).toString();
      return `${whole ? location.href.split("#")[0] : ""}#${this.name}${query && `?${query}`}`;
    }

    address() {
      // Some browsers refuse when it comes too often; the link can still be copied.
      try { history.replaceState(null, "", this.link()); } catch { /* as it was */ }
    }

    open(query) {
      const { dials } = this.held, wanted = [...this.start], asked = {}, unknown = [];
      for (const [name, token] of new URLSearchParams(query)) {
        const dial = dials.findIndex(one => one.name === name);
        const stop = dial < 0 ? undefined : placeOf(dials[dial], token);
        if (stop === undefined) unknown.push(`${name}=${token}`);
        else [wanted[dial], asked[dial]] = [stop, token];
        if (dial >= 0 && dials[dial].kind === "menu") delete asked[dial];
      }
      this.recent = [];
      this.go(wanted, asked, unknown.length ? `Not known here: ${unknown.join(", ")}.` : "");
    }

    async copy(text, told = "Copied.") {
      try {
        await navigator.clipboard.writeText(text);
      } catch {
        // Away from localhost and https the clipboard is closed; the older way still works there.
        const field = add("input", { value: text }, this.head);
        field.select();
        document.execCommand("copy");
        field.remove();
      }
      this.said.textContent = told;
    }
  }
  const ELSEWHERE = "JupyterLab works out any.";

  // ---- The page ----

  const allowed = () => {
    try { return Function("return true")(); } catch { return false; }
  };
  const start = root => players[root.id] ??= (async () => {
    try {
      const answers = new Promise(done => waiting[root.id] = done);
      const script = load(root.dataset.answers).then(() => answers);
      const [held] = await Promise.all([script.then(unpack), load("vega.js")]);
      if (held.lab) await load("laboratory.js");
      const player = new Player(root, root.id, held);
      player.draw();
      await player.live(allowed());
      return player;
    } catch (fault) {
      root.querySelector(".player")?.remove();
      const told = "The picture stays: this browser, or the host of this page, does not let the sliders work.";
      add("p", { className: "said", textContent: `${told} (${fault.message})` }, root);
    }
  })();
  const follow = async () => {
    const [name, query] = location.hash.slice(1).split("?");
    const root = document.getElementById(name);
    if (!root?.dataset.answers) return;
    root.scrollIntoView();
    const player = await start(root);
    if (query !== undefined) player?.open(query);
    root.scrollIntoView();
  };

  globalThis.burdenShift = {
    add, decorators, placeOf, players,
    stored: (name, text) => waiting[name](text),
  };
  addEventListener("DOMContentLoaded", () => {
    const seen = new IntersectionObserver(entries => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        seen.unobserve(target);
        start(target);
      }
    }, { rootMargin: AHEAD });
    document.querySelectorAll("[data-answers]").forEach(root => seen.observe(root));
    addEventListener("hashchange", follow);
    follow();
  });
})();
