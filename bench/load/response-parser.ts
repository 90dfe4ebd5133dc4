import type { HttpAnswer } from './http-connection.ts';

type Expected = { onPiece: ((text: string) => void) | null; onEnd: (answer: HttpAnswer) => void };
type State = 'head' | 'sized' | 'chunk-size' | 'chunk';

/** Reads HTTP/1.1 responses, with a length or in chunks. Characters are bytes: the connection decodes latin1. */
export class ResponseParser {
  #input = '';
  #state: State = 'head';
  /** Of the body or the chunk that is being read. */
  #length = 0;
  #status = 0;
  #body = '';
  #expected: Expected | null = null;

  expect(expected: Expected): void {
    this.#expected = expected;
  }

  feed(text: string): void {
    this.#input += text;
    while (this.#step());
  }

  /** Reads one part; false when more input is needed for it. */
  #step(): boolean {
    switch (this.#state) {
      case 'head':
        return this.#readHead();
      case 'sized':
        return this.#readSized();
      case 'chunk-size':
        return this.#readChunkSize();
      case 'chunk':
        return this.#readChunk();
    }
  }

  #readHead(): boolean {
    const end = this.#input.indexOf('\r\n\r\n');
    if (end < 0) return false;
    const head = this.#input.slice(0, end);
    this.#input = this.#input.slice(end + 4);
    this.#status = Number(head.slice(9, 12));
    const length = /\r\ncontent-length: *(\d+)/i.exec(head);
    this.#state = length ? 'sized' : 'chunk-size';
    this.#length = Number(length?.[1] ?? 0);
    return true;
  }

  #readSized(): boolean {
    if (this.#input.length < this.#length) return false;
    this.#take(this.#length);
    this.#end();
    return true;
  }

  #readChunkSize(): boolean {
    const end = this.#input.indexOf('\r\n');
    if (end < 0) return false;
    this.#length = Number.parseInt(this.#input, 16);
    this.#input = this.#input.slice(end + 2);
    this.#state = 'chunk';
    return true;
  }

  #readChunk(): boolean {
    if (this.#input.length < this.#length + 2) return false;
    const isLast = this.#length === 0;
    if (!isLast) this.#take(this.#length);
    this.#input = this.#input.slice(2);
    this.#state = 'chunk-size';
    if (isLast) this.#end();
    return true;
  }

  #take(length: number): void {
    const text = this.#input.slice(0, length);
    this.#input = this.#input.slice(length);
    // An error's text is wanted whole, whatever was asked for.
    if (this.#expected?.onPiece && this.#status === 200) this.#expected.onPiece(text);
    else this.#body += text;
  }

  #end(): void {
    const answer = { status: this.#status, body: this.#body };
    const expected = this.#expected;
    this.#state = 'head';
    this.#body = '';
    this.#expected = null;
    expected?.onEnd(answer);
  }
}
