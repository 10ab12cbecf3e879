// Statistics of several runs: medians with quartiles, in words for a table.

/** Lower quartile, median and upper quartile, by linear interpolation. `null` where nothing was measured. */
export function quartiles(values) {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const at = (part) => {
    const place = (sorted.length - 1) * part;
    const below = Math.floor(place);
    const above = Math.ceil(place);
    return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
  };
  return { low: at(0.25), median: at(0.5), high: at(0.75) };
}

export const median = (values) => quartiles(values)?.median ?? NaN;

/** A number with as many decimals as it deserves, and commas between thousands. */
export function number(value) {
  if (!Number.isFinite(value)) return "–";
  const decimals = Math.abs(value) >= 20 ? 0 : Math.abs(value) >= 2 ? 1 : 2;
  return value.toLocaleString("en-GB", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** "355 (349–371)". */
export function spread(values) {
  const found = quartiles(values);
  return found ? `${number(found.median)} (${number(found.low)}–${number(found.high)})` : "–";
}

/** "1.15 ×", or nothing to compare with. */
export function ratio(values, others) {
  const found = median(values) / median(others);
  return Number.isFinite(found) ? `${found.toFixed(2)} ×` : "–";
}

/** A Markdown table. The first column is words, the others are numbers. */
export function table(heads, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(heads), line(heads.map((_, at) => (at ? "---:" : "---"))), ...rows.map(line)].join("\n");
}
