import type { Cell, SuiteResult } from './bench.ts';

/** A suite's result as plain text: title, aligned table, notes. */
export function formatSuite({ title, columns, rows, notes }: SuiteResult): string {
  const cells = [columns, ...rows.map((row) => row.map(formatCell))];
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => row[index]?.length ?? 0)));
  const lines = cells.map((row) => row.map((cell, index) => pad(cell, widths[index] ?? 0, index)).join('  '));
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  return [title, '', lines[0], rule, ...lines.slice(1), '', ...notes.map((note) => `* ${note}`)].join('\n');
}

/** The first column is text, the others are figures. */
function pad(cell: string, width: number, index: number): string {
  return index === 0 ? cell.padEnd(width) : cell.padStart(width);
}

function formatCell(cell: Cell): string {
  if (cell === null) return '-';
  return typeof cell === 'number' ? formatFigure(cell) : cell;
}

/** Three significant digits are more than a shared machine gives. */
function formatFigure(value: number): string {
  if (Math.abs(value) >= 100 || Number.isInteger(value)) return Math.round(value).toLocaleString('en-US');
  return Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** A share of one as a percentage. */
export function formatShare(share: number): string {
  return `${Math.round(share * 100)} %`;
}
