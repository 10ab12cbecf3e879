// Static server of the benchmark: HTTP/1.1 with keep-alive, brotli made beforehand, no caching.

import { readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { isCompressible, sent } from "./compress.js";
import { BUNDLED, points } from "./data.js";

const TYPES = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  svg: "image/svg+xml",
  wasm: "application/wasm",
  png: "image/png",
  woff2: "font/woff2",
  txt: "text/plain; charset=utf-8",
};

const typeOf = (name) => TYPES[name.split(".").pop()] ?? "application/octet-stream";

/** Every file below a folder, by its path from there. */
export function filesOf(folder) {
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
      .map((path) => [path.slice(join(folder, "/").length), readFileSync(path)]),
  );
}

/** The site as it would be built from a larger data set: it asks for the packed files of that size. */
function larger(files, path) {
  const [, size, name] = path.match(/^\/site-(\d+)\/(.*)$/) ?? [];
  if (!size) return;
  if (name === "data" || name === "texts") {
    return { headers: {}, body: readFileSync(join(process.env.BENCH_MADE, `${name}-${size}`)) };
  }
  if (name) return files.get(name);
  const { headers, body } = files.get("index.html");
  const page = body
    .toString()
    .replace(/data-src="[^"]*"/, 'data-src="data"')
    .replace(/data-texts="[^"]*"/, 'data-texts="texts"')
    .replace(/<link rel="preload" href="data-[^>]*>/, "");
  return { headers: { "Content-Type": headers["Content-Type"] }, body: Buffer.from(page) };
}

/** 1.6 Mbit/s down, 150 ms there and back, for all answers together: a network for browsers that cannot slow down their own. */
function slowLink() {
  const [bytesPerMs, latency, piece] = [200, 150, 4_000];
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  let free = performance.now();
  return async (response, body) => {
    await wait(latency);
    for (let at = 0; at < body.length; at += piece) {
      const part = body.subarray(at, at + piece);
      // Answers that come at the same time take turns.
      free = Math.max(free, performance.now()) + part.length / bytesPerMs;
      await wait(free - performance.now());
      response.write(part);
    }
    response.end();
  };
}

/**
 * Serves pages, each a map of files, at `/name/`. Answers with the address, and a way to stop. `first` gives a page a script that
 * stands before everything else in it, where a browser cannot be given one; `isSlow` makes the network slow.
 */
export async function serve(pages, { first, isSlow = false } = {}) {
  const answers = new Map();
  const send = isSlow ? slowLink() : (response, body) => response.end(body);
  // As they are, for the pages of other sizes.
  const plain = new Map(
    [...pages.site].map(([name, body]) => [name, { headers: { "Content-Type": typeOf(name) }, body }]),
  );
  for (const [page, files] of Object.entries(pages)) {
    for (const [name, body] of files) {
      const headers = { "Content-Type": typeOf(name) };
      if (isCompressible(name)) headers["Content-Encoding"] = "br";
      const script = name === "index.html" && first?.(page);
      const told = script ? String(body).replace(/<head>/, () => `<head><script>${script}</script>`) : body;
      const answer = { headers, body: sent(name, Buffer.from(told)) };
      headers["Content-Length"] = answer.body.length;
      answers.set(`/${page}/${name}`, answer);
      if (name === "index.html") answers.set(`/${page}/`, answer);
    }
  }
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const answer = answers.get(pathname);
    if (answer) {
      response.writeHead(200, answer.headers);
      send(response, answer.body);
      return;
    }
    // Large data sets are not compressed: only what follows their loading is measured.
    const size = pathname.match(/^\/made\/points-(\d+)\.json$/)?.[1];
    if (size) {
      response.writeHead(200, { "Content-Type": TYPES.json }).end(JSON.stringify(points(Number(size))));
      return;
    }
    const made = larger(plain, pathname);
    response.writeHead(made ? 200 : 404, made?.headers).end(made?.body);
  });
  server.keepAliveTimeout = 60_000;
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const stop = () => new Promise((done) => (server.closeAllConnections(), server.close(done)));
  return { address: `http://127.0.0.1:${server.address().port}`, stop };
}

/** Where a page with this many meetings is. */
export function pathFor(page, size) {
  if (size === BUNDLED) return `/${page}/`;
  return page === "site" ? `/site-${size}/` : `/${page}/?data=/made/points-${size}.json`;
}
