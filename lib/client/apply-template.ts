import { findPlaceholder } from './find-placeholder.ts';

/** A template with what was written before in its first placeholder; after the text where it has none. */
export function applyTemplate(template: string, draft: string): string {
  const written = draft.trim();
  if (written === '') return template;
  const place = findPlaceholder(template);
  if (place === null) return `${template}\n\n${written}`;
  return template.slice(0, place.start) + written + template.slice(place.end);
}
