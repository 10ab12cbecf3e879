// Message log of the frame's host, and what the host does to its frames.

// What the first frame has said.
window.said = [];
addEventListener("message", ({ source, data }) => {
  if (source === frames[0]) said.push(data);
});

// Which frames have been given which height.
window.resized = [];
new MutationObserver((changes) => {
  const all = [...document.querySelectorAll("iframe")];
  resized.push(...changes.map(({ target }) => [all.indexOf(target), target.style.height]));
}).observe(document, { subtree: true, attributeFilter: ["style"] });

// Asks the first frame for something.
window.ask = (message) => frames[0].postMessage(message, "*");
