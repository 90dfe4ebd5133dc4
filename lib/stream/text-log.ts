/**
 * An append-only text with a cheap tail. A plain string that grows token by token is a rope which every read flattens
 * whole; segments keep reading the tail proportional to the tail.
 */
export class TextLog {
  #segments: { start: number; text: string }[] = [];
  #length = 0;

  /** In UTF-16 units. */
  get length(): number {
    return this.#length;
  }

  append(text: string): void {
    if (text === '') return;
    this.#segments.push({ start: this.#length, text });
    this.#length += text.length;
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
    return text;
  }
}
