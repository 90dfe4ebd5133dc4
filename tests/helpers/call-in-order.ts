import { connect } from 'node:net';

export type NodeCall = { readonly method: string; readonly params: readonly unknown[] };

const HEAD_END = '\r\n\r\n';

/**
 * Many JSON-RPC calls at one go, carried out strictly one after the other, by HTTP pipelining. A JSON-RPC batch is no way to do it,
 * as anvil carries a batch out side by side; and fetch waits for each answer before it asks again.
 *
 * @returns the results in the calls' order
 * @throws Error when a call fails or the connection ends; of the other calls each may have been carried out
 */
export function callInOrder(url: string, calls: readonly NodeCall[]): Promise<unknown[]> {
  if (calls.length === 0) return Promise.resolve([]);
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const results: unknown[] = [];
    const socket = connect(Number(port), hostname);
    let unread: Buffer = Buffer.alloc(0);
    socket.on('error', reject);
    socket.on('close', () => reject(new Error(`The node ended after ${results.length} of ${calls.length} answers.`)));
    socket.on('data', (chunk) => {
      unread = Buffer.concat([unread, chunk]);
      try {
        for (let answer = takeAnswer(unread); answer !== null; answer = takeAnswer(unread)) {
          results.push(readResult(answer.body, calls[results.length]));
          unread = answer.rest;
        }
      } catch (error) {
        reject(error);
        socket.destroy();
      }
      if (results.length < calls.length) return;
      resolve(results);
      socket.destroy();
    });
    socket.write(calls.map((call, id) => writeRequest({ jsonrpc: '2.0', id, ...call })).join(''));
  });
}

function writeRequest(call: NodeCall & { jsonrpc: string; id: number }): string {
  const body = JSON.stringify(call, (_key, value) => (typeof value === 'bigint' ? String(value) : value));
  const length = Buffer.byteLength(body);
  return `POST / HTTP/1.1\r\nhost: node\r\ncontent-type: application/json\r\ncontent-length: ${length}${HEAD_END}${body}`;
}

/** The first answer that is there in full, and what follows it. */
function takeAnswer(bytes: Buffer): { body: string; rest: Buffer } | null {
  const headEnd = bytes.indexOf(HEAD_END);
  if (headEnd < 0) return null;
  const length = /content-length: *(\d+)/i.exec(bytes.toString('latin1', 0, headEnd))?.[1];
  if (length === undefined) throw new Error('An answer without a length.');
  const start = headEnd + HEAD_END.length;
  const end = start + Number(length);
  return bytes.length < end ? null : { body: bytes.toString('utf8', start, end), rest: bytes.subarray(end) };
}

function readResult(body: string, call: NodeCall | undefined): unknown {
  const answer: unknown = JSON.parse(body);
  if (typeof answer === 'object' && answer !== null && 'result' in answer) return answer.result;
  throw new Error(`${call?.method} failed: ${body}`);
}
