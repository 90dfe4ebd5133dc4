'use client';

import { type KeyboardEvent, useId, useState } from 'react';
import { filterTemplates } from '@/lib/client/filter-templates.ts';
import { readTemplateQuery } from '@/lib/client/read-template-query.ts';
import { promptTemplates } from '@/lib/strings/prompt-templates.ts';
import { templateStrings as strings } from '@/lib/strings/templates.ts';
import { useOwnTemplates } from './use-own-templates.ts';

export type TemplateOption =
  | { kind: 'template'; id: string; name: string; hint: string; text: string; own: boolean }
  | { kind: 'save' | 'manage'; id: string; name: string };

type TemplateListParams = { draft: string; onPick: (option: TemplateOption, draft: string) => void };

/**
 * The list that `/` opens: what is in it, which option is marked, and its keys. The focus stays in the field; the marked
 * option is its `aria-activedescendant` (ARIA Authoring Practices, combobox).
 */
export function useTemplateList({ draft, onPick }: TemplateListParams) {
  const listId = useId();
  const own = useOwnTemplates().templates;
  const query = readTemplateQuery(draft);
  // Escape closes the list for this draft; the button opens it over any. Both end with the next change of the text.
  const [override, setOverride] = useState<{ draft: string; open: boolean } | null>(null);
  const forced = override?.draft === draft ? override.open : null;
  const [marked, setMarked] = useState({ query, index: 0 });

  const options = listOptions(own, query ?? '', draft !== '' && query === null);
  const open = (forced ?? query !== null) && options.length > 0;
  const index = marked.query === query ? Math.min(marked.index, options.length - 1) : 0;
  const active = open ? options[index] : undefined;

  function pick(option: TemplateOption) {
    // A slash is replaced by what was picked; undone, it opens the list once more.
    setOverride(query === null ? { draft, open: false } : null);
    setMarked({ query: null, index: 0 });
    onPick(option, query === null ? draft : '');
  }

  /** @returns whether the press was one of the list's */
  function handleKey({ key, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
    if (active === undefined || shiftKey || altKey || ctrlKey || metaKey) return false;
    if (key === 'ArrowDown') setMarked({ query, index: (index + 1) % options.length });
    else if (key === 'ArrowUp') setMarked({ query, index: (index + options.length - 1) % options.length });
    else if (key === 'Enter' || key === 'Tab') pick(active);
    else if (key === 'Escape') setOverride({ draft, open: false });
    else return false;
    return true;
  }

  return {
    listId,
    options,
    open,
    active,
    handleKey,
    pick,
    mark: (option: TemplateOption) => setMarked({ query, index: options.indexOf(option) }),
    toggle: () => setOverride({ draft, open: !open }),
    close: () => setOverride({ draft, open: false }),
  };
}

function listOptions(
  own: readonly { id: string; name: string; text: string }[],
  query: string,
  canSave: boolean,
): TemplateOption[] {
  const all = [
    ...own.map((one) => ({ ...one, hint: one.text, own: true })),
    ...promptTemplates.map((one) => ({ ...one, own: false })),
  ];
  const found = filterTemplates(all, query).map((one) => ({ ...one, kind: 'template' as const }));
  if (query !== '') return found;
  const save = { kind: 'save' as const, id: 'save', name: strings.save };
  return [...found, ...(canSave ? [save] : []), { kind: 'manage' as const, id: 'manage', name: strings.manage }];
}
