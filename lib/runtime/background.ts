import { runCleanUp } from '../accounts/clean-up.ts';
import { runChainBackground } from '../chain/background.ts';
import { getChain } from '../chain/get-chain.ts';
import { runErasing } from '../chat/erase-deleted.ts';
import { getConnection } from '../db/get-db.ts';
import { runErasingImages } from '../images/erase-images.ts';
import { runJobsBackground } from '../jobs/background.ts';
import { endWaitingClaims } from '../jobs/waiting-claims.ts';
import { shared } from '../shared.ts';
import { runStakingBackground } from '../staking/background.ts';
import { getStreams } from '../stream/get-streams.ts';
import { closeReaders } from '../stream/open-readers.ts';
import { runTreasuryBackground } from '../treasury/background.ts';

type Background = { stop(): Promise<void> };

/** Starts what runs beside requests, once a process. */
export function startBackground(): Background {
  return shared('background', () => {
    const stopJobs = runJobsBackground(getConnection(), getStreams());
    const stopCleanUp = runCleanUp(getConnection());
    const stopStaking = runStakingBackground(getConnection());
    const chain = getChain();
    const stopChain = chain ? runChainBackground(getConnection(), chain) : () => Promise.resolve();
    const stopTreasury = runTreasuryBackground(getConnection(), chain);
    const stopErasing = runErasing(getConnection(), getStreams());
    const stopErasingImages = runErasingImages(getConnection());
    return {
      stop: async () => {
        stopErasing();
        stopErasingImages();
        stopStaking();
        stopCleanUp();
        await Promise.all([stopJobs(), stopChain(), stopTreasury()]);
      },
    };
  });
}

/** Answers every request that would wait for long: the server can't stop while one of them is open. */
export function endLongRequests(): void {
  closeReaders();
  endWaitingClaims();
}
