/** Every error the product can answer with, and its HTTP status. One table, so that a client can rely on it. */
const ERROR_STATUS = {
  invalid_request: 400,
  unauthorized: 401,
  insufficient_credits: 402,
  forbidden_origin: 403,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  request_timeout: 408,
  account_changed: 409,
  lease_lost: 409,
  log_gap: 409,
  conflict: 409,
  insufficient_balance: 409,
  withdrawal_limit: 409,
  no_image_worker: 409,
  body_too_large: 413,
  unsupported_media_type: 415,
  empty_answer: 422,
  image_censored: 422,
  bad_image: 422,
  prompt_refused: 422,
  rate_limited: 429,
  internal: 500,
  image_failed: 502,
  unavailable: 503,
  chain_off: 503,
  image_timeout: 504,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** Fields that are added to the JSON answer beside `error`, `code` and `statusCode`. Never put a secret here. */
export type ErrorData = Readonly<Record<string, string | number | boolean | null>>;

/**
 * An error meant for the caller: `message` is a sentence that may be shown. Anything else that is thrown becomes a 500
 * whose cause stays in the log.
 *
 * @example throw new AppError('insufficient_credits', 'This message needs 15 credits.', { required: 15, available: 4 });
 */
export class AppError extends Error {
  /** Written out: a bundler may rename the class, and the log says the name. */
  override readonly name = 'AppError';
  readonly status: number;

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly data: ErrorData = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.status = ERROR_STATUS[code];
  }
}

/** 404 for what does not exist and for what is not the caller's: the two must look alike. */
export function notFound(what: string): AppError {
  return new AppError('not_found', `${what} was not found.`);
}
