'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { fetchImage } from '@/lib/client/images-api.ts';
import type { Image } from '@/lib/images/schemas.ts';
import { changeImage } from './image-cache.ts';

/**
 * For a picture that could not be loaded: its address may have lapsed, so a new one is asked for, once until it has loaded.
 * @returns `broken` when that did not help; `retry` asks once more. `attempt` is the key of the element that loads it: with an
 * address that is the same again, only a new element tries again
 */
export function useFreshUrl(id: string, url: string | null) {
  const queries = useQueryClient();
  const asked = useRef(false);
  const [broken, setBroken] = useState(false);
  const [busy, setBusy] = useState(false);
  const [attempt, setAttempt] = useState(0);

  async function read() {
    asked.current = true;
    setBusy(true);
    try {
      const fresh: Image = await fetchImage(id);
      changeImage(queries, id, () => fresh);
      setBroken(false);
      setAttempt((count) => count + 1);
    } catch {
      setBroken(true);
    } finally {
      setBusy(false);
    }
  }
  return {
    broken,
    busy,
    attempt,
    handleError: () => {
      if (asked.current || url === null) setBroken(true);
      else void read();
    },
    handleLoad: () => {
      asked.current = false;
    },
    retry: () => void read(),
  };
}
