import { HttpConnection } from './http-connection.ts';
import { type Person, personHeaders } from './people.ts';

type StreamEvent = { type: string; value?: string };

/** A person's side: sends messages and reads the answers' streams, over one connection. */
export class ReaderClient {
  readonly #connection: HttpConnection;
  readonly #headers: string;

  constructor(port: number, person: Person) {
    this.#connection = new HttpConnection(port);
    this.#headers = personHeaders(person);
  }

  /** @returns the job's id */
  async send(content: string): Promise<string> {
    const { status, body } = await this.#connection.request({
      method: 'POST',
      path: '/api/chat/send',
      headers: this.#headers,
      body: JSON.stringify({ tier: 'pro', content }),
    });
    if (status !== 200) throw new Error(`send was answered ${status}: ${body}`);
    return (JSON.parse(body) as { jobId: string }).jobId;
  }

  /**
   * Reads a job's stream to its end.
   * @param onText called with each frame's text and when it arrived
   * @throws Error when it ends with anything but `done`
   */
  async read(jobId: string, onText: (text: string, atMs: number) => void): Promise<void> {
    let rest = '';
    let last = '';
    const onPiece = (piece: string) => {
      const atMs = performance.now();
      const blocks = (rest + piece).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const event = parseFrame(block);
        if (!event) continue;
        last = event.type;
        if (event.type === 'token') onText(event.value ?? '', atMs);
      }
    };
    const path = `/api/chat/stream?jobId=${jobId}`;
    const { status, body } = await this.#connection.request({ method: 'GET', path, headers: this.#headers, onPiece });
    if (status !== 200) throw new Error(`stream was answered ${status}: ${body}`);
    if (last !== 'done') throw new Error(`The stream of ${jobId} ended with "${last}"`);
  }

  close(): void {
    this.#connection.close();
  }
}

/** Null for a comment that only keeps the connection awake. */
function parseFrame(block: string): StreamEvent | null {
  const start = block.startsWith('data: ') ? 0 : block.indexOf('\ndata: ') + 1;
  if (start === 0 && !block.startsWith('data: ')) return null;
  return JSON.parse(block.slice(start + 6)) as StreamEvent;
}
