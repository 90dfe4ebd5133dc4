'use client';

import { Ban, Palette } from 'lucide-react';
import { useState } from 'react';
import { IMAGE_STYLE_IDS, type ImageStyleId } from '@/lib/constants.ts';
import { imageStrings as strings } from '@/lib/strings/images.ts';
import { ChoiceGroup } from './choice-group.tsx';

type StylePickerProps = { value: ImageStyleId; onChange: (value: ImageStyleId) => void };

const OPTIONS = IMAGE_STYLE_IDS.map((id) => ({ id, label: strings.styleNames[id] }));

/** The styles, each with a picture drawn in it. */
export function StylePicker({ value, onChange }: StylePickerProps) {
  return (
    <ChoiceGroup
      label={strings.style}
      value={value}
      options={OPTIONS}
      onChange={onChange}
      className="grid grid-cols-4 gap-x-2 gap-y-3 sm:grid-cols-8"
      optionClassName="group block rounded-card"
      draw={(id) => (
        <>
          <Sample id={id} />
          <span
            aria-hidden
            className="mt-1.5 block truncate text-center text-muted text-xs group-hover:text-ink group-has-checked:font-medium group-has-checked:text-violet"
          >
            {strings.styleNames[id]}
          </span>
        </>
      )}
    />
  );
}

/** Where there is no sample, its place keeps its size. */
function Sample({ id }: { id: ImageStyleId }) {
  const [missing, setMissing] = useState(false);
  const Icon = id === 'None' ? Ban : Palette;
  return (
    <span className="grid aspect-square w-full place-items-center overflow-hidden rounded-card border bg-raised text-faint transition-colors group-hover:border-line-strong group-has-checked:border-violet group-has-checked:ring-1 group-has-checked:ring-violet">
      {missing ? (
        <Icon aria-hidden className="size-4.5" strokeWidth={1.5} />
      ) : (
        // biome-ignore lint/performance/noImgElement: a small file of its final size, nothing to optimise
        <img
          src={`/images/styles/${id.toLowerCase()}.webp`}
          alt=""
          width={384}
          height={384}
          decoding="async"
          // It may have failed before this code was there.
          ref={(element) => {
            if (element?.complete && element.naturalWidth === 0) setMissing(true);
          }}
          onError={() => setMissing(true)}
          className="size-full object-cover"
        />
      )}
    </span>
  );
}
