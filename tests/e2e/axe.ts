import axe from 'axe-core';
import type { Page } from 'playwright-core';

type AxeResult = {
  violations: {
    id: string;
    impact: string | null;
    help: string;
    nodes: { target: unknown[]; failureSummary?: string }[];
  }[];
};

/**
 * What axe finds wrong with the open page and calls serious or critical, one line a place. `evaluate` runs outside the
 * page's Content-Security-Policy, as a developer's console does, so that the page is tested with its policy on.
 */
export async function findAxeViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  // A change of theme fades, if only for a millisecond: colours are read when they have arrived.
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
  });
  // Style sheets are not fetched a second time: that request would be the test's, not the page's.
  const result = (await page.evaluate('axe.run(document, { preload: false })')) as AxeResult;
  return result.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary = '' }) => `${id}: ${help}: ${target.join(' ')}\n${failureSummary}`),
    );
}
