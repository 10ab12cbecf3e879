// How does the page start without an inline script? Trunk names the program's files by their content; the page's
// preload links say which they are.

const file = (selector) => document.querySelector(selector)?.href;

try {
  const program = await import(file('link[rel="modulepreload"]'));
  await program.default({ module_or_path: file('link[rel="preload"][type="application/wasm"]') });
  program.startPage();
} catch (error) {
  console.error(error);
  document.querySelectorAll("[data-waiting]").forEach((element) => (element.hidden = true));
  document.querySelectorAll("[data-failed]").forEach((element) => (element.hidden = false));
}
