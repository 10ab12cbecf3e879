// ECharts peer, in its fastest idiomatic set-up: only the parts needed, typed arrays, large mode.

import { LineChart, ScatterChart } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { MANY, run } from "./shared.js";

use([LineChart, ScatterChart, GridComponent, TooltipComponent, CanvasRenderer]);

/** Pairs in one typed array, which ECharts keeps as it is. */
function pairs({ times, lanes }) {
  const flat = new Float64Array(times.length * 2);
  for (let at = 0; at < times.length; at++) {
    flat[at * 2] = times[at] * 1000;
    flat[at * 2 + 1] = lanes[at];
  }
  return flat;
}

run((all, shown, years) => {
  const every = pairs(all);
  const data = (shown) => ("first" in shown ? every.subarray(shown.first * 2, shown.end * 2) : pairs(shown));
  const room = document.querySelector("#chart");
  room.style.height = "640px";
  const chart = init(room);
  const range = ([from, to]) => ({ min: from * 1000, max: to * 1000 });
  const axes = (years) => [0, 1].map((gridIndex) => ({ type: "time", gridIndex, ...range(years) }));
  chart.setOption({
    animation: false,
    tooltip: { trigger: "item" },
    grid: [
      { top: 10, height: 180, left: 50, right: 10 },
      { top: 230, bottom: 30, left: 50, right: 10 },
    ],
    xAxis: axes(years),
    // Lanes are numbers with names: categories would be looked up for each point.
    yAxis: [
      {},
      {
        gridIndex: 1,
        min: -1,
        max: all.hosts.length,
        interval: 1,
        axisLabel: { formatter: (at) => all.hosts[at] ?? "" },
      },
    ],
    series: [
      {
        type: "line",
        step: "end",
        showSymbol: false,
        data: all.members.map(([time, total]) => [time * 1000, total]),
      },
      {
        id: "hosts",
        type: "scatter",
        xAxisIndex: 1,
        yAxisIndex: 1,
        // Below 4 pixels large mode draws rectangles, which is much faster.
        symbolSize: all.times.length > MANY ? 3 : 7,
        large: true,
        largeThreshold: MANY,
        // In pieces the first frame would show the first piece only.
        progressive: 0,
        data: data(shown),
      },
    ],
  });
  return (shown, years) => chart.setOption({ xAxis: axes(years), series: [{ id: "hosts", data: data(shown) }] });
});
