import { findPlaceholder } from './find-placeholder.ts';

/** The first placeholder of a template that still stands in a text made from it. Braces of the person's own are theirs. */
export function findUnfilled(text: string, template: string): { start: number; end: number } | null {
  for (let place = findPlaceholder(text); place !== null; place = findPlaceholder(text, place.end)) {
    if (template.includes(text.slice(place.start, place.end))) return place;
  }
  return null;
}
