import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { MarkdownDocument } from '../../../components/markdown/markdown-document.tsx';

const draw = (text: string, streaming = false) =>
  renderToStaticMarkup(createElement(MarkdownDocument, { text, streaming }));

describe('an answer drawn', () => {
  test('has no raw HTML, but keeps its words and what only looks like a tag', () => {
    expect(draw('<b onclick="x()">bold</b> a<br>b <img src=x onerror=y> Vec<T> <your-name>')).toBe(
      '<p dir="auto">bold a<br/>b  Vec&lt;T&gt; &lt;your-name&gt;</p>',
    );
    expect(draw('<div>\nwords\n<script>alert(1)</script>\n</div>\n\n<!-- a\n\nb -->')).toMatch(/^<p[^>]*>words<\/p>$/);
  });

  test('links open apart and images are links', () => {
    expect(draw('[a](https://x.example/) ![pixel](https://x.example/p.png) [go](javascript:alert(1))')).toBe(
      '<p dir="auto">' +
        '<a href="https://x.example/" title="https://x.example/" target="_blank" rel="noopener noreferrer nofollow">a</a> ' +
        '<a href="https://x.example/p.png" title="https://x.example/p.png" target="_blank" rel="noopener noreferrer nofollow">' +
        'Image: pixel</a> go</p>',
    );
    expect(draw('[![badge](https://a.example/b.svg)](https://b.example)')).not.toMatch(/<a[^>]*>[^/]*<a/);
  });

  test('sets lists and quotes in the direction of their words', () => {
    expect(draw('- مرحبا\n- hello')).toContain('<ul dir="rtl">');
    expect(draw('1. hello\n2. مرحبا')).toContain('<ol dir="ltr"');
    expect(draw('> שלום')).toContain('<blockquote dir="rtl">');
    expect(draw('- 1\n- 2')).toContain('<ul dir="ltr">');
  });

  test('has tables with scoped headers, tasks with names, and numbered lists that go on', () => {
    expect(draw('| a | b |\n|:-:|---|\n| 1 | 2 |')).toContain(
      '<th dir="auto" scope="col" role="columnheader" style="text-align:center">a</th>',
    );
    expect(draw('- [x] done')).toContain('aria-label="Done"');
    expect(draw('3. three')).toContain('start="3"');
  });

  test('decodes entities once, except in code', () => {
    expect(draw('a &amp;lt; &copy; &#x41; `&amp;`')).toContain('a &amp;lt; © A <code dir="ltr">&amp;amp;</code>');
  });

  test('footnotes have ids of their own answer', () => {
    const answer = () => createElement(MarkdownDocument, { text: 'a[^n] b[^n]\n\n[^n]: Note', streaming: false });
    const html = renderToStaticMarkup(createElement('div', null, answer(), answer()));
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(4);
    for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
    expect(draw('a[^1]')).toBe('<p dir="auto">a[^1]</p>');
    expect(draw('a[^1] and', true)).toBe('<p dir="auto">a and</p>');
  });

  test('a malformed or unloaded formula shows its source', () => {
    expect(draw('$\\frac{1$')).toContain('<code>$\\frac{1$</code>');
  });
});
