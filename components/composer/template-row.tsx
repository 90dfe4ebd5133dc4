'use client';

import { Pencil, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { StoredTemplate } from '@/lib/client/parse-templates.ts';
import { TEMPLATE_NAME_CHARS_MAX } from '@/lib/constants.ts';
import { templateDialogStrings as strings } from '@/lib/strings/template-dialog.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import type { TemplateProblem } from './use-own-templates.ts';

type TemplateRowProps = {
  template: StoredTemplate;
  onRename: (name: string) => TemplateProblem | null;
  onRemove: () => void;
};

/** One of the person's templates, with its name to change. */
export function TemplateRow({ template, onRename, onRemove }: TemplateRowProps) {
  const [mode, setMode] = useState<'shown' | 'renaming' | 'asking'>('shown');
  return (
    <li className="py-3 last:pb-0">
      {mode === 'renaming' ? (
        <RenameForm name={template.name} onRename={onRename} onClose={() => setMode('shown')} />
      ) : (
        <div className="flex items-center gap-1">
          <div className="min-w-0 flex-1">
            <p className="truncate font-medium text-ui">{template.name}</p>
            <p className="truncate text-muted text-sm">{template.text}</p>
          </div>
          {mode === 'asking' ? (
            <div className="flex gap-2">
              <Button look="danger" size="small" onClick={onRemove}>
                {strings.confirmRemove}
              </Button>
              <Button size="small" autoFocus onClick={() => setMode('shown')}>
                {strings.cancel}
              </Button>
            </div>
          ) : (
            <>
              <IconButton icon={Pencil} label={strings.rename(template.name)} onClick={() => setMode('renaming')} />
              <IconButton icon={Trash2} label={strings.remove(template.name)} onClick={() => setMode('asking')} />
            </>
          )}
        </div>
      )}
    </li>
  );
}

type RenameFormProps = { name: string; onRename: TemplateRowProps['onRename']; onClose: () => void };

function RenameForm({ name, onRename, onClose }: RenameFormProps) {
  const [problem, setProblem] = useState<TemplateProblem | null>(null);
  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const found = onRename(String(new FormData(event.currentTarget).get('name') ?? ''));
    setProblem(found);
    if (found === null) onClose();
  }
  return (
    <form onSubmit={save} className="flex flex-wrap gap-2">
      <input
        name="name"
        // biome-ignore lint/a11y/noAutofocus: renaming was asked for
        autoFocus
        aria-label={strings.newName(name)}
        aria-invalid={problem !== null}
        defaultValue={name}
        maxLength={TEMPLATE_NAME_CHARS_MAX}
        autoComplete="off"
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          // Ends the renaming, not the dialog.
          event.stopPropagation();
          onClose();
        }}
        className="h-9 min-w-0 flex-1 rounded-control border border-line-strong bg-canvas px-2.5"
      />
      <Button type="submit" look="solid" size="small" className="h-9">
        {strings.keep}
      </Button>
      <Button size="small" className="h-9" onClick={onClose}>
        {strings.cancel}
      </Button>
      <p role="alert" className="w-full text-bad text-sm empty:hidden">
        {problem !== null && strings.problems[problem]}
      </p>
    </form>
  );
}
