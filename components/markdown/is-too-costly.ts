import { LIMITS } from './limits.ts';

const MARKS = /[[*_`<~$\\!@]/g;
/** `> > > - 1. - …` at the beginning of a line. */
const NESTED = new RegExp(`^[ \\t]*(?:(?:>|[-*+]|\\d{1,9}[.)])[ \\t]*){${LIMITS.depth}}`, 'm');
const DEEP_ITEM = new RegExp(`^[ \\t]{${LIMITS.depth * 3},}(?:[-*+]|\\d{1,9}[.)])[ \\t]`, 'm');

/** Whether parsing this block could keep the page from answering. Looks at it once, without parsing. */
export function isTooCostly(source: string): boolean {
  if (source.length > LIMITS.blockChars) return true;
  return (source.match(MARKS)?.length ?? 0) > LIMITS.blockMarks || NESTED.test(source) || DEEP_ITEM.test(source);
}
