// Wrapper of a wasm-bindgen script, so that it runs as a script or as a module. The build writes one into this, and its
// name. It leaves no other name in the page.
{
// A host may move an element into a document of another window. Firefox makes what is in it instances of the classes of that window,
// and Leptos asks for those of this one: a node is asked what it is instead.
const node = (type) => ({ [Symbol.hasInstance]: (it) => it?.nodeType === type });
const [Element, Text, Comment] = [node(1), node(3), node(8)];
// Where a page enforces Trusted Types, HTML comes from a policy. Whoever starts the program gives it one; the build has Leptos ask here.
const trusted = (html) => wasm_bindgen.policy?.createHTML(html) ?? html;
%%glue%%
globalThis[Symbol.for("%%name%%")] = wasm_bindgen;
}
