'use client';

import { useSyncExternalStore } from 'react';
import { composerStrings as strings } from '@/lib/strings/composer.ts';
import { useStoredValue } from '../ui/use-stored-value.ts';
import { draftArea } from './draft-key.ts';
import {
  addPictures,
  countLost,
  countName,
  dismissRefused,
  type PictureDraft,
  readPictures,
  removePictures,
  subscribeToPictures,
} from './picture-store.ts';

const NONE: PictureDraft = { pictures: [], refused: [] };

/** The pictures of a draft and what was not attached to it. */
export function usePictures(key: string) {
  // Drawn anew when the tab's storage is cleared, as by signing out.
  useStoredValue(countName(key), '', draftArea(key));
  const { pictures, refused } = useSyncExternalStore(
    subscribeToPictures,
    () => readPictures(key),
    () => NONE,
  );
  const lost = useSyncExternalStore(
    subscribeToPictures,
    () => countLost(key),
    () => 0,
  );
  return {
    pictures,
    refused,
    lost,
    preparing: pictures.some(({ image }) => image === null),
    add: (files: readonly File[]) => {
      if (files.length > 0) void addPictures(key, files, strings.pasted);
    },
    remove: (ids: readonly string[]) => removePictures(key, ids),
    dismiss: () => dismissRefused(key),
  };
}
