import type { z } from 'zod';
import type { JobKind } from '../../../lib/constants.ts';
import { type registerRequest, registerResponse } from '../../../lib/workers/schemas.ts';
import { Backoff, sleep } from '../backoff.ts';
import { ApiError, isRetryable, KeyRefusedError, UsageError, WorkerForgottenError } from '../errors.ts';
import { type FileBody, postJson } from './post-json.ts';

const CALL_TIMEOUT_MS = 15_000;
/** A server that forgets workers at once must not be flooded with registrations. */
const REGISTER_AGAIN_MS_MIN = 60_000;

type Identity = { workerId: string; secret: string };
export type Registration = z.infer<typeof registerRequest> & {
  /** Left out: chat alone, as before there were pictures. */
  kinds?: JobKind[];
  /** What draws. */
  imageModel?: string;
};
type CallOptions = { signal?: AbortSignal; timeoutMs?: number };

type SessionOptions = {
  server: string;
  key: string;
  registration: Registration;
  onUnreachable: (error: unknown) => void;
  onReachable: () => void;
  /** Called after the server forgot this worker and has registered it anew: jobs of the old identity are lost. */
  onRegisteredAgain: (workerId: string) => void;
};

/** The worker's identity at the server: registers once, signs every call, registers again when the server forgot it. */
export class Session {
  readonly #options: SessionOptions;
  #identity: Identity | null = null;
  #renewing: Promise<void> | null = null;
  #renewedAt = Number.NEGATIVE_INFINITY;

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  get workerId(): string {
    return this.#identity?.workerId ?? '';
  }

  /**
   * One attempt to register.
   * @throws {KeyRefusedError} 401 or 403: trying again with this key is pointless
   * @throws {UsageError} the server finds the registration itself wrong
   */
  async register(signal: AbortSignal): Promise<void> {
    const { server, key, registration } = this.#options;
    try {
      this.#identity = await postJson({
        url: `${server}/api/worker/register`,
        bearer: key,
        body: { json: registration },
        schema: registerResponse,
        timeoutMs: CALL_TIMEOUT_MS,
        signal,
      });
      this.#options.onReachable();
    } catch (error) {
      if (error instanceof ApiError && (error.status === 401 || error.status === 403)) {
        throw new KeyRefusedError(`The server refused this worker: ${error.message}`, { cause: error });
      }
      if (error instanceof ApiError && !isRetryable(error)) {
        throw new UsageError(`The server does not accept this registration: ${error.message}`, { cause: error });
      }
      if (isRetryable(error)) this.#options.onUnreachable(error);
      throw error;
    }
  }

  /** Registers, waiting for the server as long as it takes; returns early when the signal aborts. */
  async registerPatiently(signal: AbortSignal): Promise<void> {
    const backoff = new Backoff();
    while (!signal.aborted) {
      try {
        return await this.register(signal);
      } catch (error) {
        if (signal.aborted) return;
        if (!isRetryable(error)) throw error;
        await sleep(backoff.next(error), signal);
      }
    }
  }

  /**
   * One signed call; `workerId` is added to the body.
   * @throws {WorkerForgottenError} on 401, for the caller to answer with `renew`
   */
  async call<T>(path: string, body: object, schema: z.core.$ZodType<T>, options: CallOptions = {}): Promise<T> {
    return this.#send(path, { json: { workerId: this.workerId, ...body } }, schema, options);
  }

  /** The same for a file; `workerId` is added to the query. */
  async upload<T>(
    path: string,
    { query, file }: { query: Record<string, string>; file: FileBody },
    schema: z.core.$ZodType<T>,
    options: CallOptions = {},
  ): Promise<T> {
    const parameters = new URLSearchParams({ workerId: this.workerId, ...query });
    return this.#send(`${path}?${parameters}`, { file }, schema, options);
  }

  async #send<T>(
    path: string,
    body: { json: unknown } | { file: FileBody },
    schema: z.core.$ZodType<T>,
    { signal, timeoutMs = CALL_TIMEOUT_MS }: CallOptions,
  ): Promise<T> {
    const { server, onReachable, onUnreachable } = this.#options;
    const { workerId, secret } = this.#identity ?? { workerId: '', secret: '' };
    try {
      const answer = await postJson({
        url: `${server}${path}`,
        bearer: secret,
        body,
        schema,
        timeoutMs,
        ...(signal ? { signal } : {}),
      });
      onReachable();
      return answer;
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) throw new WorkerForgottenError(workerId);
      if (!isRetryable(error)) throw error;
      // 429 is a healthy server that asks for patience.
      if (!(error instanceof ApiError && error.status === 429)) onUnreachable(error);
      throw error;
    }
  }

  /**
   * Registers again after a 401; callers that were refused at the same time share one registration, and one that was
   * refused with an identity already replaced has nothing to do.
   */
  async renew({ workerId }: WorkerForgottenError, signal: AbortSignal): Promise<void> {
    if (workerId !== this.workerId) return;
    this.#renewing ??= this.#renew(signal).finally(() => {
      this.#renewing = null;
    });
    await this.#renewing;
  }

  async #renew(signal: AbortSignal): Promise<void> {
    await sleep(Math.max(0, this.#renewedAt + REGISTER_AGAIN_MS_MIN - performance.now()), signal);
    await this.registerPatiently(signal);
    this.#renewedAt = performance.now();
    if (!signal.aborted) this.#options.onRegisteredAgain(this.workerId);
  }
}
