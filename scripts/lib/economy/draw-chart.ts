type Series = { label: string; values: readonly number[] };
type Chart = {
  /** Said to whoever can't see it. */
  title: string;
  series: readonly Series[];
  formatValue: (value: number) => string;
  /** Names along the bottom, spread evenly. */
  along: readonly string[];
};

const WIDTH = 560;
const HEIGHT = 320;
const PLOT = { left: 62, right: 12, top: 44, bottom: 34 };
const STEPS = 4;

/** Two sets of colours: a picture follows the colour scheme of the page it stands in. Lines differ in dashes as well. */
const STYLE = `
  svg { --ink: #4b4558; --line: #ded9e6; --a: #6a2fd0; --b: #0b7a4f; --c: #a8620a; }
  @media (prefers-color-scheme: dark) {
    svg { --ink: #b3abc2; --line: #3a3448; --a: #b79bff; --b: #62d29f; --c: #e8b65f; }
  }
  text { font: 13px ui-sans-serif, system-ui, sans-serif; fill: var(--ink); }
  .grid { stroke: var(--line); stroke-width: 1; }
  .series { fill: none; stroke-width: 2.25; stroke-linejoin: round; stroke-linecap: round; }
  .s0 { stroke: var(--a); } .s1 { stroke: var(--b); stroke-dasharray: 7 5; } .s2 { stroke: var(--c); stroke-dasharray: 2 5; }`;

/** Lines over a year as an SVG of its own, readable in light and dark, small enough to be kept in the repository. */
export function drawChart({ title, series, formatValue, along }: Chart): string {
  const top = niceMaximum(Math.max(...series.flatMap(({ values }) => values)));
  const x = (share: number) => PLOT.left + share * (WIDTH - PLOT.left - PLOT.right);
  const y = (value: number) => HEIGHT - PLOT.bottom - (value / top) * (HEIGHT - PLOT.top - PLOT.bottom);
  const grid = Array.from({ length: STEPS + 1 }, (_, step) => {
    const [value, height] = [(top * step) / STEPS, y((top * step) / STEPS).toFixed(1)];
    return (
      `<line class="grid" x1="${PLOT.left}" x2="${WIDTH - PLOT.right}" y1="${height}" y2="${height}"/>` +
      `<text x="${PLOT.left - 8}" y="${height}" dy="4" text-anchor="end">${escapeText(formatValue(value))}</text>`
    );
  });
  const names = along.map((name, index) => {
    const share = index / (along.length - 1);
    const anchor = index === 0 ? 'start' : index === along.length - 1 ? 'end' : 'middle';
    return `<text x="${x(share).toFixed(1)}" y="${HEIGHT - 10}" text-anchor="${anchor}">${escapeText(name)}</text>`;
  });
  const lines = series.map(({ values }, index) => {
    const points = values.map((value, place) => `${x(place / (values.length - 1)).toFixed(1)},${y(value).toFixed(1)}`);
    return `<polyline class="series s${index}" points="${points.join(' ')}"/>`;
  });
  const width = (WIDTH - PLOT.left - PLOT.right) / series.length;
  const legend = series.map(({ label }, index) => {
    const left = PLOT.left + index * width;
    return `<line class="series s${index}" x1="${left}" x2="${left + 26}" y1="18" y2="18"/><text x="${left + 34}" y="22">${escapeText(label)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img">
<title>${escapeText(title)}</title>
<style>${STYLE}
</style>
${[...grid, ...names, ...lines, ...legend].join('\n')}
</svg>
`;
}

/** The next round number above: four steps of it are short ones. */
function niceMaximum(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 3, 4, 5, 6, 8, 10].find((factor) => factor * power >= value) ?? 10) * power;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
