/**
 * How many random cases a property gets, always the same ones. `FUZZ=20 npx vitest run
 * tests/core/schedule` tries 20 times as many, and others each time.
 */
export function runs(numRuns: number): { numRuns: number; seed?: number } {
  const times = Number(process.env.FUZZ ?? 0);
  return times > 0 ? { numRuns: numRuns * times } : { numRuns, seed: 20_260_327 };
}
