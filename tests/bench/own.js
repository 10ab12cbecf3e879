// Import benchmark: time to read a reader's own file, and whether the page answers meanwhile. Tables of several sizes,
// opened by the page's own dialog.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BUNDLED } from "./data.js";
import { fresh } from "./driver.js";
import { tools } from "./inside.js";
import { PARTS } from "./pages.js";
import { number, table } from "./statistics.js";

export const SIZES = [1, BUNDLED, 10_000, 100_000, 1_000_000];
/** More are not made into a file. */
const MOST_ROWS = 100_000;
const PATIENCE = 280_000;
const HOSTS = ["FR,Paris", "DE,Berlin", "IT,Rome", "JO,Amman", "US,Washington", "MA,Marrakesh", "KW,Kuwait City"];

/** A table of so many meetings on ten years of days, in no order of time; each thousandth has a figure and its source. */
export function rows(count) {
  const lines = ["date,name,hosts,city,members,source_url"];
  const first = Date.UTC(2014, 8, 5);
  for (let at = 0; at < count; at++) {
    const day = new Date(first + (Math.floor((at * 7_919) % count * 3_380 / count)) * 86_400_000);
    const figure = at % 1_000 === 0 ? `${60 + Math.floor(at / 1_000) % 30},https://example.org/${at}` : ",";
    lines.push(`${day.toISOString().slice(0, 10)},Meeting ${at},${HOSTS[at % HOSTS.length]},${figure}`);
  }
  return lines.join("\n") + "\n";
}

/** Notes long tasks, and what the page says of how far it has come. Runs inside the page. */
function watch() {
  const seen = { long: [], told: [] };
  globalThis.seen = seen;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) seen.long.push([startTime, duration]);
  }).observe({ type: "longtask", buffered: true });
  addEventListener("DOMContentLoaded", () => {
    new MutationObserver(() => {
      const words = document.querySelector(".ct-reading p")?.textContent.replace(/[\d,]+/g, "n");
      if (words && seen.told.at(-1)?.[1] !== words) seen.told.push([performance.now(), words]);
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
}

/** Saves what is shown, and gives how long that took and the longest task of it. Runs inside the page. */
async function save(format) {
  const frame = () => new Promise(requestAnimationFrame);
  document.querySelector(".ct-share-button").click();
  // What a dialog is filled with comes in the next task.
  await frame();
  const dialog = document.querySelector("dialog[open]");
  const [before, begun] = [globalThis.seen.long.length, performance.now()];
  [...dialog.querySelectorAll("button")].find((it) => it.textContent === format.toUpperCase()).click();
  while (![...dialog.querySelectorAll("[role=status]")].some((it) => it.textContent)) await frame();
  const time = performance.now() - begun;
  // A long task is told of after its end.
  await new Promise((done) => setTimeout(done, 300));
  dialog.close();
  await frame();
  return [time, Math.max(0, ...globalThis.seen.long.slice(before).map(([, length]) => length))];
}

function visit(browser, address, file, size) {
  return fresh(browser, async (tab) => {
    tab.setDefaultTimeout(PATIENCE);
    await tab.evaluateOnNewDocument(watch);
    await tab.evaluateOnNewDocument(tools, PARTS.site);
    await tab.goto(`${address}/site/`, { waitUntil: "load" });
    await tab.waitForFunction(() => performance.getEntriesByName("coalition-timeline:complete").length > 0);
    const input = await tab.$("input[type=file]");
    await tab.evaluate(() => {
      document.querySelector("input[type=file]").addEventListener("change", () => (globalThis.begun = performance.now()));
    });
    await input.uploadFile(file);
    const shown = `${size.toLocaleString("en-US")} of ${size.toLocaleString("en-US")} `;
    await tab.waitForFunction(
      (shown) => document.querySelector(".ct-shown")?.textContent.startsWith(shown) && document.querySelector("canvas")?.width > 300,
      { polling: 20 },
      shown,
    );
    // A frame, and a moment for what follows it.
    await tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 300))));
    const read = await tab.evaluate(() => {
      const after = ([start]) => start >= globalThis.begun;
      const { long, told } = globalThis.seen;
      const { begun } = globalThis;
      const end = performance.getEntriesByName("coalition-timeline:ready").at(-1).startTime;
      return {
        all: end - begun,
        long: long.filter(after).map(([start, length]) => [start - begun, length]),
        told: told.filter(after).map(([start, words]) => [start - begun, words]),
      };
    });
    const memory = await tab.evaluate(() => globalThis.bench.memory());
    const check = await tab.evaluate(async () => {
      const program = await globalThis[Symbol.for(document.querySelector("main").dataset.check)]();
      return program.memory.buffer.byteLength;
    });
    const { JSHeapUsedSize: heap } = await tab.metrics();
    let change = [];
    if (size > 1) {
      change = await tab.evaluate(async () => {
        const before = globalThis.seen.long.length;
        const times = await globalThis.bench.filter(6, 10_000, true);
        const long = globalThis.seen.long.slice(before).map(([, length]) => length);
        return [Math.max(...times.narrower, ...times.wider), Math.max(0, ...long)];
      });
    }
    const saved = {};
    if (size <= MOST_ROWS) {
      await (await tab.createCDPSession()).send("Browser.setDownloadBehavior", { behavior: "deny" });
      for (const format of ["csv", "json"]) saved[format] = await tab.evaluate(save, format);
    }
    return { ...read, memory, check, heap, change, saved };
  });
}

/** Opens a table of each size in turn. */
export async function own(browser, address, say, sizes = SIZES) {
  const folder = mkdtempSync(join(tmpdir(), "coalition-timeline-own-"));
  const found = [];
  try {
    for (const size of sizes) {
      say(`own: ${number(size)} meetings`);
      const file = join(folder, `${size}.csv`);
      const text = rows(size);
      writeFileSync(file, text);
      found.push({ size, bytes: text.length, ...(await visit(browser, address, file, size)) });
      rmSync(file);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return found;
}

export function ownTable(found) {
  const MB = (bytes) => number(bytes / 1e6);
  const longest = (tasks) => {
    const most = Math.max(0, ...tasks.map(([, length]) => length));
    return most ? number(most) : "under 50";
  };
  return [
    "## Files of one's own",
    "From the choice of a table to a page that can be used, in Chromium. Milliseconds; one run.",
    table(
      ["meetings", "MB", "all", "longest task", "tasks over 50", "painted after a change", "its longest task"],
      found.map(({ size, bytes, all, long, change: [painted, task] }) => [
        size.toLocaleString("en-GB"),
        MB(bytes),
        number(all),
        longest(long),
        long.map(([, length]) => number(length)).join(" + ") || "none",
        painted ? number(painted) : "–",
        painted ? longest(task ? [[0, task]] : []) : "–",
      ]),
    ),
    "Saved again, from the press to the words that it is saved; milliseconds, and the longest task.",
    table(
      ["meetings", "CSV", "its longest task", "JSON", "its longest task"],
      found.filter(({ saved }) => saved.csv).map(({ size, saved: { csv, json } }) => [
        size.toLocaleString("en-GB"),
        ...[csv, json].flatMap(([time, task]) => [number(time), longest([[0, task]])]),
      ]),
    ),
    "Memory in MB when all is there: the program's, that of the one that checks, and of scripts. The first two never shrink.",
    table(
      ["meetings", "program", "check", "scripts"],
      found.map(({ size, memory, check, heap }) => [size.toLocaleString("en-GB"), MB(memory), MB(check), MB(heap)]),
    ),
  ].join("\n\n");
}
