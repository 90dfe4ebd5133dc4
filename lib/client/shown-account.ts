/**
 * Whose account the page shows at this moment, as `ACCOUNT_HEADER` says it; undefined where it isn't known. Filled in by
 * what follows the session, so that the request helper need not know the cache.
 */
export const shownAccount: { read: () => string | undefined } = { read: () => undefined };
