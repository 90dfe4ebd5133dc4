/** Turns a callback that is given text into something to iterate over. One reader; `end` or `fail` once. */
export class TextQueue {
  #pieces: string[] = [];
  #ended = false;
  #error: unknown = null;
  #wake: (() => void) | null = null;

  push(piece: string): void {
    this.#pieces.push(piece);
    this.#notify();
  }

  end(): void {
    this.#ended = true;
    this.#notify();
  }

  fail(error: unknown): void {
    this.#error = error;
    this.end();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<string> {
    while (true) {
      const pieces = this.#pieces;
      this.#pieces = [];
      yield* pieces;
      if (this.#pieces.length > 0) continue;
      if (this.#ended) break;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    if (this.#error !== null) throw this.#error;
  }

  #notify(): void {
    this.#wake?.();
    this.#wake = null;
  }
}
