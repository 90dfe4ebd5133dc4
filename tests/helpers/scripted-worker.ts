import { setTimeout as sleep } from 'node:timers/promises';
import { ApiClient, type ApiResponse } from './api-client.ts';

export type ClaimedTask = {
  prompt: string;
  subject: string;
  negativePrompt: string | null;
  style: string;
  width: number;
  height: number;
  seed: number;
  nsfw: boolean;
};
type Claimed = {
  job: { id: string; kind: string; tier: string; model: string; attempt: number } | null;
  image?: ClaimedTask;
  messages?: { role: string; content: string; images?: { type: string; data: string }[] }[];
};

/** What a scripted worker does with each job it claims. */
export type Scenario =
  | 'answers'
  | 'slow'
  | 'dies-mid-stream'
  | 'never-completes'
  | 'completes-twice'
  | 'wrong-worker'
  | 'garbage';

/** The tokens of the scripted answer to a prompt. */
export function scriptedAnswer(prompt: string): string[] {
  return ['You', ' said: ', prompt, '.', ' 🙂', ' Done.'];
}

/** A worker driven by a test, speaking the protocol's plain calls. */
export class ScriptedWorker {
  readonly claimed: string[] = [];
  readonly responses: ApiResponse[] = [];
  #running = false;
  #loop: Promise<void> = Promise.resolve();

  private constructor(
    readonly client: ApiClient,
    readonly workerId: string,
    readonly secret: string,
  ) {}

  /** Registers a worker of the signed-in owner. */
  static async register(owner: ApiClient, body: Record<string, unknown> = {}): Promise<ScriptedWorker> {
    const response = await owner.post('/api/worker/register', { type: 'native', model: 'scripted', ...body });
    if (response.status !== 200) throw new Error(`register failed: ${JSON.stringify(response.body)}`);
    const { workerId, secret } = response.body as { workerId: string; secret: string };
    return new ScriptedWorker(new ApiClient(owner.url), workerId, secret);
  }

  /** Any call of the protocol, with the worker's id and secret. */
  async call(name: string, body: Record<string, unknown> = {}): Promise<ApiResponse> {
    const response = await this.client.post(
      `/api/worker/${name}`,
      { workerId: this.workerId, ...body },
      { authorization: `Bearer ${this.secret}` },
    );
    this.responses.push(response);
    return response;
  }

  async claim(waitSeconds = 5, tier?: string): Promise<Claimed> {
    const response = await this.call('claim', { waitSeconds, ...(tier ? { tier } : {}) });
    if (response.status !== 200) throw new Error(`claim failed: ${JSON.stringify(response.body)}`);
    const claimed = response.body as Claimed;
    if (claimed.job) this.claimed.push(claimed.job.id);
    return claimed;
  }

  token(jobId: string, value: string): Promise<ApiResponse> {
    return this.call('token', { jobId, value });
  }

  complete(jobId: string, tokens = 6): Promise<ApiResponse> {
    return this.call('complete', { jobId, tokens });
  }

  /** Uploads a picture's bytes, which ends its job. */
  async upload(jobId: string, bytes: Uint8Array, type = 'image/png', attempt?: number): Promise<ApiResponse> {
    const query = new URLSearchParams({ workerId: this.workerId, jobId, ...(attempt && { attempt: `${attempt}` }) });
    const response = await this.client.fetch(`/api/worker/image?${query}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.secret}`, 'content-type': type },
      body: new Uint8Array(bytes),
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as ApiResponse['body'] };
  }

  /** Claims one job and plays the scenario with it. @returns the job's id, null when none came */
  async serveOne(scenario: Scenario = 'answers', waitSeconds = 5): Promise<string | null> {
    const { job, messages = [] } = await this.claim(waitSeconds);
    if (!job) return null;
    const tokens = scriptedAnswer(messages.at(-1)?.content ?? '');
    await this.#play(scenario, job.id, tokens);
    return job.id;
  }

  async #play(scenario: Scenario, jobId: string, tokens: readonly string[]): Promise<void> {
    if (scenario === 'garbage') {
      await this.call('token', { jobId, value: { not: 'a text' } });
      await this.call('token', { jobId, value: '\u0000\ud83d <script>alert(1)</script>\ud800' });
      await this.call('complete', { jobId, tokens: -5 });
      return;
    }
    for (const [index, value] of tokens.entries()) {
      if (scenario === 'dies-mid-stream' && index === 3) return;
      if (scenario === 'slow') await sleep(150);
      await this.token(jobId, value);
    }
    if (scenario === 'never-completes') return;
    await this.complete(jobId, tokens.length);
    if (scenario === 'completes-twice') await this.complete(jobId, 999);
  }

  /** Serves jobs until `stop()`. */
  start(scenario: Scenario = 'answers'): this {
    this.#running = true;
    const loop = async () => {
      while (this.#running) await this.serveOne(scenario, 1);
    };
    this.#loop = loop();
    return this;
  }

  async stop(): Promise<void> {
    this.#running = false;
    await this.#loop;
  }
}
