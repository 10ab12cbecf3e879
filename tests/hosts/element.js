// Event log of the element's host. Included before the element's script.
window.heard = [];

for (const type of ["coalition-view-change", "coalition-select"]) {
  document.addEventListener(type, (event) => {
    const at = [...document.querySelectorAll("coalition-timeline")].indexOf(event.target);
    heard.push({ type, at, composed: event.composed, detail: event.detail });
  });
}

// These two do not bubble, but can be seen on their way down.
for (const type of ["load", "error"]) {
  document.addEventListener(type, ({ target, message }) => {
    if (target.localName !== "coalition-timeline") return;
    const at = [...document.querySelectorAll("coalition-timeline")].indexOf(target);
    heard.push(message ? { type, at, message } : { type, at });
  }, true);
}

// How the promise of each element ends.
window.readiness = [];
customElements.whenDefined("coalition-timeline").then(() => {
  document.querySelectorAll("coalition-timeline").forEach((element, at) => {
    const said = (words) => () => { readiness[at] = words; };
    element.ready.then((it) => { readiness[at] = it === element ? "ready" : "something else"; }, said("rejected"));
  });
});
