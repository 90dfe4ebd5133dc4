/** Segments kept apart before they are joined. */
const LOOSE_MAX = 1_000;

/**
 * An append-only text with a cheap tail. A plain string that grows token by token is a rope which every read flattens
 * whole; segments keep reading the tail proportional to the tail. Many small ones are joined, each once, as a reader from
 * the beginning has to put them together.
 */
export class TextLog {
  #segments: { start: number; text: string }[] = [];
  /** How many of the segments, from the first on, are joined ones. */
  #joined = 0;
  #length = 0;

  /** In UTF-16 units. */
  get length(): number {
    return this.#length;
  }

  /** How many segments a reader from the beginning puts together. */
  get segments(): number {
    return this.#segments.length;
  }

  append(text: string): void {
    if (text === '') return;
    this.#segments.push({ start: this.#length, text });
    this.#length += text.length;
    if (this.#segments.length - this.#joined > LOOSE_MAX) this.#joinLoose();
  }

  #joinLoose(): void {
    const loose = this.#segments.splice(this.#joined);
    const start = loose[0]?.start ?? 0;
    this.#segments.push({ start, text: loose.map(({ text }) => text).join('') });
    this.#joined += 1;
  }

  /** Everything from `position` on. */
  since(position: number): string {
    if (position >= this.#length) return '';
    let index = this.#segments.length - 1;
    while (index > 0 && (this.#segments[index]?.start ?? 0) > position) index -= 1;
    const first = this.#segments[index];
    if (!first) return '';
    let text = first.text.slice(position - first.start);
    for (const segment of this.#segments.slice(index + 1)) text += segment.text;
    return text;
  }

  /** The whole text. Joins the segments for good, as this is asked at the end of an answer. */
  toString(): string {
    const text = this.since(0);
    this.#segments = [{ start: 0, text }];
    this.#joined = 1;
    return text;
  }
}
