// How does a timeline get into somebody else's page? <coalition-timeline> is this class; the rest is the program it loads.
// The build writes the names of files into the next lines.
const [GLUE, PROGRAM, STYLES] = ["{glue}", "{program}", "{styles}"];
const [DATA, TEXTS, CHECK, CHECK_PROGRAM] = ["{data}", "{texts}", "{check}", "{check-program}"];
const [FAMILY, REGULAR, BOLD] = ["{family}", "{typeface-regular}", "{typeface-bold}"];
const PARAMETERS = ["from", "to", "year", "host", "kind", "q", "meeting", "size", "sort", "theme"];
const site = new URL("./", import.meta.url).href;
const at = (file) => new URL(file, site).href;
// Browsers remember that a script did not come: the next try is for another address.
let failures = 0;
const started = async (glue, program) => {
  const it = await import(at(failures ? `${glue}?${failures}` : glue)).catch((error) => { failures++; throw error; });
  return it.default({ module_or_path: at(program) }).then(() => it);
};
// Data of others are checked by a program of its own.
const check = async (length) => (await started(CHECK, CHECK_PROGRAM)).check(length);
// All elements of a page share one program and one set of styles. A failure is forgotten, so that the next can try.
let program;
const loadProgram = () =>
  (program ??= Promise.all([started(GLUE, PROGRAM), loadStyle(STYLES)]).catch((error) => { program = undefined; throw error; }));

const loadStyle = async (file) => {
  const response = await fetch(at(file));
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  return new CSSStyleSheet().replace(await response.text());
};

// Inside a shadow root no @font-face counts: a page has the typeface for as long as it has a timeline. It comes beside the program,
// which does not wait for it; what comes later than that would move what is read, and is not used. Where a page refuses it the next
// family is used.
const typefaces = new WeakMap();
const addTypeface = (page) => {
  const { FontFace } = page.defaultView ?? {};
  if (!FontFace) return;
  const face = ([file, weight]) => new FontFace(FAMILY, `url("${at(file)}")`, { weight });
  const held = typefaces.get(page) ?? { timelines: 0, faces: [[REGULAR, "400"], [BOLD, "700"]].map(face) };
  typefaces.set(page, held);
  if (held.timelines++ > 0) return;
  held.isOpen = true;
  const add = (face) => held.isOpen && page.fonts.add(face);
  for (const face of held.faces) face.load().then(add, () => {});
};
const settleTypeface = (page) => { if (typefaces.has(page)) typefaces.get(page).isOpen = false; };
const removeTypeface = (page) => {
  const held = typefaces.get(page);
  if (!held || --held.timelines > 0) return;
  held.isOpen = false;
  held.faces.forEach((face) => page.fonts.delete(face));
};

const text = (value) => (Array.isArray(value) ? value.join("~") : String(value));
/** A view as the query of an address: from a query, or from an object of parameters. */
const queryOf = (view) => {
  if (typeof view === "string") return view.replace(/^\?/, "");
  const known = Object.entries(view ?? {}).filter(([name, value]) => PARAMETERS.includes(name) && value != null);
  return new URLSearchParams(known.map(([name, value]) => [name, text(value)])).toString();
};

// Data may stand between the tags. Browsers do not run them, and a policy about scripts says nothing of them.
const BLOCK = ':scope > script:is([type="application/json" i], [type="text/csv" i])';

/** A promise to be settled later. Whoever does not wait for it is told of a failure by the event. */
const promised = () => {
  const later = Promise.withResolvers();
  later.promise.catch(() => {});
  return later;
};

