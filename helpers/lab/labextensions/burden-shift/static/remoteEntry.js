// Pages of the collection run when they are opened, and a page that was only read stays as it was.
//
// A prebuilt extension of JupyterLab, written by hand: no build step. `pages.json` beside it lists
// the digest of the code of every page, as committed; only a page whose code has that digest runs
// by itself, and only in a kernel where nothing has run. `make lab LIVE=off` turns that off.
(() => {
  let shared;
  const listed = fetch(new URL("pages.json", document.currentScript.src)).then(got => got.json());
  const settings = JSON.parse(document.getElementById("jupyter-config-data").textContent);
  const live = settings.burdenShiftLive === "on";

  // anywidget gives the script of a panel two seconds to load. A busy machine needs more, and the
  // panel then shows its first setting but stays deaf to Python.
  const [SHORT, LONG] = [2000, 60000];
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  AbortSignal.timeout = wait => timeout(wait === SHORT ? LONG : wait);

  const CHANGED = "The code of this page was changed, so it does not run by itself.";

  // A module of JupyterLab, in the version that it shares with its extensions.
  const lend = async name => (await Object.values(shared[name])[0].get())();

  const plugin = {
    id: "burden-shift:plugin",
    autoStart: true,
    activate: app => {
      const seen = new WeakSet();
      const look = panel => {
        if (!panel?.context || !panel.content?.widgets || !panel.sessionContext) return;
        if (seen.has(panel)) return;
        seen.add(panel);
        open(panel).catch(error => console.error("burden-shift", error));
      };
      app.shell.currentChanged.connect((_, { newValue }) => look(newValue));
      app.restored.then(() => look(app.shell.currentWidget));
    },
  };

  async function open(panel) {
    await panel.context.ready;
    const [digests] = await Promise.all([listed, panel.revealed]);
    const page = panel.context.path.match(/(?:^|\/)notebooks\/([^/]+)$/)?.[1];
    if (!Object.hasOwn(digests, page ?? "")) return;
    if (sha256(code(panel.context.model)) !== digests[page]) {
      if (live) offer(panel, CHANGED);
      return;
    }
    keepUnmarked(panel.context.model);
    if (!live) return;
    const line = await say(panel, "Starting Python for this page …");
    await panel.sessionContext.ready;
    const kernel = panel.sessionContext.session?.kernel;
    if (!kernel) return offer(panel, "Python did not start, so the page does not run by itself.");
    const first = { hist_access_type: "range", session: 0, start: 1, stop: 2 };
    const asked = await kernel.requestHistory({ output: false, raw: true, ...first });
    if (asked.content.history.length) {
      offer(panel, "Cells have run in this kernel before, so the page does not run by itself.");
    } else if (sha256(code(panel.context.model)) === digests[page]) {
      await run(panel, line);
    } else {
      offer(panel, CHANGED);
    }
  }

  // Every code cell in order. The reader's place, focus and selection stay where they are.
  async function run(panel, line) {
    const { CodeCell } = await lend("@jupyterlab/cells");
    const cells = panel.content.widgets.filter(cell => cell.model.type === "code");
    const about = { deletedCells: panel.context.model.deletedCells, recordTiming: false };
    const release = holdPlace(panel.content);
    let done = 0;
    const ran = cells.map(async cell => {
      const reply = await CodeCell.execute(cell, panel.sessionContext, about);
      done += 1;
      line.textContent = `This page is running: ${done} of ${cells.length} cells …`;
      return reply?.content.status !== "error";
    });
    const well = await Promise.all(ran).then(all => all.every(Boolean), () => false);
    line.textContent = well
      ? "This page is live: move any slider. Nothing is saved unless you save it."
      : "A cell of this page failed; what it says stands below it.";
    setTimeout(release, 2000);
  }

  // A page whose cells are as they were opened is not marked as changed, whatever it shows.
  function keepUnmarked(model) {
    const cells = () =>
      JSON.stringify(
        [...model.cells].map(cell => {
          const { trusted, ...metadata } = cell.sharedModel.getMetadata();
          return [cell.id, cell.type, cell.sharedModel.getSource(), metadata];
        }),
      );
    const opened = cells();
    const settle = () => {
      if (model.dirty && cells() === opened) model.dirty = false;
    };
    model.stateChanged.connect(settle);
    settle();
  }

  // Keep what the reader sees in its place while figures above it are drawn anew. Only a scroll
  // that follows something the reader did is a new place: pages also scroll when they shrink.
  function holdPlace(notebook) {
    const frame = notebook.viewportNode.closest(".jp-WindowedPanel-outer");
    const acts = ["wheel", "touchmove", "pointerdown", "pointermove", "keydown"];
    let held, offset, acted;
    const top = node => node.getBoundingClientRect().top - frame.getBoundingClientRect().top;
    const note = () => {
      const seen = cell => top(cell.node) + cell.node.offsetHeight > 0;
      held = notebook.widgets.find(cell => cell.node.isConnected && seen(cell))?.node;
      offset = held && top(held);
    };
    const act = event => {
      if (event.type !== "pointermove" || event.buttons) acted = performance.now();
    };
    const scrolled = () => performance.now() - acted < 500 && note();
    const restore = () => {
      const moved = held?.isConnected ? top(held) - offset : 0;
      if (Math.abs(moved) > 1) frame.scrollTop += moved;
    };
    const resized = new ResizeObserver(restore);
    notebook.widgets.forEach(cell => resized.observe(cell.node));
    acts.forEach(type => window.addEventListener(type, act, { capture: true, passive: true }));
    frame.addEventListener("scroll", scrolled);
    frame.style.overflowAnchor = "none";
    note();
    return () => {
      resized.disconnect();
      acts.forEach(type => window.removeEventListener(type, act, { capture: true }));
      frame.removeEventListener("scroll", scrolled);
      frame.style.overflowAnchor = "";
    };
  }

  // One line above the page, which screen readers hear.
  async function say(panel, text) {
    const { Widget } = await lend("@lumino/widgets");
    const widget = new Widget();
    widget.addClass("burden-shift-status");
    widget.node.style.cssText =
      "min-height: 26px; padding: 3px 12px; box-sizing: border-box; line-height: 20px;" +
      "color: var(--jp-ui-font-color1); background: var(--jp-layout-color2);";
    const line = document.createElement("span");
    line.setAttribute("role", "status");
    line.textContent = text;
    widget.node.append(line);
    panel.contentHeader.widgets.forEach(old => old.hasClass("burden-shift-status") && old.dispose());
    panel.contentHeader.addWidget(widget);
    return line;
  }

  // Why the page did not run by itself, and a button that runs it.
  async function offer(panel, why) {
    const line = await say(panel, why);
    const button = Object.assign(document.createElement("button"), { textContent: "Run it" });
    button.style.marginLeft = "1em";
    button.addEventListener("click", () => {
      button.remove();
      panel.sessionContext.ready.then(() => run(panel, line));
    });
    line.after(button);
  }

  const code = model =>
    [...model.cells]
      .filter(cell => cell.type === "code")
      .map(cell => cell.sharedModel.getSource())
      .join("\0");

  // By hand: browsers have `crypto.subtle` only on this machine or over https.
  function sha256(text) {
    const primes = [];
    for (let n = 2; primes.length < 64; n++) if (primes.every(p => n % p)) primes.push(n);
    const part = root => Math.floor((root - Math.floor(root)) * 2 ** 32);
    const keys = primes.map(p => part(Math.cbrt(p)));
    const sums = primes.slice(0, 8).map(p => part(Math.sqrt(p)));
    const bytes = new TextEncoder().encode(text);
    const data = new DataView(new ArrayBuffer(((bytes.length + 72) >> 6) << 6));
    bytes.forEach((byte, place) => data.setUint8(place, byte));
    data.setUint8(bytes.length, 0x80);
    data.setUint32(data.byteLength - 4, bytes.length * 8);
    const turn = (x, by) => (x >>> by) | (x << (32 - by));
    for (let start = 0; start < data.byteLength; start += 64) {
      const w = [];
      let [a, b, c, d, e, f, g, h] = sums;
      for (let i = 0; i < 64; i++) {
        const [x, y] = [w[i - 15], w[i - 2]];
        w[i] =
          i < 16
            ? data.getUint32(start + 4 * i)
            : (w[i - 16] + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3))
              + w[i - 7] + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10))) | 0;
        const one = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + keys[i] + w[i];
        const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
        [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
      }
      [a, b, c, d, e, f, g, h].forEach((value, place) => (sums[place] = (sums[place] + value) | 0));
    }
    return sums.map(sum => (sum >>> 0).toString(16).padStart(8, "0")).join("");
  }

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB["burden-shift"] = {
    init: scope => void (shared = scope),
    get: async () => () => ({ __esModule: true, default: plugin }),
  };
})();
