// How does a host hide what it is made of? In a closed shadow root.
addEventListener("DOMContentLoaded", () => {
  window.inner = document.querySelector("section").attachShadow({ mode: "closed" });
  inner.append(document.createElement("coalition-timeline"));
});
