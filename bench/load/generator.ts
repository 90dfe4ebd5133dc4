/** The load generator's process: workers and readers, apart from the server they talk to. */
import { serveCalls } from '../lib/serve-calls.mjs';
import { finishAnswers, openStreams, startAnswers } from './hold-streams.ts';
import { measureLatency } from './measure-latency.ts';
import { measureRelay } from './measure-relay.ts';

export const calls = { measureLatency, measureRelay, openStreams, startAnswers, finishAnswers };

serveCalls(calls);
