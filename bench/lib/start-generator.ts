import type { calls } from '../load/generator.ts';
import type { Bench } from './bench.ts';
import { GENERATOR_FILE } from './bundle-children.ts';
import { startChild } from './start-child.ts';

type Calls = typeof calls;

export type Generator = {
  call<N extends keyof Calls>(name: N, params: Parameters<Calls[N]>[0]): Promise<Awaited<ReturnType<Calls[N]>>>;
  stop(): Promise<void>;
};

/** Starts the load generator. */
export function startGenerator(bench: Bench): Generator {
  const child = startChild(GENERATOR_FILE, bench.stopping);
  return {
    // Both ends are of one source: the type is what the other process returns.
    call: async (name, params) => (await child.call(name, params)) as never,
    stop: () => child.stop(),
  };
}
