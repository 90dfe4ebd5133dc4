import type { Browser } from 'playwright-core';
import type { Person, WorkerCredentials } from '../load/people.ts';

/** What every part of the web benchmark gets. */
export type Site = {
  /** Without a slash at the end. */
  url: string;
  port: number;
  browser: Browser;
  /** A signed-in person with credits enough. */
  person: Person;
  /** The credentials of a worker that the benchmark plays. */
  worker: WorkerCredentials;
  isQuick: boolean;
};
