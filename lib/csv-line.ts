/** A text, or digits that a program made and that may begin with a minus. */
type Cell = string | { number: string };

/** What makes a spreadsheet take a cell for a formula (OWASP), in their wide forms too. */
const FORMULA = /^[\s\0]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/**
 * One record as RFC 4180 says. A text that a spreadsheet would run gets an apostrophe in front: workers' names are other
 * people's words, and the file is opened with trust.
 */
export function csvLine(cells: readonly Cell[]): string {
  const fields = cells.map((cell) => (typeof cell === 'string' ? quote(disarm(cell)) : digits(cell.number)));
  return `${fields.join(',')}\r\n`;
}

function disarm(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function digits(number: string): string {
  if (!/^-?\d+(\.\d+)?$/.test(number)) throw new Error(`${number} is not a number`);
  return number;
}
