import type { TemplateOption } from './use-template-list.ts';

/** The id of an option that the field names as its active descendant. */
export function optionId(listId: string, option: TemplateOption): string {
  return `${listId}-${option.id}`;
}
