// Custom element: the class of <coalition-timeline>, which loads the program into pages of others.
// The build writes the names of files, and words for readers, into the next lines.
const [GLUE, PROGRAM, STYLES] = ["%%glue%%", "%%program%%", "%%styles%%"];
const [DATA, TEXTS, CHECK, CHECK_PROGRAM] = ["%%data%%", "%%texts%%", "%%check%%", "%%check-program%%"];
const [NOT_STARTED, NOT_TRUSTED, SLOW, RETRY] = ["%%not-started%%", "%%not-trusted%%", "%%slow%%", "%%retry%%"];
const [FAMILY, REGULAR, BOLD] = ["%%family%%", "%%typeface-regular%%", "%%typeface-bold%%"];
const PARAMETERS = ["from", "to", "year", "host", "kind", "q", "meeting", "size", "moment", "sort", "hide", "lanes", "moments", "theme"];
// How much of the timeline is shown is for attributes alone to say: it is in no view, and no view changes it.
const SHOWN = ["parts", "heading"];
const site = new URL("./", import.meta.url).href;
const at = (file) => new URL(file, site).href;
// What has not come by then is waited for all the same, but the host is told, and the next try begins anew.
const LATE_MS = 10_000;
/** Does something if a promise is still open then. */
const whenLate = (waiting, act) => {
  const timer = setTimeout(act, LATE_MS);
  const end = () => clearTimeout(timer);
  waiting.then(end, end);
};

// What has been asked for, by file, and how often in vain. All elements of a page share what comes; what fails or is late is
// forgotten. Browsers remember a script that did not come, and go on waiting for one that never answers: the next try is for
// another address.
const asked = {};
const tries = {};
/** Asks for a file with a function that is given what the address ends with. */
const attempt = (file, ask) => {
  if (asked[file]) return asked[file];
  const tried = (tries[file] ??= 0);
  const asking = (asked[file] = ask(tried ? `?${tried}` : ""));
  const forget = () => {
    if (asked[file] !== asking) return;
    delete asked[file];
    tries[file]++;
  };
  asking.then(() => { asked[file] = asking; }, forget);
  whenLate(asking, forget);
  return asking;
};

// WebKit remembers even over a reload that a script did not come: an address that nobody has asked for is always asked for.
const importModule = (file, end) => import(at(file + end)).catch(() => import(at(`${file}?${Date.now()}`)));

// Where a page enforces Trusted Types, Leptos needs a policy to make HTML of its templates. It is made when the first element needs it,
// once a page, as a name may be used once; only the program gets it, and whatever else the page does stays under the page's own rules.
let trust;
const askForTrust = () => {
  try {
    return { policy: globalThis.trustedTypes?.createPolicy("coalition-timeline", { createHTML: (html) => html }) };
  } catch {
    // The page may name the policies that it allows and enforce nothing, or have a `default` one that leaves HTML as it is.
    const [sample, template] = ["<p>1<!---->2</p><svg><path d=\"M0 0\"></path></svg>", document.createElement("template")];
    try { template.innerHTML = sample; } catch {}
    return template.innerHTML === sample && {};
  }
};
/** Whether the page lets the program make HTML. */
const isTrusted = () => Boolean(trust ??= askForTrust());

const started = (glue, program) => attempt(glue, async (end) => {
  await importModule(glue, end);
  // The page of the site runs the same script, and has no modules: it leaves what it gives under its name.
  const it = globalThis[Symbol.for(glue)];
  it.policy = trust.policy;
  await it({ module_or_path: at(program + end) });
  return it;
});
// Data of others are checked by a program of its own.
const check = async (length) => (await started(CHECK, CHECK_PROGRAM)).check(length);

const loadStyle = (file) => attempt(file, async (end) => {
  const response = await fetch(at(file + end));
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  return response.text();
});

const loadProgram = () => {
  const loading = Promise.all([started(GLUE, PROGRAM), loadStyle(STYLES)]);
  loading.then(mountStuck, () => {});
  return loading;
};
// How the elements that could not start try again. When the program has come for one, it is there for all.
const stuck = new Map();
const mountStuck = () => [...stuck.values()].forEach((mount) => mount());

