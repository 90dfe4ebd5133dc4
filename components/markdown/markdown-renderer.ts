import { lazyValue } from './lazy-value.ts';

/** Parser and renderer, 35 kB compressed: not part of a page's first load. */
export const markdownRenderer = lazyValue(async () => (await import('./markdown-document.tsx')).MarkdownDocument);
