'use client';

import { type FormEvent, useState } from 'react';
import { TEMPLATE_NAME_CHARS_MAX } from '@/lib/constants.ts';
import { templateDialogStrings as strings } from '@/lib/strings/template-dialog.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TemplateRow } from './template-row.tsx';
import { type TemplateProblem, useOwnTemplates } from './use-own-templates.ts';

type TemplateDialogProps = {
  /** What can be saved as a template; null opens the list alone. */
  draft: string | null;
  onClose: () => void;
};

/** The person's own templates: save the draft as one, rename, delete. */
export function TemplateDialog({ draft, onClose }: TemplateDialogProps) {
  const own = useOwnTemplates();
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={strings.title} description={strings.description}>
      {draft !== null && <SaveForm draft={draft} onSave={(name) => own.add(name, draft)} onSaved={onClose} />}
      {own.templates.length === 0 ? (
        draft === null && <p className="rounded-card border border-dashed p-5 text-muted text-sm">{strings.none}</p>
      ) : (
        <ul className="divide-y">
          {own.templates.map((template) => (
            <TemplateRow
              key={template.id}
              template={template}
              onRename={(name) => own.rename(template.id, name)}
              onRemove={() => own.remove(template.id)}
            />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

type SaveFormProps = { draft: string; onSave: (name: string) => TemplateProblem | null; onSaved: () => void };

function SaveForm({ draft, onSave, onSaved }: SaveFormProps) {
  const [problem, setProblem] = useState<TemplateProblem | null>(null);
  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const found = onSave(String(new FormData(event.currentTarget).get('name') ?? ''));
    setProblem(found);
    if (found === null) onSaved();
  }
  return (
    <form onSubmit={save} className="mb-4 grid grid-cols-1 gap-3">
      <div className="rounded-control bg-raised px-3 py-2 text-muted text-sm">
        <p className="line-clamp-3 whitespace-pre-wrap break-words">{draft}</p>
      </div>
      <div className="flex gap-2">
        <input
          name="name"
          // biome-ignore lint/a11y/noAutofocus: a dialog that was asked for puts the focus on its first field
          autoFocus
          aria-label={strings.nameLabel}
          aria-invalid={problem !== null}
          aria-describedby="template-problem"
          placeholder={strings.namePlaceholder}
          maxLength={TEMPLATE_NAME_CHARS_MAX}
          autoComplete="off"
          className="h-10 min-w-0 flex-1 rounded-control border border-line-strong bg-canvas px-3 placeholder:text-faint"
        />
        <Button type="submit" look="solid">
          {strings.saveDraft}
        </Button>
      </div>
      <p id="template-problem" role="alert" className="text-bad text-sm empty:hidden">
        {problem !== null && strings.problems[problem]}
      </p>
    </form>
  );
}
