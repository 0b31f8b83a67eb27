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
    return (state, pinned) => {
      const refused = words.refused && stored(words.refused, state);
      if (refused) return { refused };
      const rows = {};
      for (const [name, columns] of Object.entries(frames)) {
        const places = columns.map(([, , at]) => at ? at[state] : 0);
        const pin = columns.find(([[, field]]) => field === pins[name]);
        const key = [...places, pin?.[2]?.[pinned]].join();
        // A figure whose tab is opened later needs all rows of the state it finds.
        if (!held.tabs && drawn[name] === key) continue;
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
      const told = { sentence: stored(words.sentence, state), rows };
      for (const name of ["numbers", "notes"]) told[name] = words[name] && stored(words[name], state);
      return told;
    };
  };

  // ---- Controls ----

  const number = token => /^\d{4}-\d\d$/.test(token)
    ? 12 * token.slice(0, 4) + Number(token.slice(5)) : Number(token);

  // The place of a stop by its token, else of the nearest; undefined where there is none.
  const placeOf = (dial, token) => {
    const exact = dial.tokens.indexOf(token);
    if (exact >= 0 || dial.kind === "menu") return exact >= 0 ? exact : undefined;
    // 1,200 may be two things, so it is none.
    if (!/^(\d{4}-\d\d|[-+−]?\d+(\.\d+|,\d\d?)?)$/.test(token.trim())) return undefined;
    const asked = number(token.trim().replace(",", ".").replace("−", "-"));
    const away = dial.tokens.map(stop => Math.abs(number(stop) - asked));
    return away.indexOf(Math.min(...away));
  };

  // What the script of the controls in JupyterLab takes, from what is stored.
  const drawn = held => {
    const groups = held.lab?.groups ?? [["", held.dials.map((_, dial) => dial)]];
    return groups.flatMap(([group, own]) => own.map(dial => {
      const { name, label, hint, kind, texts, start } = held.dials[dial];
      return { name, label, hint, kind, options: texts, first: start, group };
    }));
  };

  // ---- A panel ----

  class Player {
    constructor(root, name, held) {
      Object.assign(this, { root, name, held: placed(held), heard: {}, recent: [], back: "" });
      this.read = reader(this.held);
      this.start = held.dials.map(dial => dial.start);
      this.places = this.start;
    }

    draw() {
      const { held } = this;
      this.box = add("div", { className: `player ${held.look}` });
      // As in JupyterLab: a wide figure has its controls above it, any other beside it.
      const wide = held.look.includes("bs-wide");
      const left = wide ? this.box : add("div", { className: "bs-left" }, this.box);
      const listen = {};
      this.model = {
        get: key => this.set[key],
        set: (_, state) => this.wanted = state,
        save_changes: () => this.take(),
        placeOf: (value, name) => this.typed(`${value}`, name),
        on: (event, heard) => listen[event] = heard,
        off: event => delete listen[event],
      };
      this.showControls = () => {
        this.set.state = this.named(this.places);
        listen["change:state"]?.();
      };
      const presets = held.lab?.presets ?? [];
      this.set = {
        title: held.title, controls: drawn(held), state: this.named(this.places),
        presets: presets.map(([name, story, places]) => ({ name, story, places: this.named(places) })),
      };
      const controls = add("div", {}, left);
      burdenShift.controls({ model: this.model, el: controls });
      this.said = add("p", { className: "bs-said", role: "status" }, left);
      this.head = add("div", { className: "bs-exchange" }, left);
      this.button("Copy link", () => this.copy(this.link(true)), this.head);
      if (held.lab) decorators.lab(this);
      if (held.note) add("p", { className: "bs-hint note", textContent: held.note }, this.head);
      controls.addEventListener("change", () => this.address());
      controls.addEventListener("click", () => this.address());
    }

    // Places of all dials by name, as the controls have them.
    named(places) {
      return Object.fromEntries(this.held.dials.map(({ name }, dial) => [name, places[dial]]));
    }

    // A setting that the controls ask for: of one dial, or of several at once.
    take() {
      const wanted = this.held.dials.map(({ name }) => this.wanted[name]);
      const moved = wanted.flatMap((place, dial) => place === this.places[dial] ? [] : [dial]);
      const asked = this.asked ?? {};
      this.asked = undefined;
      // What went back is said for as long as the same slider is moved.
      if (moved.some(dial => dial !== this.recent.at(-1))) this.back = "";
      if (moved.length > 1) this.recent = [];
      else this.recent = [...this.recent.filter(other => !moved.includes(other)), ...moved];
      this.go(wanted, asked);
    }

    // The stop nearest to a typed number, or -1.
    typed(text, name) {
      const dial = this.held.dials.findIndex(one => one.name === name);
      const place = placeOf(this.held.dials[dial], text) ?? -1;
      if (place >= 0) this.asked = { [dial]: text };
      return place;
    }

    button(text, click, to) {
      return add("button", { type: "button", textContent: text, onclick: click }, to);
    }

    async live(free) {
      const { held } = this;
      const first = nearest(held, this.start);
      this.state = first.state;
      const { tabs, below, phone } = held;
      const small = phone && matchMedia("(max-width: 40rem)").matches;
      const spec = small ? { ...phone, datasets: held.spec.datasets } : held.spec;
      this.now = { spec, tabs, below, error: "", answer: this.told(first.state) };
      this.now.embed_options = { ...held.embed, ast: !free };
      const figure = add("div", {}, this.box);
      // The figure must be on the page to be measured; the picture goes once there is one.
      this.box.inert = true;
      this.root.append(this.box);
      const model = {
        get: key => this.now[key],
        on: (event, listen) => this.heard[event] = listen,
        off: event => delete this.heard[event],
      };
      await burdenShift.render({ model, el: figure });
      this.changed?.();
      this.root.classList.add("is-live");
      this.box.inert = false;
    }

    stateOf(places) {
      return nearest(this.held, places).state;
    }

    told(state) {
      const pinned = this.pinned ?? state;
      const told = this.read(state, pinned);
      return this.numbers ? { ...told, numbers: this.numbers(state, pinned) } : told;
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
        this.back = `${named}${more} went back: these are not stored together here. ${ELSEWHERE}`;
      }
      if (this.back) said.push(this.back);
      this.places = found.places;
      this.state = found.state;
      this.showControls();
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

    // The address of this setting: only what is not at its first stop; of a menu with short
    // addresses the token alone.
    link(whole) {
      const page = whole ? location.href.split("#")[0] : "";
      if (this.held.short) return `${page}#${this.held.dials[0].tokens[this.places[0]]}`;
      const moved = this.held.dials.flatMap((dial, place) =>
        this.places[place] === dial.start ? [] : [[dial.name, dial.tokens[this.places[place]]]]);
      const query = new URLSearchParams(moved).toString();
      return `${page}#${this.name}${query && `?${query}`}`;
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
      this.back = "";
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
      add("p", { className: "bs-said", textContent: `${told} (${fault.message})` }, root);
    }
  })();
  // An address without a place on the page may be the short one of its only panel.
  const short = async token => {
    const [root, ...others] = document.querySelectorAll("[data-answers]");
    if (!token || !root || others.length) return;
    const player = await start(root);
    if (!player?.held.short) return;
    player.open(`${player.held.dials[0].name}=${token.toUpperCase()}`);
    root.scrollIntoView();
  };
  const follow = async () => {
    const [name, query] = location.hash.slice(1).split("?");
    const root = document.getElementById(name);
    if (!root) return short(name);
    if (!root.dataset.answers) return;
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
