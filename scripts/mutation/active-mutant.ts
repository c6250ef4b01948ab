/** What the switches of the instrumented code read and count, in the process of the tests. */

/** How often the switch of each mutant was passed, by id. */
export type Hits = Record<string, number>;

/** Its name and members are those of Stryker's instrumenter. */
interface Switches {
  activeMutant: string | null;
  /** How often the active one was passed; beyond the limit it throws, which ends endless loops. */
  hitCount: number;
  hitLimit: number;
  mutantCoverage: { static: Hits; readonly perTest: object };
}

/** On the globals, since tests and their runner don't share their modules. */
declare global {
  var __stryker__: Switches | undefined;
}

function switches(): Switches {
  globalThis.__stryker__ ??= {
    activeMutant: null,
    hitCount: 0,
    hitLimit: Number.MAX_SAFE_INTEGER,
    mutantCoverage: { static: {}, perTest: {} },
  };
  return globalThis.__stryker__;
}

/** From here on this mutant alone is active; null for none. */
export function activate(id: string | null, hitLimit = Number.MAX_SAFE_INTEGER): void {
  Object.assign(switches(), { activeMutant: id, hitCount: 0, hitLimit });
}

/** What was passed since the last call. */
export function takeHits(): Hits {
  const { mutantCoverage } = switches();
  const hits = mutantCoverage.static;
  mutantCoverage.static = {};
  return hits;
}
