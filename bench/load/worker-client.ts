import { HttpConnection, type Upload } from './http-connection.ts';
import type { WorkerCredentials } from './people.ts';

export type Job = { id: string; attempt: number };

type ClaimAnswer = { job: Job | null };

/** A worker's side of the protocol (docs/worker-protocol.md) over one connection. */
export class WorkerClient {
  readonly #connection: HttpConnection;
  readonly #workerId: string;
  readonly #headers: string;

  constructor(port: number, { workerId, secret }: WorkerCredentials) {
    this.#connection = new HttpConnection(port);
    this.#workerId = workerId;
    this.#headers = `authorization: Bearer ${secret}\r\n`;
  }

  async claim(waitSeconds = 20): Promise<Job | null> {
    return ((await this.#post('claim', { waitSeconds })) as ClaimAnswer).job;
  }

  /** One token a request, in the protocol's plainest form. */
  async sendToken(job: Job, value: string): Promise<void> {
    await this.#post('token', { jobId: job.id, value });
  }

  async sendBatch(job: Job, offset: number, values: readonly string[]): Promise<void> {
    await this.#post('token', { jobId: job.id, attempt: job.attempt, offset, values });
  }

  /** A whole answer as one NDJSON request. */
  openUpload(): Upload {
    return this.#connection.openUpload('/api/worker/token', `content-type: application/x-ndjson\r\n${this.#headers}`);
  }

  /** The first line of an upload names the job. */
  firstLine(job: Job): string {
    return `${JSON.stringify({ workerId: this.#workerId, jobId: job.id, attempt: job.attempt })}\n`;
  }

  async complete(job: Job, tokens: number): Promise<void> {
    await this.#post('complete', { jobId: job.id, attempt: job.attempt, tokens });
  }

  close(): void {
    this.#connection.close();
  }

  async #post(name: string, body: object): Promise<unknown> {
    const { status, body: text } = await this.#connection.request({
      method: 'POST',
      path: `/api/worker/${name}`,
      headers: this.#headers,
      body: JSON.stringify({ workerId: this.#workerId, ...body }),
    });
    if (status !== 200) throw new Error(`${name} was answered ${status}: ${text}`);
    return JSON.parse(text);
  }
}
