import { shared } from '../shared.ts';
import type { StreamDriver } from './driver.ts';
import { MemoryStreamDriver } from './memory-driver.ts';

/** The process's stream driver. */
export function getStreams(): StreamDriver {
  return shared<StreamDriver>('streams', () => new MemoryStreamDriver());
}
