// Host policy for what the page does not name: HTML as it is, or, where the address asks for it, none of its comments, which
// is less than a cleaner of HTML takes out.
globalThis.trustedTypes?.createPolicy("default", {
  createHTML: (html) => (location.search ? html.replace(/<!--.*?-->/g, "") : html),
});
