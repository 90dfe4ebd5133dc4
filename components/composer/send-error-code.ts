import { lazyValue } from '../markdown/lazy-value.ts';

/** Fetched before the first message is sent: without a network it would come too late. */
export const sendErrorCode = lazyValue(async () => (await import('./send-error.tsx')).SendError);
