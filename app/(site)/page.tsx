import { Hero } from '@/components/site/hero.tsx';
import { Prices } from '@/components/site/prices.tsx';
import { PromptPath } from '@/components/site/prompt-path.tsx';
import { RunWorker } from '@/components/site/run-worker.tsx';
import { ConnectProvider } from '@/components/wallet/connect-context.tsx';
import { readNetworkMode } from '../read-network-mode.ts';
import { readOrigin } from '../read-origin.ts';

export default async function LandingPage() {
  const mode = readNetworkMode();
  return (
    <ConnectProvider mode={mode}>
      <div className="mx-auto w-full max-w-6xl px-5 sm:px-8">
        <Hero isLocal={mode.isLocal} />
        <PromptPath />
        <Prices />
        <RunWorker origin={await readOrigin()} />
      </div>
    </ConnectProvider>
  );
}
