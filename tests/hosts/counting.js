// Counter of listeners on what outlives an element: the window, the document, media queries. Included first.
const kept = new Map();
window.listeners = () => [...kept.values()].reduce((sum, all) => sum + all.size, 0);

const ids = new Map();
const id = (thing) => ids.get(thing) ?? ids.set(thing, ids.size).get(thing);
const name = (type, listener, options) => `${type} ${id(listener)} ${Boolean(options?.capture ?? options)}`;
const outlives = (target) => [Window, Document, MediaQueryList].some((kind) => target instanceof kind);

const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
EventTarget.prototype.addEventListener = function (type, listener, options) {
  const target = this ?? window;
  if (listener && outlives(target)) {
    if (!kept.has(target)) kept.set(target, new Set());
    kept.get(target).add(name(type, listener, options));
  }
  return add.call(target, type, listener, options);
};
EventTarget.prototype.removeEventListener = function (type, listener, options) {
  const target = this ?? window;
  kept.get(target)?.delete(name(type, listener, options));
  return remove.call(target, type, listener, options);
};
