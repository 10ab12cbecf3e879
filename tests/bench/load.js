// Load benchmark: time to the first picture, time until a filter responds, and bytes until then.

import { fresh, slowNetwork, slowProcessor } from "./driver.js";
import { kind } from "./compress.js";
import { NAMES, PARTS } from "./pages.js";
import { median, number, ratio, spread, table } from "./statistics.js";
import { watch } from "./watch.js";
import { launchWebKit } from "./webkit.js";

const PATIENCE = 60_000;

function visit(browser, address, page, { slow, ...how }) {
  return fresh(browser, async (tab) => {
    if (slow) {
      await slowNetwork(tab);
      await slowProcessor(tab, 4);
    }
    await tab.evaluateOnNewDocument(watch, { parts: PARTS[page] ?? null, patience: PATIENCE, ...how });
    await tab.goto(`${address}/${page}/`, { waitUntil: "domcontentloaded" });
    const seen = await tab.evaluate(() => globalThis.bench.report());
    const bytes = { all: 0 };
    for (const [name, size] of seen.requests) {
      bytes.all += size;
      bytes[kind(name)] = (bytes[kind(name)] ?? 0) + size;
    }
    return { ...seen, bytes };
  });
}

/** Visits all pages in turn, again and again. Answers with the runs of each page, and what must be said of them. */
export async function load(browser, address, names, runs, say) {
  const found = Object.fromEntries(names.map((page) => [page, []]));
  const notes = [];
  const probes = {};
  for (const page of names.filter((page) => PARTS[page])) {
    // Not measured: does the page mark that it is usable, and does its filter respond in that moment?
    const first = await visit(browser, address, page, { probes: true });
    probes[page] = !first.isMarked;
    if (probes[page]) {
      notes.push(`${NAMES[page]} does not mark that it is usable: its filter is tried until it responds.`);
      continue;
    }
    const { answered } = await visit(browser, address, page, { checks: true, slow: true });
    if (answered === null) {
      notes.push(`**Miss:** the filter of ${NAMES[page]} does not respond when the page marks that it is usable.`);
    }
  }
  for (let run = 1; run <= runs; run++) {
    for (const page of names) {
      say(`load ${run} of ${runs}: ${page}`);
      found[page].push(await visit(browser, address, page, { probes: probes[page] ?? false, slow: true }));
    }
  }
  return { found, notes, probed: names.filter((page) => probes[page]) };
}

/** The same in WebKit, whose own reports are fewer: no long tasks, no shifts of the layout. */
export async function loadInWebKit(serve, pages, names, runs, say) {
  const first = (page) => `(${watch})(${JSON.stringify({ parts: PARTS[page] ?? null, patience: PATIENCE })})`;
  const { address, stop } = await serve(pages, { first, isSlow: true });
  const webkit = await launchWebKit();
  const found = Object.fromEntries(names.map((page) => [page, []]));
  try {
    for (let run = 1; run <= runs; run++) {
      for (const page of names) {
        say(`load in WebKit ${run} of ${runs}: ${page}`);
        const seen = await webkit.fresh(async ({ goto, run }) => {
          await goto(`${address}/${page}/`);
          return run("const [done] = arguments; bench.report().then(done, (error) => done({ error: String(error) }))");
        });
        if (seen.error) throw new Error(`${page}: ${seen.error}`);
        found[page].push({ ...seen, bytes: seen.requests.reduce((sum, [, size]) => sum + size, 0) });
      }
    }
  } finally {
    webkit.stop();
    await stop();
  }
  return { found, version: webkit.version() };
}

export function webkitTable({ found, version }, runs) {
  const all = (page, take) => found[page].map(take);
  const picture = (run) => run.picture;
  const usable = (run) => run.usable;
  const times = table(
    ["page", "first paint", "picture", "× floor", "usable", "× floor", "kB until usable"],
    Object.keys(found).map((page) => [
      NAMES[page],
      spread(all(page, (run) => run.painted)),
      spread(all(page, picture)),
      ratio(all(page, picture), all("floor", picture)),
      page === "floor" ? "–" : spread(all(page, usable)),
      page === "floor" ? "–" : ratio(all(page, usable), all("floor", picture)),
      number(median(all(page, (run) => run.bytes / 1000))),
    ]),
  );
  return [
    "## Loading in WebKit",
    `${version}. Milliseconds, medians of ${runs} runs with quartiles. The server is as slow as a network of 1.6 Mbit/s and 150 ms; ` +
      "the processor is as fast as it is. WebKit reports neither long tasks nor shifts of the layout.",
    times,
  ].join("\n\n");
}

const GOALS = [
  ["first picture", "floor", 1.15, (run) => run.picture],
  ["usable", "floor", 2.9, (run) => run.usable],
  ["longest task", 100, "ms", (run) => run.longest],
  ["blocking time", 150, "ms", (run) => run.blocking],
  ["layout shift", 0, "", (run) => run.shift],
];

export function loadTable({ found, notes }, runs) {
  const all = (page, take) => found[page].map(take);
  const ms = (page, take) => (page === "floor" && take === usable ? "–" : spread(all(page, take)));
  const picture = (run) => run.picture;
  const usable = (run) => run.usable;
  const kB = (page, kind) => number(median(all(page, (run) => (run.bytes[kind] ?? 0) / 1000)));
  const times = table(
    ["page", "first paint", "picture", "× floor", "usable", "× floor", "longest task", "blocking", "layout shift"],
    Object.keys(found).map((page) => [
      NAMES[page],
      ms(page, (run) => run.painted),
      ms(page, picture),
      ratio(all(page, picture), all("floor", picture)),
      ms(page, usable),
      page === "floor" ? "–" : ratio(all(page, usable), all("floor", picture)),
      median(all(page, (run) => run.longest)) === 0 ? "under 50" : ms(page, (run) => run.longest),
      ms(page, (run) => run.blocking),
      median(all(page, (run) => run.shift)).toFixed(3),
    ]),
  );
  const kinds = ["html", "css", "script", "wasm", "data", "picture", "other", "all"];
  const bytes = table(
    ["kB until usable, brotli", ...kinds],
    Object.keys(found).map((page) => [NAMES[page], ...kinds.map((kind) => kB(page, kind))]),
  );
  const peers = table(
    ["Coalition Timeline takes, of the peer's", "first picture", "usable", "bytes"],
    Object.keys(found)
      .filter((page) => PARTS[page] && page !== "site")
      .map((page) => [
        NAMES[page],
        ...[picture, usable, (run) => run.bytes.all].map((take) => ratio(all("site", take), all(page, take))),
      ]),
  );
  const goals = table(
    ["goal on the slow profile", "at most", "measured", ""],
    GOALS.map(([what, limit, most, take]) => {
      const isRatio = limit === "floor";
      const value = median(all("site", take)) / (isRatio ? median(all("floor", picture)) : 1);
      const [end, unit] = isRatio ? [most, " × floor"] : [limit, most && ` ${most}`];
      const shown = value.toFixed(isRatio ? 2 : most ? 0 : 3);
      return [what, `${end}${unit}`, `${shown}${unit}`, value <= end ? "kept" : "**miss**"];
    }),
  );
  const marked = all("site", (run) => run.marked).filter(Number.isFinite);
  const mark = marked.length > 0 ? spread(marked) : "none";
  return [
    "## Loading",
    `Milliseconds, medians of ${runs} runs with quartiles. Processor 4 times slower, 1.6 Mbit/s, 150 ms, cold cache.`,
    times,
    `The site's own mark \`coalition-timeline:picture\`: ${mark}.`,
    ...notes,
    goals,
    peers,
    bytes,
  ].join("\n\n");
}
