import { Suspense } from 'react';
import { TemporaryToggle } from './temporary-toggle.tsx';
import { TierSelect } from './tier-select.tsx';

/** What the header has for a chat: who answers, and whether anything is kept. */
export function ChatControls() {
  return (
    <>
      <TierSelect />
      {/* Reads the address's query, which Next wants behind a boundary. */}
      <Suspense>
        <TemporaryToggle />
      </Suspense>
    </>
  );
}
