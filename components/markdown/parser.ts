import { Marked, type Tokens } from 'marked';
import { findBlockMath, findInlineMath } from './find-math.ts';

const FOOTNOTE = /^\[\^([^\]\s]{1,60})\]/;

/**
 * marked with GFM, formulas and footnote marks. Only its lexer is used: no HTML is ever made.
 *
 * Why not react-markdown or streamdown: their parser, micromark, took 95 ms for a list of 100 items that marked reads in
 * 1 ms, and a list is parsed anew at each token. In the browser they weigh 53 and 162 kB compressed, marked 16 kB.
 */
export const parser = new Marked({
  gfm: true,
  tokenizer: {
    // One tilde is "about": 20~25 is not struck through.
    del(source): Tokens.Del | false | undefined {
      return source.startsWith('~~') ? false : undefined;
    },
  },
  extensions: [
    {
      name: 'blockFormula',
      level: 'block',
      start: (source) => findFormulaLine(source),
      tokenizer: (source) => {
        const math = findBlockMath(source);
        return math === null ? undefined : { ...math, type: 'formula' };
      },
    },
    {
      name: 'formula',
      level: 'inline',
      start: (source) => toStart(source.search(/\$|\\[[(]/)),
      tokenizer: (source, before) => {
        const math = findInlineMath(source, before.at(-1)?.raw.at(-1) ?? '');
        return math === null ? undefined : { ...math, type: 'formula' };
      },
    },
    {
      name: 'footnote',
      level: 'inline',
      start: (source) => toStart(source.indexOf('[^')),
      tokenizer: (source) => {
        const [raw = '', label = ''] = FOOTNOTE.exec(source) ?? [];
        return raw === '' ? undefined : { type: 'footnote', raw, label };
      },
    },
  ],
});

function toStart(at: number): number | undefined {
  return at === -1 ? undefined : at;
}

/** Where a paragraph ends because a formula of its own begins. */
function findFormulaLine(source: string): number | undefined {
  for (const found of source.matchAll(/\n {0,3}(?:\$\$|\\\[)/g)) {
    if (findBlockMath(source.slice(found.index + 1)) !== null) return found.index + 1;
  }
  return undefined;
}
