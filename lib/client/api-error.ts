/** What the API (or the network on the way to it) answered instead of a result. `message` may be shown as it is. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    /** HTTP status; 0 when the server could not be reached. */
    readonly status: number,
    readonly code: string,
    message: string,
    readonly data: Readonly<Record<string, unknown>> = {},
    readonly retryAfterSeconds: number | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** A numeric field of the error's body, such as `required` and `available` of a 402. */
  getNumber(field: string): number | null {
    const value = this.data[field];
    return typeof value === 'number' ? value : null;
  }
}

/** A sentence for any error a panel may meet. `unreached` is for where the page says by itself that the server can't be reached. */
export function describeError(error: unknown, unreached?: string): string {
  if (error instanceof ApiError) return error.status === 0 && unreached !== undefined ? unreached : error.message;
  return 'Something unexpected happened in this page.';
}
