import { connect, type Socket } from 'node:net';
import { ResponseParser } from './response-parser.ts';

export type HttpAnswer = { status: number; body: string };

type Request = {
  method: 'GET' | 'POST';
  path: string;
  /** Lines, each with its CRLF. */
  headers: string;
  /** JSON, ASCII only. */
  body?: string;
  /** Called with each piece of the answer as it arrives; the answer's `body` is then empty. */
  onPiece?: (text: string) => void;
};

export type Upload = {
  /** Sends a piece; waits while the server is slower than the sender. */
  write(text: string): Promise<void>;
  end(): Promise<HttpAnswer>;
};

/**
 * One keep-alive connection, one request at a time, ASCII only. `fetch` and `node:http` cost several times as much a
 * request as the server under test, and would share its cores.
 */
export class HttpConnection {
  readonly #socket: Socket;
  readonly #parser = new ResponseParser();
  readonly #host: string;
  #fail: ((error: Error) => void) | null = null;

  constructor(port: number) {
    this.#host = `127.0.0.1:${port}`;
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket.setEncoding('latin1');
    this.#socket.on('data', (text: string) => this.#parser.feed(text));
    this.#socket.on('error', (error) => this.#fail?.(error));
    this.#socket.on('close', () => this.#fail?.(new Error('The server closed the connection')));
  }

  request({ method, path, headers, body, onPiece }: Request): Promise<HttpAnswer> {
    const answer = this.#expectAnswer(onPiece);
    const length = body === undefined ? '' : `content-type: application/json\r\ncontent-length: ${body.length}\r\n`;
    this.#socket.write(`${this.#head(method, path)}${length}${headers}\r\n${body ?? ''}`);
    return answer;
  }

  /** Starts a request whose body is sent piece by piece. */
  openUpload(path: string, headers: string): Upload {
    const answer = this.#expectAnswer();
    this.#socket.write(`${this.#head('POST', path)}transfer-encoding: chunked\r\n${headers}\r\n`);
    return {
      write: async (text) => {
        const hasRoom = this.#socket.write(`${text.length.toString(16)}\r\n${text}\r\n`);
        // An upload that was refused is answered early and never drained.
        if (!hasRoom) await Promise.race([new Promise<void>((resolve) => this.#socket.once('drain', resolve)), answer]);
      },
      end: () => {
        this.#socket.write('0\r\n\r\n');
        return answer;
      },
    };
  }

  close(): void {
    this.#socket.destroy();
  }

  #head(method: string, path: string): string {
    return `${method} ${path} HTTP/1.1\r\nhost: ${this.#host}\r\n`;
  }

  #expectAnswer(onPiece?: (text: string) => void): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      if (this.#fail) throw new Error('A request is under way on this connection');
      this.#fail = (error) => {
        this.#fail = null;
        reject(error);
      };
      this.#parser.expect({
        onPiece: onPiece ?? null,
        onEnd: (answer) => {
          this.#fail = null;
          resolve(answer);
        },
      });
    });
  }
}
