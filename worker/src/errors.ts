/** A wrong or missing option: exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** The server refused the worker key: exit code 4. */
export class KeyRefusedError extends Error {
  override name = 'KeyRefusedError';
}

/** The server does not know this worker id and secret (any more): it has to register again. */
export class WorkerForgottenError extends Error {
  override name = 'WorkerForgottenError';
  readonly workerId: string;
  constructor(workerId: string) {
    super('the server does not know this worker any more');
    this.workerId = workerId;
  }
}

/** No engine can be started as asked: exit code 5. */
export class EngineStartError extends Error {
  override name = 'EngineStartError';
}

/** The engine failed on one job; `message` goes to the server as the reason. */
export class EngineError extends Error {
  override name = 'EngineError';
}

/** No answer, or one that isn't the protocol's (a proxy's page, a half-started server). Worth trying again. */
export class ServerUnreachableError extends Error {
  override name = 'ServerUnreachableError';
  constructor({ url, cause }: { url: string; cause: unknown }) {
    super(`${new URL(url).origin} cannot be reached: ${describeError(cause)}`, { cause });
  }
}

/** An error answer of the server. `code` is one of docs/worker-protocol.md, empty when there was none. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly status: number;
  readonly code: string;
  /** With `log_gap`: how many characters (UTF-16 units) of the attempt the server has. */
  readonly position: number | null;
  readonly retryAfterSeconds: number | null;

  constructor(data: {
    status: number;
    code: string;
    message: string;
    position: number | null;
    retryAfterSeconds: number | null;
  }) {
    super(data.message);
    this.status = data.status;
    this.code = data.code;
    this.position = data.position;
    this.retryAfterSeconds = data.retryAfterSeconds;
  }
}

/** Whether the same call may succeed later: no connection, 408, 429 or 5xx. */
export function isRetryable(error: unknown): boolean {
  if (error instanceof ServerUnreachableError) return true;
  return error instanceof ApiError && (error.status >= 500 || error.status === 429 || error.status === 408);
}

/** One readable line of any thrown thing; `fetch` hides the useful part in `cause`. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.message === 'fetch failed' && error.cause !== undefined) return describeError(error.cause);
  // An AggregateError of connection attempts has an empty message and one code for all of them.
  return error.message || ('code' in error ? String(error.code) : error.name);
}
