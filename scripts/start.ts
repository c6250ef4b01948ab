// `npm start`: builds what has changed and runs the app, with the arguments after `--`.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { buildAppIfNeeded } from './build';
import { resolveElectron } from './electron/resolve';
import { exitCode, projectDir, runScript } from './script';
import { hasDisplay, startDesktop } from './system/desktop';
import { ensureSystem } from './system/ensure';
import { displayParts, runParts } from './system/parts';

runScript(async () => {
  const shown = hasDisplay(process.env);
  const electron = await resolveElectron();
  await ensureSystem(electron.executable, shown ? runParts : [...runParts, ...displayParts]);
  await buildAppIfNeeded();
  console.log(`Electron ${electron.version ?? '(version unknown)'} (${electron.from})`);

  const switches = electronSwitches(process.env);
  if (shown) return runApp(electron.executable, switches, process.env);
  switches.push('--disable-gpu', '--disable-audio-output');
  const desktop = await startDesktop();
  console.log(`No display here: running on an X server without a screen (${desktop.display}).`);
  try {
    return await runApp(electron.executable, switches, desktop.env);
  } finally {
    await desktop.stop();
  }
});

function electronSwitches(env: NodeJS.ProcessEnv): string[] {
  const switches: string[] = [];
  if (process.getuid?.() === 0) {
    console.log("Running as root: Chromium's sandbox doesn't work there, so it is off.");
    switches.push('--no-sandbox');
  }
  if (!env.DISPLAY && env.WAYLAND_DISPLAY) switches.push('--ozone-platform=wayland');
  return switches;
}

async function runApp(
  executable: string,
  switches: string[],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const args = [...switches, projectDir, ...process.argv.slice(2)];
  // In a process group of its own: a Ctrl-C would else come from the terminal and from every
  // program between, and Chromium takes a second signal for "end now, save nothing".
  const child = spawn(executable, args, {
    env,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  let asked = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (!asked) child.kill(signal);
      asked = true;
    });
  }
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  return exitCode(code, signal);
}
