export type Math = { raw: string; tex: string; display: boolean };

/** Longer than any formula a person reads, short enough that a search from every `$` of a hostile text stays linear. */
const TEX_CHARS_MAX = 2_000;

/**
 * A formula at the start of `source`, within a line: `$…$`, `$$…$$`, `\(…\)` or `\[…\]`.
 *
 * The rule for one dollar is pandoc's (no space after the opening one, none before the closing one, no digit after
 * it), made stricter because answers speak of money and of shell variables: see `isProse`.
 *
 * @param previous the character before it, '' at the start of a line
 */
export function findInlineMath(source: string, previous: string): Math | null {
  const line = source.slice(0, TEX_CHARS_MAX);
  const wide = /^\$\$([^\n$]+)\$\$(?!\$)/.exec(line) ?? /^\\\[([^\n]+?)\\\]/.exec(line);
  if (wide !== null) return toMath(wide, true);
  const round = /^\\\(([^\n]+?)\\\)/.exec(line);
  if (round !== null) return toMath(round, false);
  if (/[\w\\$]/.test(previous)) return null;
  const single = /^\$((?![\s$])(?:\\[^\n]|[^\\\n$])*)\$(?![\d$A-Z_])/.exec(line);
  return single === null || /\s$/.test(single[1] ?? '') ? null : toMath(single, false);
}

/**
 * A formula that stands alone: `$$…$$` or `\[…\]` over one line or several, without a blank line in it.
 */
export function findBlockMath(source: string): Math | null {
  const head = source.slice(0, TEX_CHARS_MAX * 2);
  const found =
    /^ {0,3}\$\$((?:(?!\$\$|\n[ \t>]*\n)[\s\S])+)\$\$[ \t]*(?:\n|$)/.exec(head) ??
    /^ {0,3}\\\[((?:(?!\\\]|\n[ \t>]*\n)[\s\S])+)\\\][ \t]*(?:\n|$)/.exec(head);
  const [raw = '', tex = ''] = found ?? [];
  return tex.trim() === '' ? null : { raw, tex: tex.trim(), display: true };
}

function toMath([raw = '', tex = '']: RegExpExecArray, display: boolean): Math | null {
  return tex.trim() === '' || isProse(tex, raw) ? null : { raw, tex: tex.trim(), display };
}

/** "between $5 and 10$ more", "\[sic\]": words, not mathematics. */
function isProse(tex: string, raw: string): boolean {
  if (raw.startsWith('$$')) return false;
  // What \text{…} holds, and the names of commands, are words by right.
  const bare = tex.replace(/\\[a-zA-Z]+\*?(?:\{[^{}]*\})?/g, ' ');
  if (raw.startsWith('\\')) return !/[\\^_={}<>+*/|\d]/.test(tex) ? tex.trim().length > 1 : /^[\d\s,.–-]+$/.test(tex);
  if (/[A-Za-z]{2,}[,;.]? +[A-Za-z]{2,}/.test(bare)) return true;
  return /^[-+~]?[\d.,]/.test(tex) && /[A-Za-z]{2,}/.test(bare);
}
