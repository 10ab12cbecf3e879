// Pages that are compared: the built site, a page that is nothing but the picture, and three peers on the same data.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { BUNDLED, points } from "./data.js";
import { filesOf } from "./server.js";

const require = createRequire(join(process.env.BENCH_MODULES ?? ".", "none.js"));
const here = fileURLToPath(new URL(".", import.meta.url));
const PEERS = { uplot: "uPlot", echarts: "ECharts", chartjs: "Chart.js" };

/** What each page is called in a table. */
export const NAMES = { floor: "static SVG (floor)", site: "**Coalition Timeline**", ...PEERS };

/** Where a reader filters, what then changes, what is pointed at, and which mark says that the page is usable. */
export const PARTS = {
  site: {
    control: "select[name=from]",
    status: ".ct-status",
    chart: ".ct-picture",
    ready: "coalition-timeline:ready",
    picture: "coalition-timeline:picture",
  },
  ...Object.fromEntries(
    Object.keys(PEERS).map((peer) => [
      peer,
      { control: "select[name=from]", status: "output", chart: "#lanes canvas, #chart canvas", ready: "bench:ready" },
    ]),
  ),
};

const page = (title, head, body) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8">` +
  `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>${head}</head>` +
  `<body>${body}</body></html>\n`;

const STYLE =
  "body{margin:8px;font:14px sans-serif}#chart,#lanes{width:1400px;height:420px}#members:empty{display:none}";

/** One peer: a page and one script that holds the library, what uses it, and the bundled data. */
function peer(name, title) {
  const { buildSync } = require("esbuild");
  const built = buildSync({
    entryPoints: [join(here, "peers", `${name}.js`)],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    nodePaths: [process.env.BENCH_MODULES],
    define: { POINTS: JSON.stringify(points(BUNDLED)) },
    logLevel: "error",
  });
  const css = name === "uplot" ? readFileSync(require.resolve("uplot/dist/uPlot.min.css"), "utf8") : "";
  const select = (name) => `<label>${name} <select name="${name}"></select></label> `;
  const controls = `${select("from")}${select("to")}${select("host")}<output></output>`;
  const html = page(
    title,
    `<style>${STYLE}${css}</style><script type="module" src="app.js"></script>`,
    `${controls}<div id="members"></div><div id="chart"></div>`,
  );
  return new Map([
    ["index.html", Buffer.from(html)],
    ["app.js", Buffer.from(built.outputFiles[0].contents)],
  ]);
}

/** All pages, as maps of their files. */
export function pages(dist) {
  const svg = readFileSync(join(here, "../native/pictures/everything-1440.svg"), "utf8");
  return {
    floor: new Map([["index.html", Buffer.from(page("Floor", "<style>body{margin:0}</style>", svg))]]),
    site: filesOf(dist),
    ...Object.fromEntries(Object.entries(PEERS).map(([name, title]) => [name, peer(name, title)])),
  };
}

/** A package that scripts/setup has installed. */
export const installed = (name) => require(name);
