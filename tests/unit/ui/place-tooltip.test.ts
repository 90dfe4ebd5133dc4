import { expect, test } from 'vitest';
import { placeTooltip } from '../../../components/ui/place-tooltip.ts';

const tooltip = { width: 100, height: 20 };
const viewport = { width: 400 };

test('default: above the middle of the button', () => {
  expect(placeTooltip({ left: 190, top: 200, width: 20, height: 20 }, tooltip, viewport)).toEqual({
    left: 150,
    top: 174,
  });
});

test('behavior: below a button at the top', () => {
  expect(placeTooltip({ left: 190, top: 10, width: 20, height: 20 }, tooltip, viewport).top).toBe(36);
});

test('behavior: inside of the screen at both sides', () => {
  expect(placeTooltip({ left: 0, top: 200, width: 20, height: 20 }, tooltip, viewport).left).toBe(8);
  expect(placeTooltip({ left: 380, top: 200, width: 20, height: 20 }, tooltip, viewport).left).toBe(292);
});
