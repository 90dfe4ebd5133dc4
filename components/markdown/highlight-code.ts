import { createJavaScriptRegexEngine } from '@shikijs/engine-javascript';
import { codeToTokensBase, createShikiPrimitive, type ThemedToken } from '@shikijs/primitive';
import type { CodeLine } from './code-line.ts';
import { CODE_THEME } from './code-theme.ts';
import { LANGUAGES } from './languages.ts';

/** A longer line, as in minified files, stays plain. */
const LINE_CHARS_MAX = 2_000;

// The regular expressions of grammars run as JavaScript's own: the page's policy allows no WebAssembly. Grammars translated
// ahead of time (@shikijs/langs-precompiled) start three times as fast, but lose the end of what depends on its beginning:
// after one docstring the rest of a Python file was a string.
const shiki = createShikiPrimitive({
  engine: createJavaScriptRegexEngine({ forgiving: true }),
  themes: [CODE_THEME],
  langs: [],
});

/**
 * Code as lines of words with their kinds. The first lines of a language take up to a second while its grammar is made
 * ready, so pages call this in a worker.
 *
 * @param language a key of LANGUAGES, see resolveLanguage
 */
export async function highlightCode(code: string, language: string): Promise<readonly CodeLine[]> {
  const grammar = (await LANGUAGES[language]?.())?.default;
  const lang = grammar?.at(-1)?.name;
  if (grammar === undefined || lang === undefined) throw new Error(`no grammar for ${language}`);
  shiki.loadLanguageSync(grammar);
  const lines = codeToTokensBase(shiki, code, {
    lang,
    theme: CODE_THEME.name,
    tokenizeMaxLineLength: LINE_CHARS_MAX,
    // By the line, and the first pays for the grammar: with a limit it would stay plain. The caller has one for all.
    tokenizeTimeLimit: 0,
  });
  return lines.map(toCodeLine);
}

function toCodeLine(tokens: readonly ThemedToken[]): CodeLine {
  return tokens.map(({ content, color }) => {
    const kind = /^var\(--code-(\w+)\)$/i.exec(color ?? '')?.[1]?.toLowerCase();
    return { text: content, className: kind === undefined || kind === 'plain' ? null : `code-${kind}` };
  });
}
