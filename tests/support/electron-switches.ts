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
