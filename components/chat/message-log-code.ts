import { lazyValue } from '../markdown/lazy-value.ts';

/** Everything that draws messages: a new chat has none, so it is not part of the page's first load. */
export const messageLogCode = lazyValue(async () => (await import('./message-log.tsx')).MessageLog);
