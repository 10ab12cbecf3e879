// How do scenarios find things in a page? By role, name and words, as people do: Testing Library looks, and this file says what the
// parts of a timeline are. It is the only place in the suite that knows their roles and names.
//
// Each function takes where to look as its last argument: an element, a shadow root, or the whole page where it is left out. What is
// hidden from everybody is not found. Functions for one thing answer with null where there is none.
(() => {
  const library = globalThis.TestingLibraryDom;
  delete globalThis.TestingLibraryDom;

  // Where to look if nobody says.
  let base = document;
  /** Looks inside something else, which may be a shadow root that is not there yet. */
  const within = (inside, look) => {
    base = inside ?? document.createDocumentFragment();
    try {
      return look();
    } finally {
      base = document;
    }
  };

  /** All elements with a role and a name: words in full, or an expression for a part of them. */
  const roles = (role, name, inside = base) => library.queryAllByRole(inside, role, name === undefined ? {} : { name });
  /** The first of them. */
  const role = (...what) => roles(...what)[0] ?? null;
  /** The field with a label. */
  const field = (label, inside = base) => library.queryAllByLabelText(inside, label, { selector: "input, select, textarea" })[0] ?? null;
  const button = (name, inside) => role("button", name, inside);
  const link = (name, inside) => role("link", name, inside);
  const heading = (name, inside) => role("heading", name, inside);

  // The parts of a timeline, from top to bottom.
  const filters = (inside) => role("search", "Filters", inside);
  /** A group of filters, "Host" or "Kind of meeting": what opens and closes. */
  const group = (name, inside) =>
    [...(filters(inside)?.querySelectorAll("details") ?? [])].find((it) => it.querySelector("summary").textContent.startsWith(name)) ?? null;
  /** One choice of a group that is open. */
  const choice = (name, inside) => roles("checkbox", undefined, filters(inside)).find((it) => it.labels[0].textContent.startsWith(name)) ?? null;
  /** How many meetings are shown: "6 of 93 meetings". */
  const count = (inside) => roles("paragraph", undefined, inside).find((it) => /^[\d,]+ of [\d,]+ meetings?/.test(it.textContent)) ?? null;
  const keyFigures = (inside) => role("group", "Key figures", inside);
  const chart = (inside) => role("region", "Chart", inside);
  const canvas = (inside) => roles("img", undefined, chart(inside) ?? inside).find((it) => it.localName === "canvas") ?? null;
  /** What the arrow keys lead through: links and buttons, in lists. */
  const marks = (inside) => {
    const all = role("group", "Marks of the chart", chart(inside) ?? inside);
    if (!all) return [];
    const isBefore = (a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
    return [...roles("link", undefined, all), ...roles("button", undefined, all)].sort(isBefore);
  };
  const legend = (inside) => role("region", "How to read the chart", inside);
  /** The shape that the legend explains with these words, open or not. */
  const shape = (words, inside = base) =>
    library.queryAllByRole(inside, "listitem", { hidden: true }).find((it) => it.textContent === words)?.firstElementChild ?? null;
  const table = (inside) => role("table", undefined, role("region", "The meetings", inside) ?? inside);
  /** The rows of the table, without its head. */
  const rows = (inside) => {
    const it = table(inside);
    return it ? roles("row", undefined, it).filter((row) => row.closest("tbody")) : [];
  };
  /** The names of the meetings in the table. */
  const names = (inside) => rows(inside).map((row) => row.querySelector("th").textContent);
  /** What an open meeting says. */
  const detail = (inside) => roles("region", undefined, inside).find((it) => role("navigation", "Meeting by meeting", it)) ?? null;
  const about = (inside) => role("region", /^About the data/, inside);
  const dialog = (inside) => role("dialog", undefined, inside);
  const alert = (inside) => role("alert", undefined, inside);
  /** What an address or a host asked for and was not understood. */
  const notes = (inside) => roles("alert", undefined, inside).find((it) => /was not understood/.test(it.textContent)) ?? null;
  /** Why there is nothing to show. */
  const failure = (inside) => roles("alert", undefined, inside).find((it) => !/was not understood/.test(it.textContent)) ?? null;
  /** What is said while data are on their way; in an element nobody sees it as long as the words of the host stand there. */
  const loading = (inside = base) =>
    library.queryAllByRole(inside, "status", { hidden: true }).find((it) => /^Loading/.test(it.textContent)) ?? null;

  // What only eyes see has neither role nor name, and is found by its class: here and nowhere else.
  const seen = (css, inside = base) => [...inside.querySelectorAll(css)].filter((it) => it.checkVisibility({ visibilityProperty: true }));
  /** The pictures that the page was delivered with, whether they are seen or not. */
  const delivered = (inside = base) => [...inside.querySelectorAll("svg.ct-still")];
  /** What pointing at a mark shows, where it is shown. */
  const tooltip = (inside) => seen(".ct-card", inside)[0] ?? null;
  /** The whole of a timeline: what a host's colours and letters are seen on. */
  const timeline = (inside) => seen(".ct-app", inside)[0] ?? null;
  const crosshair = (inside) => seen(".ct-crosshair", inside)[0] ?? null;
  /** What is round the marks of the open meeting. */
  const rings = (inside) => seen(".ct-ring", inside);
  /** The bars of the strip of years. */
  const years = (inside) => seen(".ct-year", inside);

  globalThis[Symbol.for("coalition-timeline-queries")] = {
    within, role, roles, field, button, link, heading, filters, group, choice, count, keyFigures, chart, canvas, marks, legend, shape, table, rows, names,
    detail, about, dialog, alert, notes, failure, loading, delivered, timeline, tooltip, crosshair, rings, years,
  };
})();
