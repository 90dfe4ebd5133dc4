import { toUrl } from './to-url.ts';

/** `https://bank.com/…`, `www.bank.com`, `bank.com`: what people take for where a link leads. */
const ADDRESS = /(?:https?:\/\/|www\.)([^\s/?#]+)|^([^\s/?#@]+\.[\p{L}\d-]{2,})(?:[/?#]\S*)?$/giu;
/** Ends of file names that are no top-level domain: `package.json` doesn't look like an address. */
const FILE = /\.(?:c|cpp|css|csv|go|h|html?|java|jsx?|json|kt|lock|log|php|rb|toml|tsx?|txt|xml|ya?ml)$/i;

/**
 * The true host of a link whose text names another one: `[https://bank.com](https://evil.example)` is how people are
 * sent to the wrong place.
 *
 * @returns null when text and address agree, or the text names none
 */
export function findHiddenHost(text: string, url: URL): string | null {
  const actual = url.protocol === 'mailto:' ? url.pathname : url.hostname;
  const hidden = [...text.trim().matchAll(ADDRESS)].some(([, written, bare]) => {
    const name = written ?? bare ?? '';
    if (written === undefined && FILE.test(name)) return false;
    return !isSameHost(readHost(name), actual);
  });
  return hidden ? actual : null;
}

/** Written with other alphabets, with a port, or before an `@`: as a browser would read it. */
function readHost(name: string): string {
  return toUrl(`https://${name.replace(/[.,;:!)]+$/, '')}`)?.hostname ?? '';
}

function isSameHost(named: string, actual: string): boolean {
  return named.replace(/^www\./, '') === actual.replace(/^www\./, '');
}
