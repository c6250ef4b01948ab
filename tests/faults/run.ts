// `npm run faults [part of a name]`: what takes too long for `npm test`. Each file beside this one
// is a fault, tried on the app's own modules, one after another; a closing table says how often,
// and what didn't hold. `--night` tries those in `nights/` instead, which take hours.
import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';
import setUpTests from '../../scripts/e2e-setup';
import { projectDir, runScript, UserError } from '../../scripts/script';
import type { Fault, Result } from './fault';

const folder = path.join(projectDir, 'tests', 'faults');
const programs = path.join(folder, 'programs');
const notFaults = ['run', 'fault', 'broken-kinds'];

runScript(async () => {
  const args = process.argv.slice(2);
  const from = args.includes('--night') ? path.join(folder, 'nights') : folder;
  const [wanted = ''] = args.filter((arg) => !arg.startsWith('--'));
  const names = namesIn(from).filter((name) => !notFaults.includes(name) && name.includes(wanted));
  if (names.length === 0) throw new UserError(`There is no fault named ${wanted}.`);
  await setUpTests();
  // Where Node finds the packages that a bundle leaves out; each run its own.
  const outDir = path.join(projectDir, 'node_modules', '.cache', `faults-${process.pid}`);
  const scriptOf = await bundle(from, names, outDir);
  const results: (Result & { readonly name: string })[] = [];
  for (const name of names) {
    const { default: fault } = (await import(scriptOf(name))) as { readonly default: Fault };
    console.log(`\n── ${fault.name}`);
    const result = await fault.run(scriptOf).catch(brokenOff);
    for (const line of result.failed.slice(0, 300)) console.log(`   ${line}`);
    if (result.notRun) console.log(`   not run: ${result.notRun}`);
    results.push({ name: fault.name, ...result });
  }
  await rm(outDir, { recursive: true });
  console.log(`\n${tableOf(results)}`);
  return results.every(({ failed }) => failed.length === 0) ? 0 : 1;
});

/** One that throws keeps no other from being tried. */
function brokenOff(error: unknown): Result {
  return { tried: 1, failed: [error instanceof Error ? `${error.stack}` : String(error)] };
}

/** The faults and the programs they run, as files that Node runs without Electron. */
async function bundle(
  from: string,
  names: readonly string[],
  outDir: string,
): Promise<(name: string) => string> {
  const files = [
    ...names.map((name) => path.join(from, `${name}.ts`)),
    ...namesIn(programs).map((name) => path.join(programs, `${name}.ts`)),
  ];
  await build({
    configFile: false,
    logLevel: 'error',
    root: projectDir,
    resolve: {
      alias: [
        { find: /^#core\/(.*)/, replacement: path.join(projectDir, 'core', '$1') },
        { find: 'electron', replacement: path.join(projectDir, 'tests/support/no-electron.ts') },
      ],
    },
    // One uses what only Electron has, if that is there; the other brings programs along.
    ssr: { noExternal: true, external: ['@electron/asar', '@playwright/test'] },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      rollupOptions: {
        // What they import of Electron they never call.
        shimMissingExports: true,
        input: Object.fromEntries(files.map((file) => [path.basename(file, '.ts'), file])),
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
  return (name) => path.join(outDir, `${name}.mjs`);
}

function namesIn(dir: string): readonly string[] {
  return readdirSync(dir)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.basename(file, '.ts'))
    .sort();
}

function tableOf(results: readonly (Result & { readonly name: string })[]): string {
  const width = Math.max(...results.map(({ name }) => name.length));
  const row = (name: string, ...cells: readonly (string | number)[]) =>
    [name.padEnd(width), ...cells.map((cell) => String(cell).padStart(8))].join('');
  return [
    row('', 'tried', 'held', 'failed'),
    ...results.map(({ name, tried, failed, notRun }) =>
      notRun
        ? `${name.padEnd(width)}  not run: ${notRun}`
        : row(name, tried, tried - failed.length, failed.length),
    ),
  ].join('\n');
}
