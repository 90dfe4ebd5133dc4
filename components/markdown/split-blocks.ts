const FENCE = /^ {0,3}(`{3,}|~{3,})([^\n]*)$/;
/** A fence inside a list item or a quote: what is in it isn't split either. */
const NESTED_FENCE = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})([^\n]*)$/;
const LIST_ITEM = /^(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/;
/** These always begin a block of their own, also right after a paragraph. */
const STARTER = /^(?:#{1,6}(?:[ \t]|$)|(?:`{3}|~{3})|\[\^[^\]\s]+\]:)/;
/** A list that needs no blank line above it. */
const LIST_START = /^(?:[-*+]|1[.)])[ \t]+\S/;
/** HTML that goes on over blank lines until its end tag. */
const RAW_HTML = [
  { start: /^<!--/, end: /-->/ },
  { start: /^<(?:script|pre|style|textarea)[\s>]/i, end: /<\/(?:script|pre|style|textarea)>/i },
];

type Fence = { marker: string; length: number; top: boolean };
type Scan = { fence: Fence | null; html: RegExp | null; wasBlank: boolean; fenceEnded: boolean };

/**
 * Cuts a Markdown text where one top-level block has surely ended and the next begins, so that each piece can be parsed,
 * and remembered, by itself. Looks at lines only: it is run over the whole text at every token, the parser only over the
 * piece that changed. A list is one piece, and so is anything indented below it.
 */
export function splitBlocks(text: string): string[] {
  const blocks: string[] = [];
  const scan: Scan = { fence: null, html: null, wasBlank: false, fenceEnded: false };
  let start = 0;
  let end = 0;
  const cut = (at: number) => {
    if (end > start) blocks.push(text.slice(start, end));
    start = at;
  };
  for (let at = 0; at < text.length; ) {
    const next = findLineEnd(text, at);
    const line = text.slice(at, next);
    const isText = line.trim() !== '';
    if (scan.fence === null && scan.html === null && isText && beginsBlock(line, text.slice(start, start + 12), scan)) {
      cut(at);
    }
    advance(scan, line, isText);
    if (isText || scan.fence !== null) end = next;
    at = next + 1;
  }
  cut(text.length);
  return blocks;
}

function beginsBlock(line: string, blockStart: string, { wasBlank, fenceEnded }: Scan): boolean {
  if (fenceEnded) return true;
  if (/^[ \t]/.test(line)) return false;
  if (STARTER.test(line)) return true;
  return LIST_ITEM.test(blockStart) ? wasBlank && !LIST_ITEM.test(line) : wasBlank || LIST_START.test(line);
}

/** What the next line must know of this one. */
function advance(scan: Scan, line: string, isText: boolean): void {
  scan.wasBlank = !isText;
  if (scan.fence !== null) {
    if (!closes(line, scan.fence)) return;
    scan.fenceEnded = scan.fence.top;
    scan.fence = null;
  } else if (scan.html !== null) {
    if (scan.html.test(line)) scan.html = null;
  } else if (isText) {
    scan.fenceEnded = false;
    scan.fence = opens(line);
    scan.html = line.startsWith('<')
      ? (RAW_HTML.find((kind) => kind.start.test(line) && !kind.end.test(line))?.end ?? null)
      : null;
  }
}

function findLineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

function opens(line: string): Fence | null {
  if (!line.includes('```') && !line.includes('~~~')) return null;
  const top = FENCE.exec(line);
  const found = top ?? NESTED_FENCE.exec(line);
  const [, marker = '', info = ''] = found ?? [];
  // After backticks there may be none on the same line: that is code within a line.
  if (marker === '' || (marker.startsWith('`') && info.includes('`'))) return null;
  return { marker: marker.charAt(0), length: marker.length, top: top !== null && !/^[ \t]/.test(line) };
}

function closes(line: string, fence: Fence): boolean {
  const marks = line.replace(fence.top ? /^ {0,3}/ : /^[ \t>]*/, '').trimEnd();
  return marks.length >= fence.length && marks === fence.marker.repeat(marks.length);
}
