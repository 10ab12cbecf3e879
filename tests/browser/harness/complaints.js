// Error collector: tells the server that sent the page of its errors, since WebKit's driver keeps no list of them.
// It is the first script of a page, stands before the page's policy, and leaves nothing behind that a page could meet.
(() => {
  document.currentScript.remove();
  // A worker made before there is a policy may tell it whatever the policy of the page is.
  const telling = `
    let last = Promise.resolve();
    onmessage = ({ data: [address, done] }) => {
      if (address) last = last.then(() => fetch(address, { mode: "no-cors" })).catch(() => {});
      if (done) last.then(() => done.postMessage(0));
    };`;
  const worker = new Worker(URL.createObjectURL(new Blob([telling])));
  const tell = (words) =>
    worker.postMessage([`${location.origin}/said?${encodeURIComponent(`${words} (${location.href})`.toWellFormed())}`]);
  const spoken = (it) => (it instanceof Error ? `${it} ${it.stack}` : String(it));
  addEventListener("error", ({ message, error }) => message && tell(`error: ${error ? spoken(error) : message}`));
  addEventListener("unhandledrejection", ({ reason }) => tell(`unhandled rejection: ${spoken(reason)}`));
  addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
    tell(`Content Security Policy: ${effectiveDirective} refuses ${blockedURI}`),
  );
  for (const level of ["error", "warn", "assert"]) {
    const own = console[level];
    console[level] = (...words) => {
      own.apply(console, words);
      if (level !== "assert" || !words[0]) tell(`console.${level}: ${words.map(spoken).join(" ")}`);
    };
  }
  const told = (done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done();
    worker.postMessage([null, port2], [port2]);
  };
  Object.defineProperty(globalThis, Symbol.for("coalition-timeline-told"), { value: told });
})();
