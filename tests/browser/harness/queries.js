// Queries: find things in a page by role, name and words, as people do. Testing Library looks, and this file says what the
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

  /** An expression of another global object, which the library would not take for one, as one of this. */
  const own = (words) => (Object.prototype.toString.call(words) === "[object RegExp]" ? new RegExp(words.source, words.flags) : words);
  /** All elements with a role and a name: words in full, or an expression for a part of them. */
  const roles = (role, name, inside = base) => library.queryAllByRole(inside, role, name === undefined ? {} : { name: own(name) });
  /** The first of them. */
  const role = (...what) => roles(...what)[0] ?? null;
  /** The field with a label. */
  const field = (label, inside = base) => library.queryAllByLabelText(inside, own(label), { selector: "input, select, textarea" })[0] ?? null;
  const button = (name, inside) => role("button", name, inside);
  const link = (name, inside) => role("link", name, inside);
  const heading = (name, inside) => role("heading", name, inside);
  /** The first paragraph with these words: all of them, or an expression for a part. */
  const paragraph = (words, inside) =>
    roles("paragraph", undefined, inside).find(({ textContent: said }) => (typeof words === "string" ? said === words : own(words).test(said))) ?? null;
  /** What shows these words itself, not by what is in it: words in full, or an expression for a part of them. */
  const says = (words, inside = base) => library.queryAllByText(inside, own(words)).find((it) => it.checkVisibility()) ?? null;
  /** What an element is called by those who do not see it. */
  const called = (it) => (it.ariaLabel ?? it.textContent).trim();
  /** The list that follows a heading. */
  const listUnder = (name, inside) => {
    const it = heading(name, inside);
    const follows = (list) => it.compareDocumentPosition(list) & Node.DOCUMENT_POSITION_FOLLOWING;
    return it && (roles("list", undefined, inside).find(follows) ?? null);
  };
  /** What opens and closes under these words. */
  const folded = (words, inside = base) =>
    [...(inside?.querySelectorAll("details") ?? [])].find((it) => it.querySelector("summary").textContent.startsWith(words)) ?? null;
  /** Opens everything that opens and closes. */
  const openAll = (inside = base) => inside.querySelectorAll("details").forEach((it) => { it.open = true; });
  /** Everything that can be pressed, chosen or typed in. */
  const usable = (inside = base) =>
    [...inside.querySelectorAll("a[href], button, select, input, textarea, summary")].filter((it) => isSeen(it) && !it.closest("[inert]"));

  // The parts of a timeline, from top to bottom.
  /** The headline, which says what is shown. */
  const title = (inside = base) => library.queryAllByRole(inside, "heading", { level: 1 })[0] ?? null;
  /** What the data are called, above the headline of our page. */
  const subject = (inside) => title(inside)?.parentElement.querySelector("p") ?? null;
  const filters = (inside) => role("search", "Filters", inside);
  /** What opens them where they are folded away: "Filter", or "Filter (2)". */
  const filterButton = (inside) => role("button", /^Filter( \(\d+\))?$/, inside);
  /** A group of filters, "Host" or "Kind of meeting": what opens and closes. */
  const group = (name, inside) => folded(name, filters(inside));
  /** All choices of all groups, or of one, whether these are open or not. */
  const choices = (name, inside = base) => {
    const form = library.queryAllByRole(inside, "search", { hidden: true })[0];
    return library.queryAllByRole((name ? folded(name, form) : form) ?? document.createElement("p"), "checkbox", { hidden: true });
  };
  /** One choice, whether its group is open or not. */
  const choice = (name, inside) => choices(undefined, inside).find((it) => it.labels[0].textContent.startsWith(name)) ?? null;
  /** The names of the choices that are ticked. */
  const ticked = (inside) => {
    const all = choices(undefined, inside).filter((it) => it.checked);
    return all.map((it) => it.labels[0].textContent.replace(/[\d,]+$/, ""));
  };
  /** What takes away each of the things that are chosen, in their order. */
  const chips = (inside) => roles("button", /^Remove filter: /, inside);
  /** How many meetings are shown: "6 of 93 meetings". */
  const count = (inside) => roles("paragraph", undefined, inside).find((it) => /^[\d,]+ of [\d,]+ meetings?/.test(it.textContent)) ?? null;
  /** The key figures, each with what it is of: those of the members first, then of the pledges, then of the hosts. */
  const keyFigures = (inside) => roles("group", /^Key figures: /, inside).flatMap((it) => [...it.children]);
  /** The button of the key figure that has these words. */
  const keyFigure = (words, inside) => keyFigures(inside).map((it) => button(words, it)).find((it) => it) ?? null;
  const chart = (inside) => role("region", "Chart", inside);
  /** What the chart shows, in words. */
  const summary = (inside) =>
    roles("paragraph", undefined, chart(inside) ?? inside).find((it) => /: [\d,]+ of [\d,]+ meetings?\./.test(it.textContent)) ?? null;
  const canvas = (inside) => roles("img", undefined, chart(inside) ?? inside).find((it) => it.localName === "canvas") ?? null;
  const markGroup = (inside) => role("group", "Marks of the chart", chart(inside) ?? inside);
  /** What the arrow keys lead through: links and buttons, in lists. */
  const marks = (inside) => {
    const all = markGroup(inside);
    if (!all) return [];
    const isBefore = (a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
    return [...roles("link", undefined, all), ...roles("button", undefined, all)].sort(isBefore);
  };
  /** The lists that they are in. */
  const tracks = (inside) => {
    const all = markGroup(inside);
    return all ? roles("list", undefined, all) : [];
  };
  /** How to read the chart, open or not. */
  const legend = (inside) => folded("How to read the chart", inside);
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
  /** What opens each of these meetings. */
  const openers = (inside) => rows(inside).map((row) => row.querySelector("th :is(a, button)"));
  /** What the rows say under a head of the table. */
  const column = (name, inside) => {
    const at = roles("columnheader", undefined, table(inside)).findIndex((it) => it.textContent === name);
    return rows(inside).map((row) => row.cells[at]);
  };
  /** What an open meeting says, or an open size of the coalition. */
  const detail = (inside) => roles("region", undefined, inside).find((it) => button("Close", it)) ?? null;
  /** The heading of it. */
  const opened = (inside) => {
    const it = detail(inside);
    return it && heading(undefined, it);
  };
  /** The sources that stand beside what they say: pointed at, each shows its title. */
  const cited = (inside = base) => library.queryAllByTitle(inside, /./);
  const about = (inside) => role("region", /^About the data/, inside);
  const dialog = (inside) => role("dialog", undefined, inside);
  const alert = (inside) => role("alert", undefined, inside);
  /** What an address or a host asked for and was not understood. */
  const notes = (inside) => roles("alert", undefined, inside).find((it) => /was not understood/.test(it.textContent)) ?? null;
  /** Why there is nothing to show. */
  const failure = (inside) => roles("alert", undefined, inside).find((it) => !/was not understood/.test(it.textContent)) ?? null;
  /** What is said while data are on their way; in an element nobody sees it as long as the words of the host stand there. */
  const loading = (inside = base) => library.queryAllByText(inside, /^Loading/)[0] ?? null;

  // What only eyes see has neither role nor name, and is found by its class: here and nowhere else.
  const isSeen = (it) => it.checkVisibility({ visibilityProperty: true });
  const seen = (css, inside = base) => [...inside.querySelectorAll(css)].filter(isSeen);
  /** The pictures that the page was delivered with, whether they are seen or not. */
  const delivered = (inside = base) => [...inside.querySelectorAll("svg.ct-prerendered")];
  /** What it was delivered with until there is a picture: these with what they are in, and what captions say at some widths only. */
  const provisional = (inside = base) => [...inside.querySelectorAll(".ct-prerendered-panel, .ct-prerendered-panel *, .ct-prerendered")];
  /** What pointing at a mark shows, where it is shown. */
  const tooltip = (inside) => seen(".ct-tooltip", inside)[0] ?? null;
  /** The whole of a timeline: what a host's colours and letters are seen on. */
  const timeline = (inside) => seen(".ct-app", inside)[0] ?? null;
  const crosshair = (inside) => seen(".ct-crosshair", inside)[0] ?? null;
  /** What is round the marks of the open meeting. */
  const rings = (inside) => seen(".ct-ring", inside);
  /** The years of the strip. */
  const years = (inside) => seen(".ct-year", inside);
  /** The bar of each. */
  const bars = (inside) => seen(".ct-bar", inside);
  /** The row of the open meeting. */
  const openRow = (inside) => rows(inside).find((it) => it.matches(".ct-open")) ?? null;
  /** What shows the beginning of the table, as long as the rest is folded away. */
  const fold = (inside) => seen(".ct-folded", inside)[0] ?? null;
  /** What takes the file that was chosen in the dialog of the system. */
  const fileField = (inside = base) => inside.querySelector("input[type=file]");
  /** The room of the picture, with what lies over it. */
  const picture = (inside = base) => inside.querySelector(".ct-picture");
  /** Where in it each panel is painted, below its caption. */
  const plots = (inside) => seen(".ct-plot", picture(inside));
  /** What is on paper instead of the page. */
  const sheet = (inside = base) => inside.querySelector(".ct-sheet");
  /** Whether words are only there for people who do not see the page. */
  const isOnlyHeard = (it) => it.closest(".ct-unseen") !== null;

  const queries = {
    within, role, roles, field, button, link, heading, paragraph, says, called, listUnder, folded, openAll, usable, isSeen, isOnlyHeard,
    title, subject, filters, filterButton, group, choices, choice, ticked, chips, count, keyFigures, keyFigure, chart, summary, canvas, picture, plots, marks, tracks, legend, shape,
    table, rows, names, openers, column, openRow, detail, opened, cited, about, dialog, alert, notes, failure, loading, fileField, sheet,
    delivered, provisional, timeline, tooltip, crosshair, rings, years, bars, fold,
  };
  // Where a driver gives each script a global object of its own, the window is the same for all. Scripts have these names and no others.
  window[Symbol.for("coalition-timeline-queries")] = Object.assign(Object.create(null), queries);
})();
