import { Random } from './random.ts';

type Pixels = { data: Buffer; width: number; height: number; channels: number };

/**
 * Turns flat colours into washes: edges run, pigment pools and thins out, the paper's tooth shows. Worked out on the pixels
 * themselves, as the same with SVG's noise filters takes seconds.
 */
export function paintWet({ data, width, height, channels }: Pixels, u: number): Buffer {
  const painted = Buffer.alloc(data.length);
  const [runX, runY] = [new Noise('run x', 74 * u), new Noise('run y', 74 * u)];
  const [fineX, fineY] = [new Noise('fine x', 15 * u), new Noise('fine y', 15 * u)];
  const [pool, tooth] = [new Noise('pool', 190 * u), new Noise('tooth', 2.6 * u)];
  const reach = { far: 26 * u, near: 7 * u };
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const fromX = x + (runX.at(x, y) - 0.5) * reach.far + (fineX.at(x, y) - 0.5) * reach.near;
      const fromY = y + (runY.at(x, y) - 0.5) * reach.far + (fineY.at(x, y) - 0.5) * reach.near;
      const source = (clamp(fromY, height) * width + clamp(fromX, width)) * channels;
      const thin = (pool.at(x, y) - 0.35) * 0.34 + (tooth.at(x, y) - 0.5) * 0.08;
      const target = (y * width + x) * channels;
      for (let channel = 0; channel < channels; channel += 1) {
        const value = data[source + channel] ?? 255;
        // Thinner paint lets more of the white through; thicker paint is darker than it was.
        const mixed = thin > 0 ? value + (252 - value) * thin : value * (1 + thin * 0.4);
        painted[target + channel] = Math.min(255, Math.max(0, Math.round(mixed)));
      }
    }
  }
  return painted;
}

const clamp = (value: number, size: number): number => Math.min(size - 1, Math.max(0, Math.round(value)));

const LATTICE = 64;

/** Smooth noise from 0 to 1: random values on a grid of `cell` pixels, with soft steps between them. */
class Noise {
  readonly #values: Float32Array;
  readonly #cell: number;

  constructor(name: string, cell: number) {
    const random = new Random(name);
    this.#values = Float32Array.from({ length: LATTICE * LATTICE }, () => random.next());
    this.#cell = Math.max(1, cell);
  }

  at(x: number, y: number): number {
    const [gx, gy] = [x / this.#cell, y / this.#cell];
    const [left, top] = [Math.floor(gx), Math.floor(gy)];
    const [sx, sy] = [soften(gx - left), soften(gy - top)];
    const upper = this.#value(left, top) * (1 - sx) + this.#value(left + 1, top) * sx;
    const lower = this.#value(left, top + 1) * (1 - sx) + this.#value(left + 1, top + 1) * sx;
    return upper * (1 - sy) + lower * sy;
  }

  #value(x: number, y: number): number {
    return this.#values[(y & (LATTICE - 1)) * LATTICE + (x & (LATTICE - 1))] ?? 0;
  }
}

const soften = (t: number): number => t * t * (3 - 2 * t);
