// Host element with a closed shadow root, which hides the timeline inside.
addEventListener("DOMContentLoaded", () => {
  window.inner = document.querySelector("section").attachShadow({ mode: "closed" });
  inner.append(document.createElement("coalition-timeline"));
});
