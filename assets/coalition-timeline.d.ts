// TypeScript types of <coalition-timeline> and of the messages of its frame.

/** A kind of meeting. */
export type CoalitionTimelineKind =
  | "leaders"
  | "foreign-ministers"
  | "defence-ministers"
  | "foreign-and-defence-ministers"
  | "chiefs-of-defence"
  | "political-directors"
  | "working-group"
  | "mixed";

/** A column that the table can be sorted by. */
export type CoalitionTimelineColumn = "date" | "name" | "hosts" | "place" | "members" | "pledges";

/** The order of the table; descending with `-`. */
export type CoalitionTimelineSort = CoalitionTimelineColumn | `-${CoalitionTimelineColumn}`;

/** A column that can be hidden. */
export type CoalitionTimelineHidden = Exclude<CoalitionTimelineColumn, "name">;

/** The order of the lanes of hosts: those of most meetings first, those that hosted first, or by name. */
export type CoalitionTimelineLanes = "number" | "first" | "name";

/** The colours: as the reader's system says, fixed, or of high contrast, light or dark as the system says. */
export type CoalitionTimelineTheme = "system" | "light" | "dark" | "contrast";

/** A part of the timeline that a page may leave out. */
export type CoalitionTimelinePart = "chart" | "controls" | "figures" | "table" | "detail" | "key" | "source";

/** A view as the timeline tells it: the parameters of its address that differ from the whole view. */
export interface CoalitionTimelineView {
  /** The first year. */
  from?: string;
  /** The last year. */
  to?: string;
  /** The only year; then there is neither `from` nor `to`. */
  year?: string;
  /** The hosts: two-letter codes of countries with `~` between them. */
  host?: string;
  /** The kinds of meetings, with `~` between them. */
  kind?: string;
  /** The words searched for. */
  q?: string;
  /** The id of the open meeting. */
  meeting?: string;
  /** The date of the open point of the growth line. */
  size?: string;
  /** The id of the open key event. */
  moment?: string;
  /** The order of the table. */
  sort?: CoalitionTimelineSort;
  /** The columns of the table that are not shown, with `~` between them. */
  hide?: string;
  /** The order of the lanes of hosts. */
  lanes?: CoalitionTimelineLanes;
  /** Where the chart is without key events. */
  moments?: "off";
  /** The colours. */
  theme?: CoalitionTimelineTheme;
  /** The address of the data, where they are not the bundled ones. */
  data?: string;
}

/** A view as a page asks for it. What is left out, `null` or `undefined` is as in the whole view. */
export interface CoalitionTimelineParameters {
  /** The first year. */
  from?: number | string | null;
  /** The last year. */
  to?: number | string | null;
  /** The only year, instead of `from` and `to`. */
  year?: number | string | null;
  /** The hosts: two-letter codes of countries, in a list or with `~` or spaces between them. */
  host?: string | readonly string[] | null;
  /** The kinds of meetings, in a list or with `~` or spaces between them. */
  kind?: CoalitionTimelineKind | readonly CoalitionTimelineKind[] | (string & {}) | null;
  /** The words to search for. */
  q?: string | null;
  /** The id of the meeting to open. */
  meeting?: string | null;
  /** The date of the point of the growth line to open; not with `meeting`. */
  size?: string | null;
  /** The id of the key event to open; not with `meeting` or `size`. */
  moment?: string | null;
  /** The order of the table. */
  sort?: CoalitionTimelineSort | null;
  /** The columns of the table that are not shown, in a list or with `~` or spaces between them; that of names is always shown. */
  hide?: CoalitionTimelineHidden | readonly CoalitionTimelineHidden[] | (string & {}) | null;
  /** The order of the lanes of hosts. */
  lanes?: CoalitionTimelineLanes | null;
  /** Whether the chart shows key events. */
  moments?: "on" | "off" | null;
  /** The colours. */
  theme?: CoalitionTimelineTheme | null;
}

/** How much of the timeline a page shows. It is no part of a view, and stays as it is where it is not named. */
export interface CoalitionTimelineShown {
  /** The parts, in a list or with spaces, commas or `~` between them; all of them without it. */
  parts?: CoalitionTimelinePart | readonly CoalitionTimelinePart[] | (string & {}) | null;
  /** Whether it has a heading: a frame has one unless it is `"no"`, an element where it is asked for. */
  heading?: boolean | string | null;
}

/** Everything that can be set on the element as an attribute or a property. */
export interface CoalitionTimelineProperties extends CoalitionTimelineParameters, CoalitionTimelineShown {
  /** The address of other data in the same format. */
  src?: string | null;
}

