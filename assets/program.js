// How does a script of wasm-bindgen hand over what it gives, run as a script or as a module? The build writes one into this, and its
// name. It leaves no other name in the page.
{
%%glue%%
globalThis[Symbol.for("%%name%%")] = wasm_bindgen;
}
