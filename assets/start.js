// How does the page start without an inline script? Trunk names the program's files by their content; the page's
// preload links say which they are.

const file = (selector) => document.querySelector(selector)?.href;
const glue = file('link[rel="modulepreload"]');
const program = file('link[rel="preload"][type="application/wasm"]');

const { default: init } = await import(glue);
await init({ module_or_path: program });
