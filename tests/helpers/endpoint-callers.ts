import { ENDPOINT_CASES, type EndpointCase } from '../fixtures/endpoint-cases.ts';
import type { ApiClient, ApiResponse } from './api-client.ts';
import { type ListedEndpoint, listEndpoints } from './list-endpoints.ts';
import type { TestNetwork } from './network.ts';
import { ScriptedWorker } from './scripted-worker.ts';

export type CallableEndpoint = ListedEndpoint & { given: EndpointCase };

/** Every endpoint of the route files with its row of the table. A missing row has its own test; here it takes nothing. */
export const ENDPOINTS: readonly CallableEndpoint[] = listEndpoints().map((endpoint) => ({
  ...endpoint,
  given: ENDPOINT_CASES[endpoint.name] ?? { as: 'anyone' },
}));

export type Callers = { person: ApiClient; anyone: ApiClient; worker: ScriptedWorker };

export async function makeCallers(network: TestNetwork): Promise<Callers> {
  const person = await network.person();
  return { person, anyone: network.browser(), worker: await ScriptedWorker.register(person) };
}

/** A body of the table with the caller's own ids filled in. */
export function fillBody(body: Record<string, unknown>, callers: Callers): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, value === '$worker' ? callers.worker.workerId : value]),
  );
}

type CallOptions = { body?: unknown; query?: string; id?: string; headers?: Record<string, string>; method?: string };

/** Calls an endpoint as whoever may call it. */
export function callEndpoint(
  { method, pattern, given }: CallableEndpoint,
  callers: Callers,
  options: CallOptions = {},
): Promise<ApiResponse> {
  const client = given.as === 'worker' ? callers.worker.client : callers[given.as];
  const path = pattern.replaceAll(/:\w+/g, options.id ?? 'conv_unknown') + (options.query ? `?${options.query}` : '');
  const authorization = given.as === 'worker' ? { authorization: `Bearer ${callers.worker.secret}` } : {};
  return client.request(options.method ?? method, path, options.body, { ...authorization, ...options.headers });
}
