'use client';

import { useRef, useState } from 'react';
import { imageStrings as strings } from '@/lib/strings/images.ts';
import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useConnectDialog } from '../wallet/connect-context.tsx';
import { useSession } from '../wallet/use-session.ts';
import { DrawForm, type DrawFormHandle } from './draw-form.tsx';
import { Gallery } from './gallery.tsx';
import { useDraw } from './use-draw.ts';
import { useImages } from './use-images.ts';

/** The studio: the form, and below it everything that was drawn with it or in a chat. */
export function ImagesScreen() {
  const session = useSession();
  const form = useRef<DrawFormHandle>(null);
  const [status, setStatus] = useState('');
  const newest = useImages(false, session.user !== null).data?.pages[0]?.images[0];
  const drawing = useDraw((count) => setStatus(strings.asked(count)));
  return (
    <main className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain">
      <div className="px-4 pt-6 pb-16 sm:px-8 sm:pt-10">
        <div className="mx-auto max-w-3xl">
          <h1 className="mb-4 font-semibold text-2xl tracking-tight">{strings.title}</h1>
          <DrawForm ref={form} drawing={drawing} lastSeed={newest?.seed ?? null} />
        </div>
        <div className="mx-auto mt-10 max-w-7xl">
          {session.isPending ? (
            <Skeleton className="h-72 rounded-card" />
          ) : session.user === null ? (
            <SignedOut />
          ) : (
            <Gallery drawing={drawing} announce={setStatus} onFill={() => form.current?.focus()} />
          )}
        </div>
      </div>
      <p role="status" className="sr-only">
        {status}
      </p>
    </main>
  );
}

function SignedOut() {
  const { openConnect } = useConnectDialog();
  return (
    <section className="mx-auto max-w-3xl rounded-card border bg-surface p-6">
      <h2 className="font-medium">{strings.signedOutTitle}</h2>
      <p className="mt-1 mb-5 max-w-xl text-muted text-sm leading-relaxed">{strings.signedOutText}</p>
      <Button look="solid" onClick={openConnect}>
        {strings.signIn}
      </Button>
    </section>
  );
}
