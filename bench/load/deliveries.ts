type Waiting = { chars: number; wake: () => void };

/** How much of each job's answer has reached its reader. */
export class Deliveries {
  /** Of all jobs. */
  chars = 0;
  frames = 0;
  /** Whose first text has arrived. */
  begunJobs = 0;
  readonly #charsByJob = new Map<string, number>();
  readonly #expected = new Map<string, number>();
  readonly #waiting = new Map<string, Waiting>();

  note(jobId: string, chars: number): void {
    this.chars += chars;
    this.frames += 1;
    const before = this.#charsByJob.get(jobId);
    if (before === undefined) this.begunJobs += 1;
    const reached = (before ?? 0) + chars;
    this.#charsByJob.set(jobId, reached);
    const waiting = this.#waiting.get(jobId);
    if (!waiting || reached < waiting.chars) return;
    this.#waiting.delete(jobId);
    waiting.wake();
  }

  /** Resolves when the reader has so many characters. One waits for each job. */
  waitFor(jobId: string, chars: number): Promise<void> {
    if ((this.#charsByJob.get(jobId) ?? 0) >= chars) return Promise.resolve();
    return new Promise((wake) => this.#waiting.set(jobId, { chars, wake }));
  }

  /** Says how much the reader must have got when the job ends. */
  expect(jobId: string, chars: number): void {
    this.#expected.set(jobId, chars);
  }

  /** Forgets a job whose stream has ended. @throws Error when characters were lost or came twice */
  finish(jobId: string): void {
    const reached = this.#charsByJob.get(jobId) ?? 0;
    const expected = this.#expected.get(jobId);
    this.#charsByJob.delete(jobId);
    this.#expected.delete(jobId);
    if (reached !== expected) throw new Error(`${reached} of ${expected} characters arrived in ${jobId}`);
  }
}
