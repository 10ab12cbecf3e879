// Filter benchmark: time until the answer is painted, and until the pointer is followed, at each size.

import { BUNDLED } from "./data.js";
import { fresh, slowProcessor } from "./driver.js";
import { tools } from "./inside.js";
import { NAMES, PARTS } from "./pages.js";
import { pathFor } from "./server.js";
import { median, number, quartiles, ratio, spread, table } from "./statistics.js";
import { traced } from "./trace.js";

export const SIZES = [BUNDLED, 1_000, 10_000, 100_000, 1_000_000];
const SPEEDS = [1, 4];
/** A page that does not respond by then is a miss. */
const PATIENCE = 60_000;
/** So many changes or moves in one run, or fewer when they take so long together. */
const CHANGES = 10;
const MOVES = 40;
const CHANGES_PATIENCE = 3_000;
/** Where a change takes longer than this, a slower processor is not tried, and that is a miss. */
const SLOWEST = 2_000;

/** One run of one page with one size, at both speeds. A page that cannot do it says why in `miss`. */
function visit(browser, address, page, size) {
  return fresh(browser, async (tab) => {
    await tab.evaluateOnNewDocument(tools, PARTS[page]);
    await tab.goto(`${address}${pathFor(page, size)}`, { waitUntil: "domcontentloaded", timeout: PATIENCE });
    const miss = await within(
      PATIENCE + 10_000,
      tab.evaluate((patience) => globalThis.bench.respond(patience), PATIENCE),
    );
    if (miss) return { miss };
    const found = { memory: await tab.evaluate(() => globalThis.bench.memory()) };
    for (const speed of SPEEDS) {
      if (speed > 1 && found[1].painted > SLOWEST) break;
      await slowProcessor(tab, speed);
      const filter = (most, changes) =>
        tab.evaluate((...all) => globalThis.bench.filter(...all), most, CHANGES_PATIENCE, changes);
      const hover = (tells) => tab.evaluate((...all) => globalThis.bench.hover(...all), MOVES, tells, CHANGES_PATIENCE);
      const times = await within(PATIENCE, filter(CHANGES, true));
      // Tracing costs a little: times to the frame come from a round without it.
      const count = times.narrower.length + times.wider.length;
      const cost = async (work) => {
        const { result, script, main } = await within(PATIENCE, traced(tab, work));
        const steps = typeof result === "number" ? result : result.narrower.length + result.wider.length;
        return { script: script / steps, main: main / steps };
      };
      // What the benchmark itself costs, in the same loop without the change, is taken off.
      const [change, none] = [await cost(() => filter(count, true)), await cost(() => filter(count, false))];
      const [move, still] = [await cost(() => hover(true)), await cost(() => hover(false))];
      found[speed] = {
        painted: Math.max(median(times.narrower), median(times.wider)),
        times,
        script: change.script - none.script,
        main: change.main - none.main,
        hover: move.script - still.script,
      };
    }
    found.measured = await tab.evaluate(() => globalThis.bench.measured("coalition-timeline:filter"));
    found.memory = Math.max(found.memory, await tab.evaluate(() => globalThis.bench.memory())) || null;
    return found;
  });
}

function within(limit, work) {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`nothing after ${limit / 1000} s`)), limit);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Visits all pages at all sizes in turn, again and again. What is missed once is not tried again. */
export async function filter(browser, address, names, runs, say, sizes = SIZES) {
  const found = new Map(sizes.map((size) => [size, Object.fromEntries(names.map((page) => [page, []]))]));
  for (let run = 1; run <= runs; run++) {
    for (const [size, pages] of found) {
      for (const page of names) {
        if (pages[page].some(({ miss }) => miss)) continue;
        say(`filter ${run} of ${runs}: ${page} with ${size.toLocaleString("en-GB")}`);
        // What fails once may be the machine's fault.
        const seen = visit(browser, address, page, size).catch(() => visit(browser, address, page, size));
        pages[page].push(await seen.catch((error) => ({ miss: error.message })));
      }
    }
  }
  return found;
}

const short = (text) => text.replace(/\s+/g, " ").slice(0, 120);

function speedTable(found, speed) {
  const rows = [];
  for (const [size, pages] of found) {
    for (const [page, all] of Object.entries(pages)) {
      const name = `${size.toLocaleString("en-GB")} · ${NAMES[page]}`;
      const tooSlow = { miss: `over ${SLOWEST / 1000} s at full speed, not tried slower` };
      const missed = all.find(({ miss }) => miss) ?? (all.some((run) => !run[speed]) ? tooSlow : null);
      if (missed) {
        rows.push([name, `**miss:** ${short(missed.miss)}`, "–", "–", "–", "–"]);
        continue;
      }
      const take = (runs, what) => runs.map((run) => run[speed]?.[what]);
      const others = Object.entries(pages).filter(
        ([other, runs]) => other !== "site" && !runs.some(({ miss }) => miss),
      );
      const best = others.map(([, runs]) => take(runs, "painted")).sort((a, b) => median(a) - median(b))[0] ?? [];
      const compared = page === "site" ? ratio(take(all, "painted"), best) : "";
      const columns = ["painted", "script", "main", "hover"].map((what) => spread(take(all, what)));
      rows.push([name, columns[0], compared, ...columns.slice(1)]);
    }
  }
  return table(["meetings · page", "painted", "× best peer", "script", "main thread", "script per move"], rows);
}

function memoryTable(found) {
  const bytes = (runs) => median(runs.map(({ memory }) => memory));
  const base = bytes(found.get(BUNDLED)?.site ?? []);
  const rows = [...found]
    .filter(([, pages]) => pages.site)
    .map(([size, { site }]) => {
      const missed = site.find(({ miss }) => miss);
      const own = site.flatMap((run) => run.measured ?? []);
      if (missed) return [size.toLocaleString("en-GB"), `**miss:** ${short(missed.miss)}`, "–", "–"];
      const each = size > BUNDLED ? number((bytes(site) - base) / (size - BUNDLED)) : "";
      return [size.toLocaleString("en-GB"), number(bytes(site) / 1e6), each, quartiles(own) ? spread(own) : "none"];
    });
  return table(["meetings", "WASM memory, MB", "bytes for each more", "own measure of both speeds, ms"], rows);
}

export function filterTable(found, runs) {
  const about = "Milliseconds for one change of the first year, `painted` in the slower direction, medians of";
  return [
    "## Filtering and pointing",
    `${about} ${runs} runs with quartiles. One frame is 16.7 ms, and the change is made at the beginning of one.`,
    "Full speed:",
    speedTable(found, 1),
    "Processor 4 times slower:",
    speedTable(found, 4),
    "Memory of the program, which never shrinks: so it includes the reading of the file.",
    memoryTable(found),
  ].join("\n\n");
}
