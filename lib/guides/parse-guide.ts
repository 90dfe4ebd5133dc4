export type Guide = { slug: string; title: string; summary: string; body: string };

/** The first `# ` heading is the title, the first paragraph after it the summary; the body is what follows the title. */
export function parseGuide(slug: string, source: string): Guide {
  const lines = source.replaceAll('\r\n', '\n').split('\n');
  const titleIndex = lines.findIndex((line) => line.startsWith('# '));
  const title = lines[titleIndex]?.slice(2).trim() ?? slug;
  const body = lines
    .slice(titleIndex + 1)
    .join('\n')
    .trim();
  return { slug, title, summary: findSummary(body), body };
}

/** Plain text: links become their words, marks of emphasis and code are dropped. */
function findSummary(body: string): string {
  const paragraph = body.split(/\n\s*\n/).find((block) => /^[^#>|`\-*\d]/.test(block.trim())) ?? '';
  return paragraph
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[`*_]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
