import remend from 'remend';
import { isTooCostly } from './is-too-costly.ts';
import { LIMITS } from './limits.ts';

/** A line that may still become anything: `-` a list, a rule or a heading's underline, a digit a list. */
const UNDECIDED_LINE = /(^|\n)[ \t>]*(?:`{1,2}|~{1,2}|[-*_=+]{1,2}|#{1,6}|\d{1,9}[.)]?|\||[-*+] \[[ x]?)$/;
/** Marks that have just been opened, with nothing in them yet. */
const OPENED = /(^|[\s(])(?:\*{1,3}|_{1,3}|~{1,2}|`{1,2}|\${1,2}|!?\[\^?[^\]\s]{0,1}|\\)$/;
const FENCE_LINE = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})/;

/**
 * The last block of a text that is still arriving, made whole: what is open is closed, and what can't be told yet is held
 * back, so that no raw marks flash up. Only ever shown until the next token.
 */
export function repairBlock(source: string): string {
  const { isOpen, isOpening } = readFence(source);
  // The language is shown when its line is complete; before that it would change letter by letter.
  if (isOpening) return source.replace(/([`~]{3,})[^\n`~]*$/, '$1');
  if (isOpen) return source.replace(/\n[ \t>]*[`~]{1,2}$/, '');
  if (isTooCostly(source)) return source;
  const whole =
    source.length > LIMITS.openBlockChars ? source.slice(0, source.lastIndexOf('\n') + 1) || source : source;
  const decided = whole.replace(UNDECIDED_LINE, '$1').replace(OPENED, '$1');
  const withFormula = hideOpenFormula(decided);
  if (withFormula !== null) return withFormula;
  return completeTable(remend(decided, { linkMode: 'text-only', katex: false }));
}

function readFence(source: string): { isOpen: boolean; isOpening: boolean } {
  let open = '';
  let isOpening = false;
  for (const line of source.split('\n')) {
    const mark = FENCE_LINE.exec(line)?.[1] ?? '';
    isOpening = false;
    if (open !== '') {
      if (mark.startsWith(open) && line.trimEnd().endsWith(mark)) open = '';
    } else if (mark !== '' && !line.slice(line.indexOf(mark) + mark.length).includes('`')) {
      open = mark;
      isOpening = true;
    }
  }
  return { isOpen: open !== '', isOpening };
}

/**
 * A formula without its end, as code: half of one can rarely be drawn, and an attempt at each token would flicker.
 *
 * @returns null when none is open
 */
function hideOpenFormula(source: string): string | null {
  const at = findOpenFormula(source);
  if (at === null || isInCode(source, at)) return null;
  const tex = source
    .slice(at)
    .replace(/^(?:\${1,2}|\\[[(])/, '')
    .replace(/\\$/, '')
    .trim();
  if (/\n[ \t>]*\n/.test(tex)) return null;
  const longestRun = Math.max(0, ...(tex.match(/`+/g) ?? []).map((run) => run.length));
  const ticks = '`'.repeat(longestRun + 1);
  return source.slice(0, at) + (tex === '' ? '' : `${ticks} ${tex.replaceAll(/\n[ \t>]*/g, ' ')} ${ticks}`);
}

/** Roughly, which is enough for what is shown until the next token: after an odd number of backtick runs. */
function isInCode(source: string, at: number): boolean {
  return (source.slice(0, at).match(/`+/g)?.length ?? 0) % 2 === 1;
}

function findOpenFormula(source: string): number | null {
  const dollars = [...source.matchAll(/(?<!\\)\$\$/g)];
  if (dollars.length % 2 === 1) return dollars.at(-1)?.index ?? null;
  for (const [open, close] of [
    ['\\[', '\\]'],
    ['\\(', '\\)'],
  ] as const) {
    const at = source.lastIndexOf(open);
    if (at >= 0 && source[at - 1] !== '\\' && !source.includes(close, at)) return at;
  }
  // One dollar is a formula only when it already looks like one: money and $NAMES stay text.
  const single = /(?:^|[^\w\\$])\$(?=[^\s$])([^$\n]*)$/.exec(source);
  const tex = single?.[1] ?? '';
  const looksLikeMath = /^\d/.test(tex) ? /[\\^_{]/.test(tex) : /[\\^={]|(?:^|\W)[a-zA-Z]_/.test(tex);
  return single !== null && looksLikeMath ? source.lastIndexOf('$') : null;
}

/** A table whose second line is still to come is a table already, once its first cell is there; in a quotation as well. */
function completeTable(source: string): string {
  // Also between its first line and its second.
  const lines = source.replace(/\n[ \t>]*$/, '').split('\n');
  const last = lines.at(-1) ?? '';
  const isRule = /^[ \t>]*\|[\s:|-]*$/.test(last) && !/^[ \t>]*\|$/.test(last.trimEnd());
  const header = isRule ? (lines.at(-2) ?? '') : last;
  const above = lines.at(isRule ? -3 : -2) ?? '';
  if (!/^[ \t>]*\|[^|]*\S/.test(header) || above.includes('|')) return source;
  const cells = header
    .trimEnd()
    .replace(/^[ \t>]*\|/, '')
    .replace(/\|$/, '')
    .split(/(?<!\\)\|/).length;
  const kept = isRule ? lines.slice(0, -1) : lines;
  const indent = /^[ \t>]*/.exec(header)?.[0] ?? '';
  return [...kept, `${indent}|${' --- |'.repeat(cells)}`].join('\n');
}
