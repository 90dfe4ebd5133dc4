import { lazyValue } from './lazy-value.ts';

export const katexRuntime = lazyValue(async () => (await import('./draw-formula.ts')).drawFormula);
