/**
 * What is drawn as Markdown at most. Answers come from strangers' machines: 200,000 characters made to keep a parser, or
 * the page, busy are shown as plain text instead. Ordinary answers stay far below.
 */
export const LIMITS = {
  blocks: 2_000,
  /** Of one block; code is measured by `codeChars`. */
  blockChars: 30_000,
  /** Marks that could open something: with these the work of a parser grows faster than the text. */
  blockMarks: 2_000,
  /** A longer block that is still arriving is drawn line by line, not token by token. */
  openBlockChars: 4_000,
  blockTokens: 5_000,
  depth: 40,
  /** Of links, which other blocks may refer to: each is looked through for each reference. Further ones define nothing. */
  definitions: 100,
  definitionChars: 8_000,
  /** `$`, `\(` and `\[` in a whole answer. */
  formulaMarks: 1_000,
  /** Longer code stays in one colour. */
  codeChars: 50_000,
} as const;
