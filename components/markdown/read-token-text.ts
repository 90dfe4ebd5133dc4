import { type AnswerToken, toAnswerTokens } from './answer-token.ts';
import { decodeEntities } from './decode-entities.ts';

/** The words of tokens, without their marks. */
export function readTokenText(tokens: readonly AnswerToken[]): string {
  return tokens.map(readOne).join('');
}

function readOne(token: AnswerToken): string {
  if ('tokens' in token && token.tokens !== undefined) return readTokenText(toAnswerTokens(token.tokens));
  if (token.type === 'html' || token.type === 'footnote') return '';
  if (token.type === 'codespan' || token.type === 'escape') return token.text;
  return 'text' in token ? decodeEntities(token.text) : token.type === 'br' ? ' ' : token.raw;
}
