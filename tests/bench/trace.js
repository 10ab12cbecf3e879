// Trace reader: how long the main thread worked, and how long of it in script, from Chromium's own trace.

const SCRIPT = new Set([
  "FunctionCall",
  "EvaluateScript",
  "RunMicrotasks",
  "FireAnimationFrame",
  "TimerFire",
  "EventDispatch",
]);

/** The length of some spans together, in milliseconds, counting what overlaps once. */
function union(spans) {
  let [sum, end] = [0, -Infinity];
  for (const [from, to] of spans.sort((a, b) => a[0] - b[0])) {
    sum += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }
  return sum / 1000;
}

/** Does some work that marks `bench:from` and `bench:to`, and says what the main thread did between the two. */
export async function traced(tab, work) {
  await tab.tracing.start({ categories: ["devtools.timeline", "blink.user_timing"] });
  let result;
  let trace;
  try {
    result = await work();
  } finally {
    trace = await tab.tracing.stop();
  }
  const { traceEvents: events } = JSON.parse(Buffer.from(trace).toString());
  const mark = (name) => events.findLast((event) => event.name === name);
  const [from, to] = [mark("bench:from"), mark("bench:to")];
  const spans = events
    .filter(
      ({ ph, pid, tid, ts, dur }) =>
        ph === "X" && pid === from.pid && tid === from.tid && ts < to.ts && ts + dur > from.ts,
    )
    .map(({ name, ts, dur }) => [Math.max(ts, from.ts), Math.min(ts + dur, to.ts), name]);
  return { result, main: union(spans), script: union(spans.filter(([, , name]) => SCRIPT.has(name))) };
}
