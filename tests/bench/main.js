// Benchmark of the built site beside its peers: speed, size and growth of cost. `scripts/bench` calls this.

import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { dirname } from "node:path";
import { parseArgs } from "node:util";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: "string", default: "7" },
    dist: { type: "string", default: "dist" },
    out: { type: "string" },
    pages: { type: "string" },
    sizes: { type: "string" },
  },
});
const what = positionals[0] ?? "all";
const runs = Number(values.runs);
const out = values.out ?? `target/bench/${what}.md`;
const wants = (part) => what === part || what === "all";
const say = (words) => console.error(`  ${words}`);
const parts = [];
let isKept = true;

if (wants("bytes")) {
  const { bytes } = await import("./bytes.js");
  const weighed = bytes(values.dist);
  parts.push(weighed.text);
  isKept = weighed.isKept;
}

if (wants("load") || wants("filter")) {
  const { launch } = await import("./driver.js");
  const { pages, PARTS } = await import("./pages.js");
  const { serve } = await import("./server.js");
  say("compressing the pages");
  const all = pages(values.dist);
  const chosen = values.pages?.split(",") ?? Object.keys(all);
  const { address, stop } = await serve(all);
  const browser = await launch();
  const before = loadavg()[0];
  const raw = {};
  try {
    if (wants("load")) {
      const { load, loadInWebKit, loadTable, webkitTable } = await import("./load.js");
      const names = ["floor", ...chosen.filter((page) => page !== "floor")];
      raw.load = await load(browser, address, names, runs, say);
      parts.push(loadTable(raw.load, runs));
      if (process.env.WEBKITDRIVER) {
        raw.webkit = await loadInWebKit(serve, all, names.filter((page) => !raw.load.probed.includes(page)), runs, say);
        parts.push(webkitTable(raw.webkit, runs));
      }
    }
    if (wants("filter")) {
      const { filter, filterTable } = await import("./filter.js");
      const names = chosen.filter((page) => PARTS[page]);
      const sizes = values.sizes?.split(",").map(Number);
      const found = await filter(browser, address, names, runs, say, sizes);
      raw.filter = Object.fromEntries(found);
      parts.push(filterTable(found, runs));
    }
    const load = `${before.toFixed(1)} before and ${loadavg()[0].toFixed(1)} after`;
    const machine = `${cpus().length} × ${cpus()[0].model.trim()}`;
    parts.push(`Measured on ${machine}, load ${load}, in ${await browser.version()}.`);
  } finally {
    await browser.close();
    await stop();
  }
  // Every single run, for those who doubt the medians.
  write(out.replace(/\.md$/, "") + ".json", JSON.stringify(raw, null, 1));
}

if (what === "own") {
  const { launch } = await import("./driver.js");
  const { own, ownTable } = await import("./own.js");
  const { filesOf, serve } = await import("./server.js");
  const { address, stop } = await serve({ site: filesOf(values.dist) });
  const browser = await launch();
  try {
    const found = await own(browser, address, say, values.sizes?.split(",").map(Number));
    parts.push(ownTable(found));
    write(out.replace(/\.md$/, "") + ".json", JSON.stringify(found, null, 1));
  } finally {
    await browser.close();
    await stop();
  }
}

const text = parts.join("\n\n") + "\n";
write(out, text);
process.stdout.write(text);
if (!isKept) {
  console.error("The site is over its budget (tests/bench/budget.json).");
  process.exitCode = 1;
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