// Where pages are made on a server there are no elements, and importing this must not fail.
class CoalitionTimeline extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = [...PARAMETERS, "src"];
  #room = document.createElement("div");
  #fallback = document.createElement("slot");
  #near = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && this.#mount(), { rootMargin: "50%" });
  #changes = new MutationObserver(() => this.#mounted && this.src === null && this.#inline() !== this.#shown && this.#again());
  #shown; // The data between the tags that are shown.
  #query = ""; // The view while nothing is mounted.
  #mounted;
  #page; // The document that has the typeface for it.
  #isMounting = false;
  #ready = promised();
  #isSettled = false; // Whether that has been fulfilled or rejected.

  constructor() {
    super();
    this.attachShadow({ mode: "open" }).append(this.#fallback, this.#room);
    this.#changes.observe(this, { childList: true, characterData: true, attributeFilter: ["type"], subtree: true });
  }

  /** Fulfilled when the timeline can be used, rejected when it cannot. */
  get ready() { return this.#ready.promise; }

  /** The present view: an object of the parameters that differ from the whole view. */
  getView() { return Object.fromEntries(new URLSearchParams(this.#present())); }

  /** Shows a view: an object of parameters, or a query. What is left out is as in the whole view. */
  setView(view) {
    this.#query = queryOf(view);
    this.#mounted?.setQuery(this.#query);
  }

  /** The picture that is shown, standing alone: the text of an SVG. */
  exportSvg() { return this.#export("svg"); }
  /** The same as a PNG of twice as many pixels: a `Blob`. */
  exportPng() { return this.#export("png"); }
  /** The meetings that are shown, in the order of the table, as CSV. */
  exportCsv() { return this.#export("csv"); }
  /** The meetings that are shown as a data set of the same format as `src`. */
  exportJson() { return this.#export("json"); }

  async #export(format) {
    if (this.isConnected) this.#mount();
    await this.ready;
    // Where other data have been asked for since, those are waited for.
    return this.#mounted ? this.#mounted.exportView(format) : this.#export(format);
  }

  connectedCallback() {
    for (const name of CoalitionTimeline.observedAttributes) {
      // A property set before this class was there hides the one of the class.
      if (!Object.hasOwn(this, name)) continue;
      const { [name]: value } = this;
      delete this[name];
      this[name] = value;
    }
    this.#near.observe(this);
  }

  disconnectedCallback() {
    // A node that is only moved is connected again before this runs.
    queueMicrotask(() => this.isConnected || this.#unmount());
  }

  attributeChangedCallback(name, before, after) {
    if (name === "src") {
      if (before !== after && (this.#mounted || this.isConnected)) this.#again();
    } else if (this.#mounted) {
      // The same value again may still change the view: the reader may have changed it since.
      this.#mounted.setParameter(name, after ?? undefined);
    } else {
      this.#query = queryOf({ ...this.getView(), [name]: after });
    }
  }

  #present() { return this.#mounted?.query() ?? this.#query; }

  /** The text of the data between the tags. */
  #inline() { return this.querySelector(BLOCK)?.textContent; }

  /** Whether the parser has come to the end tag: until then nothing follows the element or what is around it. */
  #isWhole() {
    for (let it = this; it; it = it.parentNode ?? it.host) if (it.nextSibling) return true;
    return document.readyState !== "loading";
  }

  async #mount() {
    this.#near.disconnect();
    if (this.#mounted || this.#isMounting) return;
    if (!this.#isWhole()) {
      document.addEventListener("DOMContentLoaded", () => this.isConnected && this.#mount(), { once: true });
      return;
    }
    this.#isMounting = true;
    this.#renew();
    addTypeface((this.#page = this.ownerDocument));
    try {
      const [glue, style] = await loadProgram();
      if (!this.isConnected) return;
      this.shadowRoot.adoptedStyleSheets = [style];
      settleTypeface(this.#page);
      this.#shown = this.#inline();
      const inline = this.#shown === undefined ? undefined : new Blob([this.#shown]);
      const files = [at(DATA), at(TEXTS), this.src ?? undefined, inline];
      this.#mounted = glue.mountElement(this.#room, site, ...files, this.#query, check, this.#hear.bind(this));
    } catch (error) {
      this.#hear("error", String(error));
    } finally {
      this.#isMounting = false;
      if (!this.#mounted) removeTypeface(this.#page);
    }
  }

  /** Begins again with other data and the present view. */
  #again() {
    this.#unmount();
    this.#near.observe(this);
  }

  #unmount() {
    this.#near.disconnect();
    this.#fallback.hidden = false;
    if (!this.#mounted) return;
    this.#query = this.#present();
    this.#mounted.free();
    this.#mounted = undefined;
    removeTypeface(this.#page);
    this.#room.replaceChildren();
    this.#renew();
  }

  /** What came of one loading says nothing of the next. Whoever is still waiting waits for that. */
  #renew() {
    if (this.#isSettled) [this.#ready, this.#isSettled] = [promised(), false];
  }

  #hear(kind, detail, wasAsked) {
    const say = (type, more) => {
      const init = { bubbles: true, composed: true, detail: { ...more, view: this.getView() } };
      this.dispatchEvent(new CustomEvent(type, init));
    };
    if (kind === "view" && !wasAsked) say("coalition-view-change", { url: `${site}?${detail}` });
    if (kind === "select") say("coalition-select", { meeting: detail, url: `${site}?${this.#present()}` });
    if (kind !== "load" && kind !== "error") return;
    // What was between the tags stays for as long as there is no timeline, above the faults of data.
    this.#fallback.hidden = kind === "load";
    this.#renew();
    this.#isSettled = true;
    kind === "load" ? this.#ready.resolve(this) : this.#ready.reject(new Error(detail));
    this.dispatchEvent(kind === "load" ? new Event(kind) : new ErrorEvent(kind, { message: detail }));
  }
}

for (const name of CoalitionTimeline.observedAttributes) {
  const get = function () { return this.getAttribute(name); };
  const set = function (value) { value == null ? this.removeAttribute(name) : this.setAttribute(name, text(value)); };
  Object.defineProperty(CoalitionTimeline.prototype, name, { get, set, configurable: true, enumerable: true });
}

// Two copies of this file may meet on one page: the first stays.
if (!globalThis.customElements?.get("coalition-timeline")) globalThis.customElements?.define("coalition-timeline", CoalitionTimeline);
