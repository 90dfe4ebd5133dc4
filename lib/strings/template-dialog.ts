import { formatNumber } from '../client/format.ts';
import { TEMPLATE_NAME_CHARS_MAX, TEMPLATES_MAX } from '../constants.ts';

/** Words of the dialog that keeps one's own templates. Fetched with it. */
export const templateDialogStrings = {
  title: 'Your templates',
  description: 'Kept in this browser only. A name in braces, such as {text}, is filled in when the template is used.',
  nameLabel: 'Name of the template',
  namePlaceholder: 'Weekly report',
  saveDraft: 'Save the draft',
  rename: (name: string) => `Rename ${name}`,
  newName: (name: string) => `New name of ${name}`,
  remove: (name: string) => `Delete ${name}`,
  confirmRemove: 'Delete',
  keep: 'Save',
  cancel: 'Cancel',
  none: 'None yet. Write a prompt you use often, then save it from here.',
  problems: {
    empty: 'Give it a name.',
    long: `A name has at most ${TEMPLATE_NAME_CHARS_MAX} characters.`,
    taken: 'There is one of this name already.',
    full: `At most ${formatNumber(TEMPLATES_MAX)} templates are kept: delete one first.`,
  },
} as const;
