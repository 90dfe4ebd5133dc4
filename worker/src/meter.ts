/** After this much working time a measurement weighs half. */
const HALF_LIFE_MS = 30_000;

/** Tokens a second over the worker's recent working time (idle time does not count), across its parallel jobs. */
export class Meter {
  #running = 0;
  #tokens = 0;
  #workingMs = 0;
  #at = 0;
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  start(): void {
    this.#advance();
    this.#running += 1;
  }

  stop(): void {
    this.#advance();
    this.#running -= 1;
  }

  addToken(): void {
    this.#advance();
    this.#tokens += 1;
  }

  /** Tokens a second; 0 until something has been measured. */
  get rate(): number {
    this.#advance();
    return this.#workingMs === 0 ? 0 : (this.#tokens * 1_000) / this.#workingMs;
  }

  #advance(): void {
    const now = this.#now();
    if (this.#running > 0) {
      const elapsedMs = now - this.#at;
      const weight = 0.5 ** (elapsedMs / HALF_LIFE_MS);
      this.#tokens *= weight;
      this.#workingMs = this.#workingMs * weight + elapsedMs;
    }
    this.#at = now;
  }
}
