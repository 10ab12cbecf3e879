// Performance observers of a page that loads. Runs inside the page, from before its first byte.

/**
 * `probes` tries the filter on every frame until it is answered, where a page does not mark that it is usable.
 * `checks` changes the filter in the moment of the mark, to see whether the mark is true.
 */
export function watch({ parts, probes, checks, patience }) {
  const { control, status, ready, picture } = parts ?? {};
  const seen = { long: [], shifts: [], picture: null, usable: null, by: null, answered: null };
  const observe = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  observe("longtask", ({ startTime, duration }) => seen.long.push([startTime, duration]));
  observe("layout-shift", ({ startTime, value }) => seen.shifts.push([startTime, value]));

  // The first picture: a large canvas that is drawn on, or a large picture that is there as a whole. Its time is the
  // end of the frame that shows it: a message posted in a frame is delivered when the frame has been painted.
  let isDrawn = false;
  const prototype = CanvasRenderingContext2D.prototype;
  const painters = ["fill", "stroke", "fillRect", "fillText", "drawImage"];
  const own = Object.fromEntries(painters.map((it) => [it, prototype[it]]));
  for (const [name, paint] of Object.entries(own)) {
    prototype[name] = function (...values) {
      if (this.canvas.width >= 200 && this.canvas.height >= 200) {
        Object.assign(prototype, own);
        isDrawn = true;
      }
      return paint.apply(this, values);
    };
  }
  const isWhole = (element) => {
    if (document.readyState !== "loading") return true;
    for (let it = element; it; it = it.parentElement) if (it.nextSibling) return true;
    return false;
  };
  const isLarge = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width >= 200 && height >= 200;
  };
  const isPicture = (element) => element.complete !== false && isLarge(element) && isWhole(element);
  const isShown = () => [...document.querySelectorAll("svg, img")].some(isPicture);

  // The filter: the first choice of it that is answered by other words in the status.
  const words = () => document.querySelector(status)?.textContent;
  const change = () => {
    const select = document.querySelector(control);
    if (!select || select.options.length < 2 || words() === undefined) return null;
    const before = words();
    select.selectedIndex = select.selectedIndex === 0 ? 1 : 0;
    const at = performance.now();
    select.dispatchEvent(new Event("change", { bubbles: true }));
    return { before, at, frames: 0 };
  };
  const usable = (at, by) => {
    seen.usable ??= at;
    seen.by ??= by;
  };
  let asked = null;
  if (ready) {
    observe("mark", ({ name, startTime }) => {
      if (name !== ready) return;
      usable(startTime, "mark");
      if (checks) asked = change();
    });
  }

  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    if (isDrawn) seen.picture ??= performance.now();
  };
  seen.settled = new Promise((settle, fail) => {
    const frame = () => {
      const now = performance.now();
      if (!parts && seen.picture) usable(seen.picture, "picture");
      if (seen.picture === null) {
        isDrawn ||= isShown();
        port2.postMessage(0);
      }
      if (asked) {
        if (words() !== asked.before) {
          seen.answered ??= asked.at;
          usable(asked.at, "filter");
        } else if (++asked.frames > 3 && !checks) {
          asked = null;
        }
      } else if (probes && seen.usable === null) {
        asked = change();
      }
      const isOver = seen.picture !== null && seen.usable !== null && now > seen.usable + 1000;
      if (isOver && (!checks || !asked || seen.answered !== null || now > seen.usable + 5000)) return settle();
      if (now > patience) return fail(new Error(`not usable after ${patience / 1000} s`));
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  // A refusal before anybody waits for it is no fault of the page.
  seen.settled.catch(() => {});

  /** What is known when all has settled. */
  seen.report = async () => {
    await seen.settled;
    const { by, answered } = seen;
    // What the probing itself caused does not count.
    const end = by === "filter" ? seen.usable : seen.usable + 1000;
    const long = seen.long.filter(([start]) => start < end).map(([, duration]) => duration);
    const requests = performance
      .getEntriesByType("resource")
      .concat(performance.getEntriesByType("navigation"))
      .filter(({ startTime }) => startTime <= seen.usable)
      .map(({ name, encodedBodySize }) => [name, encodedBodySize]);
    return {
      by,
      answered,
      isMarked: ready !== undefined && performance.getEntriesByName(ready, "mark").length > 0,
      painted: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null,
      picture: seen.picture,
      marked: performance.getEntriesByName(picture ?? "", "mark")[0]?.startTime ?? null,
      usable: seen.usable,
      longest: Math.max(0, ...long),
      blocking: long.reduce((sum, duration) => sum + duration - 50, 0),
      shift: seen.shifts.filter(([start]) => start < end).reduce((sum, [, value]) => sum + value, 0),
      requests,
    };
  };
  globalThis.bench = seen;
}
