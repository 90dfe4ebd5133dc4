import { markdownRenderer } from './markdown-renderer.ts';

/** Fetches the renderer ahead of need, so that it is there when an answer's first token arrives. */
export function preloadMarkdown(): void {
  markdownRenderer.load();
}
