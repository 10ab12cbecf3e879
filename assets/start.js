// Loader: starts the program without an inline script. Trunk names the program's files by their content; the page's
// preload links say which they are. `early.js` shows the page as it was delivered where nothing comes of this.
//
// No script of the page is a module: WebKit 2.50 hangs, and the whole page around with it, when a frame goes while its modules load.
{
const file = (selector) => document.querySelector(selector)?.href;
const host = document.querySelector("main");
// Of a further try: what makes the addresses of this script and its files others than those of the tries before.
const { search } = new URL(document.currentScript.src);
// The page's policy for Trusted Types. `early.js` has made it, which may not have come; a name may be used once.
const rules = { createHTML: (html) => html, createScriptURL: (address) => address };
const policy = globalThis[Symbol.for("coalition-timeline:policy")] ?? globalThis.trustedTypes?.createPolicy("coalition-timeline", rules) ?? rules;

/** Runs a script of wasm-bindgen, and gives what it leaves under its name. */
const load = (src) => new Promise((resolve, reject) => {
  const script = Object.assign(document.createElement("script"), { crossOrigin: "anonymous", src: policy.createScriptURL(src) });
  const name = new URL(src).pathname.replace(/.*\//, "");
  // It stays in the page until it has come: WebKit forgets the handlers of one that nobody holds.
  script.onload = () => {
    script.remove();
    const program = globalThis[Symbol.for(name)];
    program ? resolve(program) : reject(new Error(`The script ${src} is damaged.`));
  };
  script.onerror = () => {
    script.remove();
    reject(new Error(`The script ${src} did not come.`));
  };
  document.head.append(script);
});

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
  const start = async () => {
    const it = await load(glue);
    await it({ module_or_path: program });
    return it;
  };
  const loading = (checker = start());
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

// What is on its way when the page is left ends there, and that is no failure.
let isLeft = false;
addEventListener("pagehide", () => { isLeft = true; });

const say = (reason) => document.dispatchEvent(new CustomEvent("coalition-timeline:start", { detail: reason }));

const start = async () => {
  if (globalThis.PerformanceObserver) measure();
  const glue = file('link[rel="preload"][as="script"]');
  // WebKit remembers even over a reload that a script did not come: an address that nobody has asked for is always asked for.
  const program = await load(glue + search).catch(() => load(`${glue}?${Date.now()}`));
  program.policy = policy;
  await program({ module_or_path: file('link[rel="preload"][type="application/wasm"]') + search });
  // Of two tries both may come in the end.
  if (!("started" in host.dataset)) program.startPage(check);
  host.dataset.started = "";
  say();
};
start().catch((error) => {
  // A frame that is taken away hears of its failures before it hears that it goes, and then no timer comes to its end.
  setTimeout(() => {
    if (isLeft) return;
    console.error(error);
    // One that came before has started it.
    if (!("started" in host.dataset)) say(String(error).replace(/^Error: /, ""));
  });
});
}
