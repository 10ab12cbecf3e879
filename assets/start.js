// How does the page start without an inline script? Trunk names the program's files by their content; the page's
// preload links say which they are.

const file = (selector) => document.querySelector(selector)?.href;

const show = (selector, isShown) =>
  document.querySelectorAll(selector).forEach((element) => (element.hidden = !isShown));

// Data of others are checked by a program of its own, which few readers need. Browsers remember that a script did not come: the
// next try is for another address.
let failures = 0;
const check = async (length) => {
  const { check, checkProgram } = document.querySelector("main").dataset;
  const address = new URL(failures ? `${check}?${failures}` : check, document.baseURI);
  const program = await import(address).catch((error) => { failures++; throw error; });
  await program.default({ module_or_path: new URL(checkProgram, document.baseURI) });
  return program.check(length);
};

// The moment at which the delivered picture was painted, for whoever measures. The first paint may be of words alone, where the
// picture had not been read yet: then it is the end of the next frame.
new PerformanceObserver((seen, self) => {
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
