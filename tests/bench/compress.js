// Compressed sizes: bytes of a file on the way to a reader. Brotli at quality 11, each content compressed once.

import { createHash } from "node:crypto";
import { brotliCompressSync, constants } from "node:zlib";

const known = new Map();

export function compressed(body) {
  const key = createHash("sha256").update(body).digest("hex");
  if (!known.has(key)) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
    known.set(key, brotliCompressSync(body, { params }));
  }
  return known.get(key);
}

/** Whether a server would compress it: pictures of pixels and typefaces are already. */
export const isCompressible = (name) => /\.(html|css|js|ts|json|svg|wasm|txt|md|csv)$/.test(name);

/** The body as it is sent. */
export const sent = (name, body) => (isCompressible(name) ? compressed(body) : body);

const KINDS = { html: "html", css: "css", js: "script", wasm: "wasm", json: "data", txt: "data", svg: "picture", png: "picture", woff2: "typeface" };

/** What kind of file a name or an address is. */
export function kind(name) {
  const file = name.split(/[?#]/)[0].split("/").pop();
  return file === "" ? "html" : (KINDS[file.split(".").pop()] ?? "other");
}
