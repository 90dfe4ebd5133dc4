import type { Theme } from '../shell/theme.ts';
import { NotFoundMessage } from './not-found-message.tsx';
import { SiteFrame } from './site-frame.tsx';

/** The page for addresses that are none. */
export function NotFoundPage({ theme }: { theme: Theme }) {
  return (
    <SiteFrame theme={theme}>
      <NotFoundMessage />
    </SiteFrame>
  );
}
