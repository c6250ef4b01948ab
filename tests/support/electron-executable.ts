import { resolveElectron } from '../../scripts/electron/resolve';

/** Electron's own executable: the one that the test command found, or else looked for now. */
export async function electronExecutable(): Promise<string> {
  return process.env.UNHUNCH_ELECTRON ?? (await resolveElectron()).executable;
}

/** The switches that Electron needs on this machine, whatever app it runs. */
export function electronSwitches(): string[] {
  const asRoot = process.getuid?.() === 0;
  return [
    // Chromium refuses to run its sandbox as root.
    ...(asRoot ? ['--no-sandbox'] : []),
    // The scripted screen has no graphics card.
    '--disable-gpu',
  ];
}
