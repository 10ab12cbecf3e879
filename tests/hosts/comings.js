// Leak check: what is left behind when an element goes and comes again, a hundred times.
const element = document.querySelector("coalition-timeline");

// What there is after each time that it has been there.
window.traces = [];

const loading = (one) => new Promise((resolve) => one.addEventListener("load", resolve, { once: true }));

const memory = async () => {
  const isGlue = ({ name }) => name.includes("/coalition-timeline-") && name.endsWith(".js");
  const glue = performance.getEntriesByType("resource").find(isGlue).name.replace(/.*\//, "");
  // The program has been started: this returns what it exports, and starts nothing.
  return (await globalThis[Symbol.for(glue)]()).memory.buffer.byteLength;
};

const trace = async () => traces.push({
  listeners: listeners(),
  memory: await memory(),
  // The panels come with the picture and the links of the marks after it, which may be over by now or not.
  nodes: element.shadowRoot.querySelectorAll(":not(.ct-marks, .ct-marks *, .ct-panel, .ct-panel *)").length,
  panels: element.shadowRoot.querySelectorAll(".ct-panel").length,
  around: document.querySelectorAll("*").length,
  view: JSON.stringify(element.getView()),
});

// In the beginning there is a second one beside it. That takes more memory than whatever happens later, so that none is
// needed then, however one loading happens to overlap with the next.
const company = async () => {
  const other = document.createElement("coalition-timeline");
  const loaded = loading(other);
  document.body.prepend(other);
  await loaded;
  return other;
};

await loading(element);
await trace();
for (let time = 1; time <= 100; time += 1) {
  // Half of the times it goes before its data have come; every fourth time at once.
  const loaded = loading(element);
  const other = time <= 20 && company();
  element.remove();
  await Promise.resolve();
  document.body.append(element);
  if (time % 4 === 1) {
    element.remove();
    document.body.append(element);
  } else if (time % 2 === 1) {
    await new Promise(requestAnimationFrame);
    element.remove();
    await Promise.resolve();
    document.body.append(element);
  }
  await loaded;
  if (other) (await other).remove();
  await Promise.resolve();
  await trace();
}
