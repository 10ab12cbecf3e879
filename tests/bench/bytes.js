// Size check: bytes of the built site against the budget. Needs no browser.

import { readFileSync } from "node:fs";
import { kind, sent } from "./compress.js";
import { filesOf } from "./server.js";
import { table } from "./statistics.js";

const BUDGET = new URL("budget.json", import.meta.url);

/** What a page asks for before it is usable: the files that its tags name. */
export function namedFirst(html) {
  const wanted = /\brel="?(?:stylesheet|preload|icon)\b|<script\b/;
  return [...html.matchAll(/<(?:link|script)\b[^>]*>/g)]
    .map(([tag]) => wanted.test(tag) && tag.match(/\b(?:href|src)="?([^"\s>]+)/)?.[1])
    .filter((address) => address && !/^[a-z]+:/i.test(address))
    .map((address) => address.replace(/^\.?\//, "").split(/[?#]/)[0]);
}

/** Every file with its bytes as it is sent, and the sums that the budget is about. */
export function weigh(files) {
  const first = new Set(["index.html", ...namedFirst(files.get("index.html").toString())]);
  const missing = [...first].filter((name) => !files.has(name));
  if (missing.length > 0) throw new Error(`index.html names files that are not there: ${missing.join(", ")}`);
  const each = [...files].map(([name, body]) => ({
    name,
    raw: body.length,
    sent: sent(name, body).length,
    isFirst: first.has(name),
  }));
  const sum = (which) => each.filter(which).reduce((all, { sent }) => all + sent, 0);
  const sums = {};
  for (const { name, isFirst } of each) {
    if (isFirst) sums[kind(name)] ??= sum((file) => file.isFirst && kind(file.name) === kind(name));
  }
  sums.usable = sum(({ isFirst }) => isFirst);
  // Loaded beside all that: nothing waits for it.
  sums.typeface = sum(({ name }) => kind(name) === "typeface");
  // Pages of their own, which nothing on the page asks for, and their pictures: together, and none of them in the list.
  const isPage = ({ name }) => /^(meetings|data-package)\//.test(name);
  const isPoster = ({ name }) => /^meetings\/.*\.png$/.test(name);
  sums.total = sum((file) => !isPage(file));
  sums.beside = sum((file) => isPage(file) && !isPoster(file));
  sums.posters = sum(isPoster);
  return { each: each.filter((file) => !isPage(file)).sort((a, b) => b.isFirst - a.isFirst || b.sent - a.sent), sums };
}

/** The report, and whether everything is within the budget. */
export function bytes(dist) {
  const { each, sums } = weigh(filesOf(dist));
  const budget = JSON.parse(readFileSync(BUDGET, "utf8"));
  const count = (value) => value?.toLocaleString("en-GB") ?? "–";
  let isKept = true;
  const rows = [...new Set([...Object.keys(budget), ...Object.keys(sums)])].map((what) => {
    const [most, is] = [budget[what], sums[what] ?? 0];
    // A kind without a budget is over it: a new one must be decided about.
    const isOver = most === undefined || is > most;
    if (isOver) isKept = false;
    return [what, count(is), count(most), isOver ? "**over**" : `${Math.round((is / most) * 100)} %`];
  });
  const files = each.map((it) => [it.name, count(it.raw), count(it.sent), it.isFirst ? "yes" : ""]);
  const text = [
    "## Bytes",
    "Brotli at quality 11. Kinds: what is needed until it is usable. `usable`: all that. `typeface`: its two files, which nothing waits for. `total`: the whole site but what nothing on the page asks for: the pages of meetings and the data package, which are `beside`, and the pictures of meetings, `posters`, which only other sites ask for.",
    table(["kind", "bytes", "budget", "of it"], rows),
    table(["file", "raw", "sent", "needed until usable"], files),
  ].join("\n\n");
  return { text, isKept };
}
