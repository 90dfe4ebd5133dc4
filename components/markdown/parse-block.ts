import { Lexer } from 'marked';
import { type AnswerToken, toAnswerTokens } from './answer-token.ts';
import { isTooCostly } from './is-too-costly.ts';
import { LIMITS } from './limits.ts';
import type { LinkDefinitions } from './parse-definitions.ts';
import { parser } from './parser.ts';

const FENCE = /^(`{3,}|~{3,})([^\n]*)(?:\n|$)/;

/**
 * One block's tokens.
 *
 * @param definitions the link definitions of the whole text, which may stand anywhere in it
 * @returns null when it is to be shown as plain text, see `LIMITS`
 */
export function parseBlock(source: string, definitions?: LinkDefinitions): readonly AnswerToken[] | null {
  const code = readFence(source);
  if (code !== null) return [code];
  if (isTooCostly(source)) return null;
  try {
    const lexer = new Lexer(parser.defaults);
    Object.assign(lexer.tokens.links, definitions);
    const tokens = toAnswerTokens(lexer.lex(source));
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
  // A short reference may stand for a long address, again and again.
  let charsLeft: number = LIMITS.blockChars;
  const visit = (value: unknown, depth: number): boolean => {
    if (Array.isArray(value)) return value.every((item) => visit(item, depth));
    if (typeof value !== 'object' || value === null) return true;
    left -= 1;
    const { tokens: inner, items, header, rows, href } = value as Record<string, unknown>;
    if (typeof href === 'string') charsLeft -= href.length;
    if (left < 0 || charsLeft < 0 || depth > LIMITS.depth * 2) return false;
    return [inner, items, header, rows].every((part) => visit(part, depth + 1));
  };
  return !visit(tokens, 0);
}
