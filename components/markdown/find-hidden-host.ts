import { toUrl } from './to-url.ts';

const PATH = String.raw`(?:[/?#](?:(?!https?://)\S)*)?`;
const LABEL = String.raw`[\p{L}\p{N}\p{M}_-]+`;
/** `https://bank.com/…`, `www.bank.com`, `bank.com`: what people take for where a link leads. */
const ADDRESS = new RegExp(
  String.raw`(?:https?://|(?<![\p{L}\p{N}])www\.)([^\s/?#]+)${PATH}` +
    String.raw`|(?<![\p{L}\p{N}\p{M}_/@.-])(${LABEL}(?:\.${LABEL})+)(?![\p{L}\p{N}\p{M}_@-])(?::\d+)?${PATH}`,
  'giu',
);
/** In a sentence only these count: `array.map` and a full stop without its space are far more common than other domains. */
const COMMON_DOMAIN =
  /\.(?:com|net|org|edu|gov|mil|info|biz|io|co|ai|app|dev|me|xyz|tv|gg|bank|finance|money|exchange|cloud|online|site|shop|eu|uk|us|ca|au|nz|ie|de|at|ch|fr|be|nl|es|pt|it|pl|cz|se|no|dk|fi|ru|ua|tr|il|in|cn|hk|tw|jp|kr|sg|br|mx|ar|za|рф|中国|xn--[a-z\d-]+)$/iu;
const ANY_DOMAIN = /\.[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}]{2,}$/u;
/** The next sentence, or a product: `word.Next`, `done.It`, `ASP.NET`. */
const NO_DOMAIN = /\.(?!Com$|Net$|Org$)\p{Lu}\p{Ll}+$|^(?:ADO|ASP|ML|VB)\.NET$/u;
/** Ends of file names: `package.json` doesn't look like an address, nor does `README.md`, though Moldova has that one. */
const FILE =
  /\.(?:c|cc|cpp|cs|css|csv|docx?|exe|gif|go|gz|h|html?|ini|java|jpe?g|jsx?|json|kt|lock|log|mdx?|mjs|pdf|php|pl|png|ps|py|rb|rs|sh|sol|sql|svg|tar|toml|tsx?|txt|vue|wasm|xlsx?|xml|ya?ml|zip)$/i;
/** Scripts written without spaces, so that a name may stand right beside a word. */
const UNSPACED = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Hangul}]`;
const SCRIPT_CHANGE = new RegExp(`(?<=${UNSPACED})(?=[a-z\\d])|(?<=[a-z\\d])(?=${UNSPACED})`, 'giu');

/**
 * The true host of a link whose text names another one: `[https://bank.com](https://evil.example)` is how people are
 * sent to the wrong place.
 *
 * @returns null when text and address agree, or the text names none
 */
export function findHiddenHost(text: string, url: URL): string | null {
  const shown = toShown(text);
  const found = [...shown.matchAll(ADDRESS)];
  const isWhole = found.length === 1 && !/[\p{L}\p{N}]/u.test(shown.replace(found[0]?.[0] ?? '', ''));
  const actual = url.protocol === 'mailto:' ? url.pathname.replace(/^.*@/, '') : url.hostname;
  const hidden = found.some(([, written, bare = '']) => {
    if (written === undefined && !looksLikeHost(bare, isWhole)) return false;
    return !isSameSite(readHost(written ?? bare), actual.replace(/\.$/, ''));
  });
  if (!hidden) return null;
  return url.protocol === 'mailto:' ? url.pathname : url.hostname;
}

/** As the eye reads it: without what can't be seen, wide letters and the full stops of East Asia as their plain ones. */
function toShown(text: string): string {
  const plain = text.normalize('NFKC').replaceAll(/[\p{Cf}\p{DI}]/gu, '');
  return plain.replaceAll('。', '.').replaceAll(SCRIPT_CHANGE, ' ');
}

function looksLikeHost(name: string, isWhole: boolean): boolean {
  if (FILE.test(name) || NO_DOMAIN.test(name)) return false;
  return COMMON_DOMAIN.test(name) || (isWhole && ANY_DOMAIN.test(name));
}

/** Written with other alphabets, with a port, or before an `@`: as a browser would read it. */
function readHost(name: string): string {
  return toUrl(`https://${name.replace(/[^\p{L}\p{N}\]]{1,9}$/u, '')}`)?.hostname ?? '';
}

/** The same host, or one within the other: `bank.com` and `login.bank.com`. */
function isSameSite(named: string, actual: string): boolean {
  const [a, b] = [named.replace(/^www\./, ''), actual.replace(/^www\./, '')];
  return a !== '' && (a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`));
}