// A constructed sheet is for one document only.
const sheets = new WeakMap();
const sheetFor = (document, css) => {
  if (!sheets.has(document)) {
    const sheet = new document.defaultView.CSSStyleSheet();
    sheet.replaceSync(css);
    sheets.set(document, sheet);
  }
  return sheets.get(document);
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

const text = (value) => (Array.isArray(value) ? value.join("~") : value === true ? "" : String(value));
/** A view as the query of an address: from a query, or from an object of parameters. */
const queryOf = (view) => {
  if (typeof view === "string") return view.replace(/^\?/, "").split("&").filter((it) => !SHOWN.includes(it.split("=")[0])).join("&");
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
  static observedAttributes = [...PARAMETERS, ...SHOWN, "src"];
  #room = document.createElement("div");
  #fallback = document.createElement("slot");
  #near; // Tells when the element comes near the screen.
  #changes = new MutationObserver(() => this.#mounted && this.src === null && this.#inline() !== this.#shown && this.#again());
  #shown; // The data between the tags that are shown.
  #query = ""; // The view while nothing is mounted.
  #mounted;
  #page; // The document that has the typeface for it.
  #mounting; // Stands for the present try to mount.
  #css;
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
    this.#watch();
  }

  adoptedCallback() {
    this.#style();
    if (this.#page) this.#hold();
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
    } else if (!SHOWN.includes(name)) {
      this.#query = queryOf({ ...this.getView(), [name]: after });
    }
  }

  #present() { return this.#mounted?.query() ?? this.#query; }

  /** The view with how much of it is shown. */
  #whole() {
    const shown = SHOWN.filter((name) => this.hasAttribute(name)).map((name) => [name, this.getAttribute(name)]);
    return `${new URLSearchParams(shown)}&${this.#query}`;
  }

  /** The text of the data between the tags. */
  #inline() { return this.querySelector(BLOCK)?.textContent; }

  /** Whether the parser has come to the end tag: until then nothing follows the element or what is around it. */
  #isWhole() {
    for (let it = this; it; it = it.parentNode ?? it.host) if (it.nextSibling) return true;
    return this.ownerDocument.readyState !== "loading";
  }

  /** Mounts when the element comes near the screen, which is for the document that it is in now. */
  #watch() {
    this.#near?.disconnect();
    const { IntersectionObserver } = this.ownerDocument.defaultView ?? globalThis;
    this.#near = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && this.#mount(), { rootMargin: "50%" });
    this.#near.observe(this);
  }

  /** Gives it the styles of a timeline, in the document that it is in now. */
  #style() {
    if (!this.#css || !this.ownerDocument.defaultView) return;
    this.shadowRoot.adoptedStyleSheets = [sheetFor(this.ownerDocument, this.#css)];
  }

  async #mount() {
    this.#near?.disconnect();
    if (this.#mounted || this.#mounting) return;
    if (!this.#isWhole()) {
      this.ownerDocument.addEventListener("DOMContentLoaded", () => this.isConnected && this.#mount(), { once: true });
      return;
    }
    if (!isTrusted()) return this.#fail(NOT_TRUSTED, NOT_TRUSTED, true);
    const mounting = (this.#mounting = {});
    // Whether this try still counts: another may have begun, or come first. From then on it counts no more.
    const ends = () => this.#mounting === mounting && !(this.#mounting = undefined);
    stuck.delete(this);
    this.#renew();
    this.#hold();
    try {
      const loading = loadProgram();
      whenLate(loading, () => ends() && this.#fail(SLOW, SLOW));
      const [glue, css] = await loading;
      // What comes late is welcome, too.
      if (!this.isConnected || this.#mounted) return;
      stuck.delete(this);
      this.#css = css;
      this.#style();
      settleTypeface(this.#page);
      this.#shown = this.#inline();
      const inline = this.#shown === undefined ? undefined : new Blob([this.#shown]);
      const data = { bundled: at(DATA), texts: at(TEXTS), data: this.src ?? undefined, inline };
      this.#mounted = glue.mountElement({
        host: this.#room, site, ...data, query: this.#whole(), check, onEvent: this.#hear.bind(this),
      });
      this.#mounting = undefined;
    } catch (error) {
      if (ends()) this.#fail(NOT_STARTED, String(error));
    } finally {
      ends();
    }
  }

  /** Has the typeface in the document that it is in now. */
  #hold() {
    if (this.#page === this.ownerDocument) return;
    this.#release();
    addTypeface((this.#page = this.ownerDocument));
  }

  #release() {
    if (this.#page) removeTypeface(this.#page);
    this.#page = undefined;
  }

  /** Says below the words of the host that there is no program, and offers another try unless that is in vain. */
  #fail(words, reason, isFinal) {
    if (!this.isConnected) return;
    const make = (name, given) => Object.assign(this.ownerDocument.createElement(name), given);
    const failed = make("div", { role: "alert", lang: "en", dir: "ltr" });
    failed.part.add("error");
    failed.append(make("p", { textContent: words }));
    if (!isFinal) {
      stuck.set(this, () => this.#mount());
      failed.append(make("button", { type: "button", textContent: RETRY, onclick: mountStuck }));
    }
    this.#room.replaceChildren(failed);
    this.#hear("error", reason);
  }

  /** Begins again with other data and the present view. */
  #again() {
    this.#unmount();
    this.#watch();
  }

  #unmount() {
    this.#near?.disconnect();
    stuck.delete(this);
    this.#fallback.hidden = false;
    this.#release();
    if (this.#mounted) {
      this.#query = this.#present();
      this.#mounted.free();
      this.#mounted = undefined;
      this.#renew();
    }
    this.#room.replaceChildren();
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
  const set = function (value) { value == null || value === false ? this.removeAttribute(name) : this.setAttribute(name, text(value)); };
  Object.defineProperty(CoalitionTimeline.prototype, name, { get, set, configurable: true, enumerable: true });
}

// Two copies of this file may meet on one page: the first stays.
if (!globalThis.customElements?.get("coalition-timeline")) globalThis.customElements?.define("coalition-timeline", CoalitionTimeline);
