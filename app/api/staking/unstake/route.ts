import { stakeChange } from '@/lib/accounts/stake-change.ts';
import { endpoint } from '@/lib/http/endpoint.ts';

export const POST = endpoint(stakeChange('unstake'));
