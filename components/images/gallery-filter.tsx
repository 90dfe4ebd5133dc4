'use client';

import { Heart } from 'lucide-react';
import { imageStrings as strings } from '@/lib/strings/images.ts';
import { ChoiceGroup } from './choice-group.tsx';
import { GALLERY_HEADING_ID } from './gallery-heading-id.ts';
import { useShowNsfw } from './use-reveal.ts';

type GalleryFilterProps = { favourite: boolean; onChange: (favourite: boolean) => void; hasNsfw: boolean };

const OPTIONS = [
  { id: 'all', label: strings.all },
  { id: 'favourite', label: strings.favourites },
] as const;

/** What of the gallery is shown. */
export function GalleryFilter({ favourite, onChange, hasNsfw }: GalleryFilterProps) {
  const [showNsfw, setShowNsfw] = useShowNsfw();
  return (
    <div className="mb-3 flex min-h-9 flex-wrap items-center gap-x-4 gap-y-2">
      <h2 id={GALLERY_HEADING_ID} tabIndex={-1} className="mr-auto font-medium text-lg focus-visible:outline-none">
        {strings.gallery}
      </h2>
      {hasNsfw && (
        <label className="flex h-9 pointer-coarse:h-11 cursor-pointer items-center gap-2 text-muted text-sm">
          <input
            type="checkbox"
            role="switch"
            aria-checked={showNsfw}
            checked={showNsfw}
            onChange={(event) => setShowNsfw(event.target.checked)}
            className="size-4"
          />
          {strings.showNsfw}
        </label>
      )}
      <ChoiceGroup
        label={strings.filter}
        value={favourite ? 'favourite' : 'all'}
        options={OPTIONS}
        onChange={(value) => onChange(value === 'favourite')}
        className="flex gap-0.5"
        optionClassName="inline-flex h-9 pointer-coarse:h-11 items-center gap-1.5 rounded-control px-3 font-medium text-muted text-sm transition-colors hover:text-ink has-checked:bg-raised has-checked:text-ink"
        draw={(id) => (
          <>
            {id === 'favourite' && <Heart aria-hidden className="size-4" strokeWidth={1.75} />}
            <span aria-hidden>{id === 'favourite' ? strings.favourites : strings.all}</span>
          </>
        )}
      />
    </div>
  );
}
