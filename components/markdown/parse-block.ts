import { type AnswerToken, toAnswerTokens } from './answer-token.ts';
import { isTooCostly } from './is-too-costly.ts';
import { LIMITS } from './limits.ts';
import { parser } from './parser.ts';

const FENCE = /^(`{3,}|~{3,})([^\n]*)(?:\n|$)/;

/**
 * One block's tokens.
 *
 * @param definitions the link definitions of the whole text, which may stand anywhere in it
 * @returns null when it is to be shown as plain text, see `LIMITS`
 */
export function parseBlock(source: string, definitions = ''): readonly AnswerToken[] | null {
  const code = readFence(source);
  if (code !== null) return [code];
  if (isTooCostly(source)) return null;
  const text = definitions !== '' && source.includes('[') ? `${source}\n\n${definitions}` : source;
  try {
    const tokens = toAnswerTokens(parser.lexer(text));
    return isTooLarge(tokens) ? null : tokens;
  } catch {
    // Nested deeper than the call stack.
    return null;
  }
}

/** A block of nothing but code needs no parser, however long it is and however often it grows. */
function readFence(source: string): AnswerToken | null {
  const [head = '', marker = '', info = ''] = FENCE.exec(source) ?? [];
  if (marker === '' || (marker.startsWith('`') && info.includes('`'))) return null;
  const body = source.slice(head.length);
  const lastLine = body.slice(body.lastIndexOf('\n') + 1).trim();
  const isClosed = lastLine.length >= marker.length && lastLine === marker.charAt(0).repeat(lastLine.length);
  const text = isClosed ? body.slice(0, Math.max(0, body.lastIndexOf('\n'))) : body;
  return { type: 'code', raw: source, lang: info.trim(), text };
}

function isTooLarge(tokens: readonly AnswerToken[]): boolean {
  let left: number = LIMITS.blockTokens;
  const visit = (value: unknown, depth: number): boolean => {
    if (Array.isArray(value)) return value.every((item) => visit(item, depth));
    if (typeof value !== 'object' || value === null) return true;
    left -= 1;
    if (left < 0 || depth > LIMITS.depth * 2) return false;
    const { tokens: inner, items, header, rows } = value as Record<string, unknown>;
    return [inner, items, header, rows].every((part) => visit(part, depth + 1));
  };
  return !visit(tokens, 0);
}
