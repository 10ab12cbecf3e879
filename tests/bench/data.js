// Data of the peers: the bundled data set, and larger ones made from it by repeating its meetings, by the same
// rule as in tests/native/synthetic.rs.

import { readFileSync } from "node:fs";

const bundled = JSON.parse(readFileSync(new URL("../../assets/coalition.json", import.meta.url), "utf8"));
const templates = bundled.meetings.filter((meeting) => meeting.hosts.length > 0);

/** How many meetings there are really. */
export const BUNDLED = bundled.meetings.length;

const DAY = 86_400_000;
const FIRST = Date.parse("2014-09-05");

/** The meetings of a data set of this size: the real ones, then repeated ones, evenly on ten years of days. */
function* meetings(size) {
  yield* bundled.meetings;
  for (let at = BUNDLED; at < size; at++) {
    const like = templates[at % templates.length];
    const day = new Date(FIRST + Math.floor((at * 3380) / size) * DAY).toISOString().slice(0, 10);
    yield { start: day, end: day, hosts: [like.hosts[0]] };
  }
}

/** A partial date as seconds. */
const seconds = (date) => Date.parse(date.length > 7 ? date : `${date}-15`) / 1000;

/** What the peers need of it, and no more: the membership line, and one point for each host of each meeting. */
export function points(size) {
  const hosts = [...new Set(bundled.meetings.flatMap((meeting) => meeting.hosts))].sort();
  const lane = new Map(hosts.map((host, at) => [host, at]));
  const found = [];
  for (const { start, earliest, end, hosts } of meetings(size)) {
    for (const host of hosts) found.push([seconds(start ?? earliest ?? end), lane.get(host)]);
  }
  found.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return {
    hosts,
    members: bundled.membership.map(({ date, total }) => [seconds(date), total]),
    times: found.map(([time]) => time),
    lanes: found.map(([, at]) => at),
  };
}
