// How do the pages reach the browser? A static server: HTTP/1.1 with keep-alive, brotli made beforehand, no caching.

import { readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { Readable } from "node:stream";
import { BUNDLED, file, points } from "./data.js";
import { isCompressible, sent } from "./compress.js";

const TYPES = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  svg: "image/svg+xml",
  wasm: "application/wasm",
  png: "image/png",
};

/** Every file below a folder, by its path from there. */
export function filesOf(folder) {
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
      .map((path) => [path.slice(join(folder, "/").length), readFileSync(path)]),
  );
}

/** Large data sets are made while they are sent, and not compressed: only what follows their loading is measured. */
function* made(path) {
  const [, format, size] = path.match(/^\/made\/(file|points)-(\d+)\.json$/) ?? [];
  if (format === "file") yield* file(Number(size));
  if (format === "points") yield JSON.stringify(points(Number(size)));
}

/** Serves pages, each a map of files, at `/name/`. Answers with the address, and a way to stop. */
export async function serve(pages) {
  const answers = new Map();
  for (const [page, files] of Object.entries(pages)) {
    for (const [name, body] of files) {
      const type = TYPES[name.split(".").pop()] ?? "application/octet-stream";
      const headers = { "Content-Type": type };
      if (isCompressible(name)) headers["Content-Encoding"] = "br";
      const answer = { headers, body: sent(name, body) };
      headers["Content-Length"] = answer.body.length;
      answers.set(`/${page}/${name}`, answer);
      if (name === "index.html") answers.set(`/${page}/`, answer);
    }
  }
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const answer = answers.get(pathname);
    if (answer) {
      response.writeHead(200, answer.headers).end(answer.body);
    } else if (pathname.startsWith("/made/")) {
      response.writeHead(200, { "Content-Type": TYPES.json });
      Readable.from(made(pathname))
        .on("error", () => response.destroy())
        .pipe(response);
    } else {
      response.writeHead(404).end();
    }
  });
  server.keepAliveTimeout = 60_000;
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const stop = () => new Promise((done) => (server.closeAllConnections(), server.close(done)));
  return { address: `http://127.0.0.1:${server.address().port}`, stop };
}

/** The query that shows this many meetings. */
export const queryFor = (page, size) =>
  size === BUNDLED ? "" : `?data=/made/${page === "site" ? "file" : "points"}-${size}.json`;
