// Parts that all peers share: the data, the filters by year and host, and the mark that says the page is usable.

/** With more points than this, small ones do. */
export const MANY = 500;

const find = (selector) => document.querySelector(selector);
const start = (year) => Date.UTC(year, 0) / 1000;

/** The bundled points are part of the script, so that a peer waits for one request less; others are fetched. */
async function data() {
  const other = new URLSearchParams(location.search).get("data");
  const { hosts, members, times, lanes } = other ? await (await fetch(other)).json() : POINTS;
  return { hosts, members, times: Float64Array.from(times), lanes: Float64Array.from(lanes) };
}

/** The position of the first time that is not before this one. */
function firstFrom(times, time) {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The points of some years, by binary search and without a copy, and of one host, by looking at each of them. */
function chosen({ times, lanes }, from, to, host) {
  const [first, end] = [firstFrom(times, start(from)), firstFrom(times, start(to + 1))];
  const years = { times: times.subarray(first, end), lanes: lanes.subarray(first, end) };
  // Where it is all between two positions, what a library prepared of all points can be used as it is.
  if (host < 0) return { ...years, first, end };
  const is = (_, at) => years.lanes[at] === host;
  return { times: years.times.filter(is), lanes: years.lanes.filter(is) };
}

/** Draws by `make(all, shown, years)`, which answers with what draws another choice, and connects the filters. */
export async function run(make) {
  const all = await data();
  const [first, last] = [2014, 2023];
  const [from, to, host] = ["from", "to", "host"].map((name) => find(`select[name=${name}]`));
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  for (const select of [from, to]) select.append(...years.map((year) => new Option(year)));
  host.append(new Option("all", -1), ...all.hosts.map((code, at) => new Option(code, at)));
  to.value = last;
  const now = () => {
    const [a, b] = [Number(from.value), Number(to.value)];
    const shown = chosen(all, a, b, Number(host.value));
    find("output").textContent = `${shown.times.length} of ${all.times.length} points`;
    return [shown, [start(a), start(b + 1)]];
  };
  const update = make(all, ...now());
  for (const select of [from, to, host]) select.addEventListener("change", () => update(...now()));
  performance.mark("bench:ready");
}
