import { createJavaScriptRawEngine } from '@shikijs/engine-javascript/raw';
import { codeToTokensBase, createShikiPrimitive, getLastGrammarState } from '@shikijs/primitive';
import type { GrammarState, ThemedToken } from '@shikijs/types';
import type { CodeLine } from './code-line.ts';
import { CODE_THEME } from './code-theme.ts';
import { LANGUAGES } from './languages.ts';

/** Lines worked on at a time, after which the page may answer. */
const CHUNK_LINES = 12;
/** A longer line, as in minified files, stays plain. */
const LINE_CHARS_MAX = 2_000;

// The regular expressions of grammars run as JavaScript's own: the page's policy allows no WebAssembly. They come translated:
// translating them in the page took 1.0 s for the first lines of TypeScript, where these take 0.35 s.
const shiki = createShikiPrimitive({ engine: createJavaScriptRawEngine(), themes: [CODE_THEME], langs: [] });

/** @param language a key of LANGUAGES, see resolveLanguage */
export async function highlightCode(code: string, language: string): Promise<readonly CodeLine[]> {
  const grammar = (await LANGUAGES[language]?.())?.default;
  const lang = grammar?.at(-1)?.name;
  if (grammar === undefined || lang === undefined) throw new Error(`no grammar for ${language}`);
  shiki.loadLanguageSync(grammar);
  const lines = code.split('\n');
  const highlighted: CodeLine[] = [];
  let state: GrammarState | undefined;
  for (let at = 0; at < lines.length; at += CHUNK_LINES) {
    const tokens = codeToTokensBase(shiki, lines.slice(at, at + CHUNK_LINES).join('\n'), {
      lang,
      theme: CODE_THEME.name,
      tokenizeMaxLineLength: LINE_CHARS_MAX,
      // The first line pays for the grammar; shiki's limit would give it up for that.
      tokenizeTimeLimit: 0,
      ...(state === undefined ? {} : { grammarState: state }),
    });
    state = getLastGrammarState(shiki, tokens) as GrammarState | undefined;
    highlighted.push(...tokens.map(toCodeLine));
    await new Promise((resolve) => setTimeout(resolve));
  }
  return highlighted;
}

function toCodeLine(tokens: readonly ThemedToken[]): CodeLine {
  return tokens.map(({ content, color }) => {
    const kind = /^var\(--code-(\w+)\)$/i.exec(color ?? '')?.[1]?.toLowerCase();
    return { text: content, className: kind === undefined || kind === 'plain' ? null : `code-${kind}` };
  });
}
