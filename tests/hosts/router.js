// Client-side router of a host: as with most routers, links to itself load nothing.

// Everything of the page that an element must leave alone.
window.surroundings = () => ({
  address: location.href,
  entries: history.length,
  state: history.state,
  title: document.title,
  head: document.head.innerHTML,
  sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
  attributes: [document.documentElement, document.body].map((element) => element.cloneNode(false).outerHTML),
  elements: document.querySelectorAll("*").length,
  scroll: document.documentElement.scrollWidth > document.documentElement.clientWidth,
});

const show = () => {
  document.querySelector("#place").textContent = location.pathname + location.search;
};

window.routed = [];
addEventListener("DOMContentLoaded", show);
addEventListener("popstate", show);
addEventListener("hashchange", () => routed.push("hashchange"));
document.addEventListener("click", (event) => {
  const link = event.composedPath().find((node) => node.localName === "a");
  if (!link || event.defaultPrevented || new URL(link.href).origin !== location.origin) return;
  event.preventDefault();
  routed.push(link.getAttribute("href"));
  history.pushState({ own: true }, "", link.href);
  show();
});

// What was there before the element's script.
window.newNames = () => Object.getOwnPropertyNames(window).filter((name) => !names.includes(name));
const names = Object.getOwnPropertyNames(window);
