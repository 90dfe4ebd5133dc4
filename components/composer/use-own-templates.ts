'use client';

import { useMemo } from 'react';
import { createRandomId } from '@/lib/client/create-random-id.ts';
import { parseTemplates, type StoredTemplate } from '@/lib/client/parse-templates.ts';
import { TEMPLATE_NAME_CHARS_MAX, TEMPLATES_MAX } from '@/lib/constants.ts';
import { useStoredValue } from '../ui/use-stored-value.ts';

export type TemplateProblem = 'empty' | 'long' | 'taken' | 'full';

/** The person's own templates, kept in this browser. Writing one answers null, or what is wrong with its name. */
export function useOwnTemplates() {
  const [stored, store] = useStoredValue('ashao.templates');
  const templates = useMemo(() => parseTemplates(stored), [stored]);
  const write = (list: readonly StoredTemplate[]) => store(list.length === 0 ? '' : JSON.stringify(list));

  function check(name: string, ownId: string | null): TemplateProblem | null {
    if (name === '') return 'empty';
    if (name.length > TEMPLATE_NAME_CHARS_MAX) return 'long';
    const isTaken = templates.some((one) => one.id !== ownId && one.name.toLowerCase() === name.toLowerCase());
    return isTaken ? 'taken' : null;
  }

  return {
    templates,
    add(rawName: string, text: string): TemplateProblem | null {
      const name = rawName.trim();
      const problem = templates.length >= TEMPLATES_MAX ? 'full' : check(name, null);
      if (problem === null) write([{ id: createRandomId(), name, text }, ...templates]);
      return problem;
    },
    rename(id: string, rawName: string): TemplateProblem | null {
      const name = rawName.trim();
      const problem = check(name, id);
      if (problem === null) write(templates.map((one) => (one.id === id ? { ...one, name } : one)));
      return problem;
    },
    remove: (id: string) => write(templates.filter((one) => one.id !== id)),
  };
}
