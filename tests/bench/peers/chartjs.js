// Chart.js peer, in its fastest idiomatic set-up: only the parts needed, no parsing, no animation.

import { Chart, LinearScale, LineController, LineElement, PointElement, ScatterController, Tooltip } from "chart.js";
import { MANY, run } from "./shared.js";

Chart.register(LinearScale, LineController, LineElement, PointElement, ScatterController, Tooltip);

const YEAR = 31_557_600;
const points = ({ times, lanes }) => Array.from(times, (x, at) => ({ x, y: lanes[at] }));

run((all, shown, [min, max]) => {
  const every = points(all);
  const data = (shown) => ("first" in shown ? every.slice(shown.first, shown.end) : points(shown));
  const room = document.querySelector("#chart");
  room.style.height = "640px";
  const canvas = document.createElement("canvas");
  room.append(canvas);
  const year = (time) => new Date((time + YEAR / 100) * 1000).getUTCFullYear();
  const chart = new Chart(canvas, {
    data: {
      datasets: [
        {
          type: "line",
          stepped: true,
          pointRadius: 0,
          yAxisID: "members",
          borderColor: "#1f5f8b",
          data: all.members.map(([x, y]) => ({ x, y })),
        },
        {
          type: "scatter",
          yAxisID: "lanes",
          // Rectangles without a border are the fastest of its points.
          pointStyle: "rect",
          pointRadius: all.times.length > MANY ? 1.5 : 3.5,
          borderWidth: 0,
          backgroundColor: "#7a4a9e",
          data: data(shown),
        },
      ],
    },
    options: {
      animation: false,
      parsing: false,
      normalized: true,
      responsive: true,
      maintainAspectRatio: false,
      scales: {
        x: { type: "linear", min, max, ticks: { stepSize: YEAR, callback: year } },
        lanes: {
          stack: "one",
          stackWeight: 2,
          min: -1,
          max: all.hosts.length,
          ticks: { stepSize: 1, autoSkip: false, callback: (at) => all.hosts[at] },
        },
        members: { stack: "one", stackWeight: 1, beginAtZero: true },
      },
    },
  });
  return (shown, [min, max]) => {
    chart.data.datasets[1].data = data(shown);
    Object.assign(chart.options.scales.x, { min, max });
    chart.update("none");
  };
});
