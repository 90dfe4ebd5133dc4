import type { CDPSession } from 'playwright-core';

export type Transfer = {
  url: string;
  kind: 'script' | 'style' | 'font' | 'other';
  /** `br`, `gzip` or empty. */
  encoding: string;
  /** Bytes of the body as it travelled. */
  compressed: number;
  uncompressed: number;
  /** Null for what is not text. */
  text: string | null;
};

type Open = Omit<Transfer, 'compressed' | 'text'> & { length: number | null };

/**
 * Records everything that a page fetches from now on: what it names, what it preloads and what it prefetches.
 * @returns what ends the recording and gives the finished transfers
 */
export async function recordTransfers(devtools: CDPSession): Promise<() => Promise<Transfer[]>> {
  const open = new Map<string, Open>();
  const done: Promise<Transfer>[] = [];
  devtools.on('Network.responseReceived', ({ requestId, response }) => {
    const headers = Object.fromEntries(
      Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), value]),
    );
    open.set(requestId, {
      url: response.url,
      kind: readKind(response.mimeType, response.url),
      encoding: headers['content-encoding'] ?? '',
      uncompressed: 0,
      length: headers['content-length'] === undefined ? null : Number(headers['content-length']),
    });
  });
  devtools.on('Network.dataReceived', ({ requestId, dataLength }) => {
    const transfer = open.get(requestId);
    if (transfer) transfer.uncompressed += dataLength;
  });
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const transfer = open.get(requestId);
    if (!transfer) return;
    const { length, ...rest } = transfer;
    // Without a length the headers are in the figure too: some 400 bytes.
    done.push(
      readText(devtools, requestId, rest.kind).then((text) => ({
        ...rest,
        compressed: length ?? encodedDataLength,
        text,
      })),
    );
  });
  await devtools.send('Network.enable');
  return () => Promise.all(done);
}

function readKind(mimeType: string, url: string): Transfer['kind'] {
  if (/javascript/.test(mimeType) || new URL(url).pathname.endsWith('.js')) return 'script';
  if (/css/.test(mimeType)) return 'style';
  return /font/.test(mimeType) ? 'font' : 'other';
}

async function readText(devtools: CDPSession, requestId: string, kind: Transfer['kind']): Promise<string | null> {
  if (kind !== 'script') return null;
  const body = await devtools.send('Network.getResponseBody', { requestId }).catch(() => null);
  return body === null || body.base64Encoded ? null : body.body;
}
