// How does the page start without an inline script? Trunk names the program's files by their content; the page's
// preload links say which they are.

const file = (selector) => document.querySelector(selector)?.href;

const show = (selector, isShown) =>
  document.querySelectorAll(selector).forEach((element) => (element.hidden = !isShown));

// Without this script nothing would come of waiting.
show("[data-waiting]", true);

try {
  const program = await import(file('link[rel="modulepreload"]'));
  await program.default({ module_or_path: file('link[rel="preload"][type="application/wasm"]') });
  program.startPage();
} catch (error) {
  console.error(error);
  show("[data-waiting]", false);
  show("[data-failed]", true);
}
