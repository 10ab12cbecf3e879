// Script inside a measured page: changes a filter and moves a pointer, frame by frame.

export function tools({ control, status, chart }) {
  /** The end of the next frame: a message posted in it is delivered when it has been painted. */
  const painted = () =>
    new Promise((done) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.now());
        port2.postMessage(0);
      });
    });
  const words = () => document.querySelector(status)?.textContent;
  const choose = (index) => {
    const select = document.querySelector(control);
    if (!select || select.options.length < 2) return;
    select.selectedIndex = index;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const failure = () =>
    document.querySelector("main [role=alert]:not([hidden]), .ct-failed")?.innerText.trim().split("\n")[0];

  /** Waits until the filter responds, and leaves it as it was. Answers with what the page says went wrong. */
  const respond = async (patience) => {
    let before = words();
    while (before === undefined || words() === before) {
      if (performance.now() > patience) return `nothing after ${patience / 1000} s`;
      if (failure()) return failure();
      before = words();
      choose(1);
      await painted();
      await painted();
    }
    choose(0);
    await painted();
    await painted();
    return null;
  };

  /**
   * Changes the filter from all years to all but the first and back, and times each change to the end of the frame in
   * which the status has other words: a change without an answer is an error, not a quick change. Without `changes`
   * it does the rest only, so that it can be told what the rest costs.
   */
  const filter = async (most, patience, changes) => {
    const times = { narrower: [], wider: [] };
    const start = performance.now();
    for (let done = 0; done === 0 || (done < most && performance.now() - start < patience); done += 2) {
      for (const [index, direction] of [
        [1, "narrower"],
        [0, "wider"],
      ]) {
        await painted();
        await painted();
        if (done === 0 && index === 1) performance.mark("bench:from");
        const before = words();
        const at = performance.now();
        if (changes) choose(index);
        let end = await painted();
        for (let frames = 0; changes && words() === before; frames++) {
          if (frames > 100) throw new Error("a change of the filter was not answered");
          end = await painted();
        }
        times[direction].push(end - at);
      }
    }
    performance.mark("bench:to");
    return times;
  };

  /** Moves the pointer over the chart, one step a frame; or does all of it but telling the page. */
  const hover = async (moves, tells, patience) => {
    const area = document.querySelector(chart).getBoundingClientRect();
    const inWindow = Math.min(area.bottom, innerHeight) - area.top;
    await painted();
    performance.mark("bench:from");
    const start = performance.now();
    let move = 0;
    for (; move === 0 || (move < moves && performance.now() - start < patience); move++) {
      const clientX = area.left + area.width * (0.1 + (0.8 * move) / moves);
      const clientY = area.top + inWindow * (0.5 + 0.3 * Math.sin(move / 3));
      const at = { clientX, clientY, bubbles: true, composed: true };
      const target = document.elementFromPoint(clientX, clientY) ?? document.querySelector(chart);
      const told = tells ? target : new EventTarget();
      told.dispatchEvent(new PointerEvent("pointermove", { ...at, pointerType: "mouse" }));
      told.dispatchEvent(new MouseEvent("mousemove", at));
      await painted();
    }
    performance.mark("bench:to");
    return move;
  };

  /** The size of the program's memory, by way of the script that started it; none without WASM. */
  const memory = async () => {
    const wasm = performance.getEntriesByType("resource").find(({ name }) => name.endsWith(".wasm"));
    if (!wasm) return null;
    const glue = wasm.name.replace(/.*\//, "").replace("_bg.wasm", ".js");
    return (await globalThis[Symbol.for(glue)]()).memory.buffer.byteLength;
  };

  const measured = (name) => performance.getEntriesByName(name, "measure").map(({ duration }) => duration);

  globalThis.bench = { respond, filter, hover, memory, measured };
}
