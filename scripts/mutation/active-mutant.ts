/** What the switches of the instrumented code read and count, in the process of the tests. */

/** How often the switch of each mutant was passed, by id. */
export type Hits = Record<string, number>;

/** How often a mutant's code may be passed before it is held to be endless. */
export interface Limits {
  /** Its own switch. */
  readonly hitLimit?: number;
  /** Those of all mutants together. */
  readonly passLimit?: number;
}

/** Names and members up to `mutantCoverage` are those of Stryker's instrumenter. */
interface Switches {
  activeMutant: string | null;
  /** How often the active one was passed; beyond the limit it throws, which ends endless loops. */
  hitCount: number;
  hitLimit: number;
  readonly mutantCoverage: { readonly static: Hits; readonly perTest: object };
  hits: Hits;
  passes: number;
  passLimit: number;
}

/** On the globals, since tests and their runner don't share their modules. */
declare global {
  var __stryker__: Switches | undefined;
}

function newSwitches(): Switches {
  const switches: Switches = {
    activeMutant: null,
    hitCount: 0,
    hitLimit: Number.MAX_SAFE_INTEGER,
    mutantCoverage: {
      // Read at each switch of all mutants: an endless loop passes some, if not its own.
      get static() {
        switches.passes += 1;
        if (switches.passes > switches.passLimit) throw new Error('it passes too many switches');
        return switches.hits;
      },
      perTest: {},
    },
    hits: {},
    passes: 0,
    passLimit: Number.MAX_SAFE_INTEGER,
  };
  return switches;
}

function switches(): Switches {
  globalThis.__stryker__ ??= newSwitches();
  return globalThis.__stryker__;
}

/** From here on this mutant alone is active; null for none. */
export function activate(id: string | null, limits: Limits = {}): void {
  const { hitLimit = Number.MAX_SAFE_INTEGER, passLimit = Number.MAX_SAFE_INTEGER } = limits;
  Object.assign(switches(), { activeMutant: id, hitCount: 0, hitLimit, passes: 0, passLimit });
}

/** What was passed since the last call. */
export function takeHits(): Hits {
  const here = switches();
  const { hits } = here;
  here.hits = {};
  return hits;
}
