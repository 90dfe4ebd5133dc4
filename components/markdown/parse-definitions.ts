import { Lexer, type Links } from 'marked';
import { parser } from './parser.ts';

export type LinkDefinitions = Readonly<Links>;

/**
 * Where names such as `[1]` lead, by name.
 *
 * @param definitions one a line, as `collectDefinitions` finds them
 */
export function parseDefinitions(definitions: string): LinkDefinitions {
  const lexer = new Lexer(parser.defaults);
  // Line by line, and never as inline text: what isn't a definition after all must cost nothing, nor swallow the next.
  for (const line of definitions.split('\n')) lexer.blockTokens(line, []);
  return lexer.tokens.links;
}
