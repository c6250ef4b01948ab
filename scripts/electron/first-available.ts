import { UserError } from '../script';
import type { ElectronDist } from './electron-dist';

/** One place an Electron may come from. */
export interface Source {
  label: string;
  /** The Electron found there, or in a few words why there is none. */
  find(): Promise<ElectronDist | string>;
}

export interface FoundElectron extends ElectronDist {
  /** Label of the source that had it. */
  from: string;
}

/**
 * Asks each source in turn and stops at the first that has an Electron.
 *
 * @throws {UserError} when none has: what was tried, and what the person can do
 */
export async function firstAvailable(sources: Source[]): Promise<FoundElectron> {
  const tried: string[] = [];
  for (const source of sources) {
    const found = await source.find();
    if (typeof found !== 'string') return { ...found, from: source.label };
    tried.push(`  - ${source.label}: ${found}`);
  }
  throw new UserError(
    [
      `Unhunch needs Electron, and there is none to be had for ${process.platform}-${process.arch}.`,
      'Tried:',
      ...tried,
      'What to do: connect to the internet and try again, or unpack an Electron release into a',
      'folder and name it: ELECTRON_OVERRIDE_DIST_PATH=/path/to/that/folder',
    ].join('\n'),
  );
}
