import { highlightCode } from './highlight-code.ts';

/** Runs beside the page. One question, one answer: `lines` is null for what can't be highlighted. */
addEventListener('message', ({ data }: MessageEvent<{ id: number; code: string; language: string }>) => {
  void highlightCode(data.code, data.language).then(
    (lines) => postMessage({ id: data.id, lines }),
    () => postMessage({ id: data.id, lines: null }),
  );
});
