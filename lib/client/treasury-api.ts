import { buybacksResponse, type TreasuryRange, treasuryResponse } from '../treasury/schemas.ts';
import { requestJson } from './request-json.ts';

export function fetchTreasury(range: TreasuryRange, signal: AbortSignal) {
  return requestJson(`/api/treasury?${new URLSearchParams({ range })}`, treasuryResponse, { signal });
}

export function fetchBuybacks({ cursor, signal }: { cursor: string | null; signal: AbortSignal }) {
  const query = cursor === null ? '' : `?${new URLSearchParams({ cursor })}`;
  return requestJson(`/api/treasury/buybacks${query}`, buybacksResponse, { signal });
}

/** Files that the browser saves itself. */
export const treasuryFiles = {
  series: (range: TreasuryRange) => `/api/treasury/export?${new URLSearchParams({ range })}`,
  buybacks: '/api/treasury/buybacks/export',
} as const;
