'use client';

import { type RefObject, useState } from 'react';
import { applyTemplate } from '@/lib/client/apply-template.ts';
import { findPlaceholder } from '@/lib/client/find-placeholder.ts';
import { findUnfilled } from '@/lib/client/find-unfilled.ts';
import { useStoredValue } from '../ui/use-stored-value.ts';
import { draftArea, templateName } from './draft-key.ts';
import { type TemplateOption, useTemplateList } from './use-template-list.ts';

type TemplatesParams = {
  /** Whose draft it is, see draftKey. */
  draftKey: string;
  input: RefObject<HTMLTextAreaElement | null>;
  draft: string;
  setText: (text: string, selection?: readonly [number, number]) => void;
  /** Opens the dialog with the person's own templates; with a draft to save as one. */
  onManage: (what: { draft: string | null }) => void;
};

/** Templates in the composer: the list, and going from placeholder to placeholder after one was inserted. */
export function useTemplates({ draftKey, input, draft, setText, onManage }: TemplatesParams) {
  const [filling, setFilling] = useState(false);
  // Beside the draft: a place that was left open is one after a reload as well.
  const [template, setTemplate] = useStoredValue(templateName(draftKey), '', draftArea(draftKey));
  /** The draft that was held back for a place in it; sent as it is when that is asked for again. */
  const [heldBack, setHeldBack] = useState<string | null>(null);
  const list = useTemplateList({ draft, onPick: pick });

  function fill(text: string, from = text) {
    setTemplate(from);
    const place = findPlaceholder(text);
    setFilling(place !== null);
    setText(text, place === null ? undefined : [place.start, place.end]);
  }

  function pick(option: TemplateOption, written: string) {
    if (option.kind === 'template') fill(applyTemplate(option.text, written), option.text);
    else {
      // The slash has done what it was typed for.
      if (written === '') setText('');
      onManage({ draft: option.kind === 'save' ? written : null });
    }
  }

  /** Selects the next placeholder. @returns false where there is none, and Tab then leaves the field as everywhere. */
  function next(): boolean {
    const element = input.current;
    if (!filling || element === null) return false;
    const place = findPlaceholder(draft, element.selectionEnd);
    if (place === null) setFilling(false);
    else element.setSelectionRange(place.start, place.end);
    return place !== null;
  }

  /** Before the draft is sent: selects a place that was left, once. @returns whether it did, and nothing is to be sent yet */
  function holdBack(): boolean {
    const place = findUnfilled(draft, template);
    if (place === null || heldBack === draft) return false;
    setHeldBack(draft);
    setFilling(true);
    input.current?.setSelectionRange(place.start, place.end);
    return true;
  }

  const left = heldBack === draft ? findUnfilled(draft, template) : null;
  return { list, fill, next, holdBack, unfilled: left && draft.slice(left.start, left.end) };
}
