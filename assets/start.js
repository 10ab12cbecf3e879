// How does the page start without an inline script? Trunk names the program's files by their content; the page's
// preload links say which they are.

const file = (selector) => document.querySelector(selector)?.href;

const show = (selector, isShown) =>
  document.querySelectorAll(selector).forEach((element) => (element.hidden = !isShown));

// Data of others are checked by a program of its own, which few readers need.
const check = async (bytes) => {
  const { check, checkProgram } = document.querySelector("main").dataset;
  const program = await import(new URL(check, document.baseURI));
  await program.default({ module_or_path: new URL(checkProgram, document.baseURI) });
  return program.check(bytes);
};

// The moment at which the delivered picture was painted, for whoever measures.
new PerformanceObserver((seen, self) => {
  const painted = seen.getEntriesByName("first-contentful-paint")[0];
  if (!painted || "asked" in document.documentElement.dataset) return;
  performance.mark("coalition-timeline:picture", { startTime: painted.startTime });
  self.disconnect();
}).observe({ type: "paint", buffered: true });

// Without this script nothing would come of waiting.
show("[data-waiting]", true);

try {
  const program = await import(file('link[rel="modulepreload"]'));
  await program.default({ module_or_path: file('link[rel="preload"][type="application/wasm"]') });
  program.startPage(check);
} catch (error) {
  console.error(error);
  show("[data-waiting]", false);
  show("[data-failed]", true);
  // Inside a frame the page around it is told, as the program would have told it.
  const told = { source: "coalition-timeline", version: 1 };
  const height = Math.ceil(document.querySelector("main").getBoundingClientRect().bottom);
  if (parent !== window) {
    parent.postMessage({ ...told, type: "error", message: String(error) }, "*");
    parent.postMessage({ ...told, type: "height", height }, "*");
    parent.postMessage({ sentinel: "amp", type: "embed-size", height }, "*");
  }
}
