import type { MarkedToken, Token, Tokens } from 'marked';

type FormulaToken = { type: 'formula'; raw: string; tex: string; display: boolean };
type FootnoteToken = { type: 'footnote'; raw: string; label: string };
type CheckboxToken = { type: 'checkbox'; raw: string; checked: boolean };

/** What a parsed block consists of: marked's tokens and our own. */
export type AnswerToken = Exclude<MarkedToken, Tokens.Checkbox> | CheckboxToken | FormulaToken | FootnoteToken;

/** marked types children as anything an extension might add; ours are known. */
export function toAnswerTokens(tokens: readonly Token[] | undefined): readonly AnswerToken[] {
  return (tokens ?? []) as readonly AnswerToken[];
}
