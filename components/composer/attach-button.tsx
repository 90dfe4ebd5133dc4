'use client';

import { ImagePlus } from 'lucide-react';
import { useRef } from 'react';
import { IMAGE_TYPES } from '@/lib/chat/schemas.ts';
import { composerStrings as strings } from '@/lib/strings/composer.ts';
import { IconButton } from '../ui/icon-button.tsx';

/** Opens the browser's file dialog. What is chosen is checked all the same: the filter is a suggestion. */
export function AttachButton({ onFiles }: { onFiles: (files: File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton icon={ImagePlus} label={strings.attach} onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={IMAGE_TYPES.join(',')}
        data-testid="attach-input"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // The same file may be chosen again after it was removed.
          event.target.value = '';
        }}
      />
    </>
  );
}
