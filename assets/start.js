// How does the page start without an inline script? Trunk names the program's files by their content; the page's
// preload links say which they are. `asked.js` shows the page as it was delivered where nothing comes of this.

const file = (selector) => document.querySelector(selector)?.href;
const host = document.querySelector("main");
// Of a further try: what makes the addresses of this script and its files others than those of the tries before.
const { search } = new URL(import.meta.url);

// Data of others are checked by a program of its own, which few readers need. Browsers remember that a script did not come, and
// go on waiting for one that never answers: what failed or is late is forgotten, and the next try is for another address.
const LATE_MS = 10_000;
let checker;
let tries = 0;
const loadChecker = () => {
  if (checker) return checker;
  const { check, checkProgram } = host.dataset;
  const at = (name) => new URL(tries ? `${name}?${tries}` : name, document.baseURI).href;
  const [glue, program] = [at(check), at(checkProgram)];
  const load = async () => {
    const it = await import(glue);
    await it.default({ module_or_path: program });
    return it;
  };
  const loading = (checker = load());
  const forget = () => {
    if (checker !== loading) return;
    checker = undefined;
    tries++;
  };
  const late = setTimeout(forget, LATE_MS);
  loading.then(() => { checker = loading; }, forget).finally(() => clearTimeout(late));
  return loading;
};
const check = async (length) => (await loadChecker()).check(length);

// The moment at which the delivered picture was painted, for whoever measures. The first paint may be of words alone, where the
// picture had not been read yet: then it is the end of the next frame. Browsers that are locked down do not measure.
const measure = () => new PerformanceObserver((seen, self) => {
  const painted = seen.getEntriesByName("first-contentful-paint")[0]?.startTime;
  if (!painted || "asked" in document.documentElement.dataset) return;
  self.disconnect();
  const mark = (startTime) => performance.mark("coalition-timeline:picture", { startTime });
  if (painted >= performance.getEntriesByType("navigation")[0].domInteractive) return mark(painted);
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => mark(performance.now());
    port2.postMessage(0);
  });
}).observe({ type: "paint", buffered: true });

// WebKit remembers even over a reload that a script did not come: an address that nobody has asked for is always asked for.
const importModule = (address) => import(address).catch(() => import(`${address.split("?")[0]}?${Date.now()}`));

// What is on its way when the page is left ends there, and that is no failure.
let isLeft = false;
addEventListener("pagehide", () => { isLeft = true; });

const say = (reason) => document.dispatchEvent(new CustomEvent("coalition-timeline:start", { detail: reason }));

try {
  if (globalThis.PerformanceObserver) measure();
  const program = await importModule(file('link[rel="modulepreload"]') + search);
  await program.default({ module_or_path: file('link[rel="preload"][type="application/wasm"]') + search });
  // Of two tries both may come in the end.
  if (!("started" in host.dataset)) program.startPage(check);
  host.dataset.started = "";
  say();
} catch (error) {
  if (!isLeft) console.error(error);
  // One that came before has started it.
  if (!isLeft && !("started" in host.dataset)) say(String(error));
}
