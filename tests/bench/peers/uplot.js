// uPlot peer, in its fastest idiomatic set-up: two plots with one cursor, and a hook that draws
// the points as rectangles, no pixel of a lane twice.

import uPlot from "uplot";
import { MANY, run } from "./shared.js";

/** Draws the points that are the first of their lane in a pixel. */
function drawing(hosts, size) {
  const last = new Int32Array(hosts);
  return (plot) => {
    const [times, lanes] = plot.data;
    const left = plot.scales.x.min;
    const scale = plot.bbox.width / (plot.scales.x.max - left);
    const { left: start, top, height } = plot.bbox;
    const half = (size * devicePixelRatio) >> 1;
    const row = height / (hosts + 1);
    plot.ctx.fillStyle = "#7a4a9e";
    last.fill(-1);
    for (let at = 0; at < times.length; at++) {
      const pixel = ((times[at] - left) * scale) | 0;
      if (last[lanes[at]] !== pixel) {
        last[lanes[at]] = pixel;
        const middle = (top + (hosts - lanes[at]) * row) | 0;
        plot.ctx.fillRect(start + pixel - half, middle - half, half * 2, half * 2);
      }
    }
  };
}

run((all, shown, years) => {
  let range = years;
  const width = 1400;
  const cursor = { sync: { key: "time" } };
  const x = { time: true, range: () => range };
  const sizes = [all.members.map(([time]) => time), all.members.map(([, total]) => total)];
  const steps = { label: "Members", stroke: "#1f5f8b", width: 2, paths: uPlot.paths.stepped({ align: 1 }) };
  const members = new uPlot(
    { width, height: 220, cursor, scales: { x }, series: [{}, steps] },
    sizes,
    document.querySelector("#members"),
  );
  const size = all.times.length > MANY ? 3 : 7;
  const points = { label: "Host", paths: () => null, points: { show: false } };
  const hooks = { draw: [drawing(all.hosts.length, size)] };
  const names = { splits: () => all.hosts.map((_, at) => at), values: (_, at) => at.map((lane) => all.hosts[lane]) };
  const y = { range: () => [-1, all.hosts.length] };
  const lanes = new uPlot(
    { width, height: 420, cursor, hooks, scales: { x, y }, axes: [{}, names], series: [{}, points] },
    [shown.times, shown.lanes],
    document.querySelector("#chart"),
  );
  return (shown, years) => {
    range = years;
    members.setData(sizes);
    lanes.setData([shown.times, shown.lanes]);
  };
});
