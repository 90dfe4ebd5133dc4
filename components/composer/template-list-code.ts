import { lazyValue } from '../markdown/lazy-value.ts';

/** Fetched with the first press of a key or a button: the list opens on one. */
export const templateListCode = lazyValue(async () => (await import('./template-list.tsx')).TemplateList);