/** The events of the element. Those whose names begin with `coalition-` tell what readers do, and bubble. */
export interface CoalitionTimelineEventMap {
  /** It can be used. */
  load: Event;
  /** It cannot show anything, or has not within 10 seconds; `message` says why. `load` may follow all the same. */
  error: ErrorEvent;
  /** The reader has changed the view. */
  "coalition-view-change": CustomEvent<{ view: CoalitionTimelineView; url: string }>;
  /** The reader has opened a meeting, or closed it: its id, or `null`. */
  "coalition-select": CustomEvent<{ meeting: string | null; view: CoalitionTimelineView; url: string }>;
}

/**
 * `<coalition-timeline>`. A property is its attribute: a text, or `null` where there is none.
 *
 * Without `src` the data may stand between the tags: in the first child `<script type="application/json">` or
 * `<script type="text/csv">`.
 */
export interface CoalitionTimelineElement extends HTMLElement {
  get from(): string | null;
  set from(value: CoalitionTimelineProperties["from"]);
  get to(): string | null;
  set to(value: CoalitionTimelineProperties["to"]);
  get year(): string | null;
  set year(value: CoalitionTimelineProperties["year"]);
  get host(): string | null;
  set host(value: CoalitionTimelineProperties["host"]);
  get kind(): string | null;
  set kind(value: CoalitionTimelineProperties["kind"]);
  get q(): string | null;
  set q(value: CoalitionTimelineProperties["q"]);
  get meeting(): string | null;
  set meeting(value: CoalitionTimelineProperties["meeting"]);
  get size(): string | null;
  set size(value: CoalitionTimelineProperties["size"]);
  get moment(): string | null;
  set moment(value: CoalitionTimelineProperties["moment"]);
  get sort(): string | null;
  set sort(value: CoalitionTimelineProperties["sort"]);
  get hide(): string | null;
  set hide(value: CoalitionTimelineProperties["hide"]);
  get lanes(): string | null;
  set lanes(value: CoalitionTimelineProperties["lanes"]);
  get moments(): string | null;
  set moments(value: CoalitionTimelineProperties["moments"]);
  get theme(): string | null;
  set theme(value: CoalitionTimelineProperties["theme"]);
  get parts(): string | null;
  set parts(value: CoalitionTimelineProperties["parts"]);
  get heading(): string | null;
  set heading(value: CoalitionTimelineProperties["heading"]);
  get src(): string | null;
  set src(value: CoalitionTimelineProperties["src"]);

  /** Fulfilled when the timeline can be used, rejected when it cannot or has not come within 10 seconds; then it is a new one. */
  readonly ready: Promise<CoalitionTimelineElement>;
  /** The present view. */
  getView(): CoalitionTimelineView;
  /** Shows a view: parameters, or the query of an address. How much of it is shown only attributes say. */
  setView(view: CoalitionTimelineParameters | string): void;
  /** The picture that is shown, standing alone: the text of an SVG. */
  exportSvg(): Promise<string>;
  /** The same as a PNG of twice as many pixels. */
  exportPng(): Promise<Blob>;
  /** The meetings that are shown, in the order of the table, as CSV. */
  exportCsv(): Promise<string>;
  /** The meetings that are shown as a data set of the same format as `src`. */
  exportJson(): Promise<string>;
}

interface Envelope {
  source: "coalition-timeline";
  version: 1;
}

/** What a frame says to the page around it. */
export type CoalitionTimelineFrameMessage = Envelope &
  (
    | { type: "ready" }
    | { type: "height"; height: number }
    | { type: "view"; view: CoalitionTimelineView; url: string | null; asked: boolean }
    | { type: "select"; meeting: string | null }
    | { type: "error"; message: string }
  );

/** The same height in the form that AMP pages listen for. */
export type CoalitionTimelineAmpMessage = { sentinel: "amp"; type: "embed-size"; height: number };

/** What a frame hears from the page around it. */
export type CoalitionTimelineHostMessage = Envelope &
  (
    | { type: "set-view"; view: (CoalitionTimelineParameters & CoalitionTimelineShown) | string }
    | { type: "get-height" }
  );

declare global {
  interface HTMLElementTagNameMap {
    "coalition-timeline": CoalitionTimelineElement;
  }
  interface GlobalEventHandlersEventMap
    extends Pick<CoalitionTimelineEventMap, "coalition-view-change" | "coalition-select"> {}
}
