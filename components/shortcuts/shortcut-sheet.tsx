'use client';

import { Fragment } from 'react';
import { shortcutSheetStrings as strings } from '@/lib/strings/shortcut-sheet.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Keys } from './keys.tsx';
import { getShortcut, SHORTCUT_IDS, SHORTCUT_PLACES, type ShortcutId, type ShortcutPlace } from './shortcuts.ts';

type ShortcutSheetProps = { onClose: () => void };

/** All shortcuts, grouped by where they work. */
export function ShortcutSheet({ onClose }: ShortcutSheetProps) {
  return (
    <Dialog open onOpenChange={onClose} title={strings.title} description={strings.description}>
      <div className="grid gap-6">
        {SHORTCUT_PLACES.map((place) => (
          <Place key={place} place={place} />
        ))}
      </div>
    </Dialog>
  );
}

function Place({ place }: { place: ShortcutPlace }) {
  return (
    <section aria-label={strings.places[place]}>
      <h3 className="font-medium text-faint text-xs">{strings.places[place]}</h3>
      <dl className="mt-1 divide-y">
        {SHORTCUT_IDS.filter((id) => getShortcut(id).place === place).map((id) => (
          <Row key={id} id={id} />
        ))}
      </dl>
    </section>
  );
}

function Row({ id }: { id: ShortcutId }) {
  return (
    <div data-shortcut={id} className="flex items-center justify-between gap-4 py-2 text-sm">
      <dt>{strings.labels[id]}</dt>
      <dd className="flex shrink-0 items-center gap-1.5 text-faint text-xs">
        {getShortcut(id).keys.map((combination, index) => (
          <Fragment key={combination}>
            {index > 0 && <span>{strings.or}</span>}
            <Keys combination={combination} />
          </Fragment>
        ))}
      </dd>
    </div>
  );
}
