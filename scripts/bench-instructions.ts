// How many instructions the engine, the composer and a frame of the figure take, where times are
// too noisy to compare: npm run bench:instructions. Needs valgrind; takes some minutes.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { projectDir, run, runScript, UserError } from './script';
import { ensureSystem } from './system/ensure';
import { instructionParts } from './system/parts';

/** So many of each in a short run; a long one does twice as many, and what it takes more is counted. */
const AMOUNTS = { engine: 20_000, composer: 400, figure: 60 } as const;
const WHAT = { engine: 'a step', composer: 'a break', figure: 'a frame' } as const;

/** The same code compiled at the same moments in every run, garbage collected in one thread. */
const STEADY = ['--predictable', '--single-threaded', '--hash-seed=1', '--random-seed=1'];

runScript(async () => {
  await ensureSystem(process.execPath, instructionParts);
  const script = await bundle();
  const counts: Record<string, number> = {};
  for (const kind of ['engine', 'composer', 'figure'] as const) {
    const n = AMOUNTS[kind];
    const [short, long] = [await count(script, kind, n), await count(script, kind, 2 * n)];
    counts[kind] = Math.round((long - short) / n);
    console.log(`${kind}: ${counts[kind].toLocaleString('en')} instructions ${WHAT[kind]}`);
  }
  const folder = path.join(projectDir, 'test-results/bench');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'instructions.json'), `${JSON.stringify(counts, null, 2)}\n`);
  return 0;
});

/** The work in one file that Node runs as it is: a loader would be counted as well. */
async function bundle(): Promise<string> {
  const outDir = path.join(projectDir, 'node_modules/.cache/instructions');
  await build({
    configFile: false,
    root: projectDir,
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      minify: false,
      target: 'node20',
      ssr: path.join(projectDir, 'scripts/instructions-work.ts'),
      rolldownOptions: { output: { entryFileNames: 'work.mjs' } },
    },
    ssr: { noExternal: true },
  });
  return path.join(outDir, 'work.mjs');
}

/** Instructions of a whole run. */
async function count(script: string, kind: string, times: number): Promise<number> {
  const args = ['--tool=callgrind', '--callgrind-out-file=/dev/null'];
  const node = [process.execPath, ...STEADY, script, kind, String(times)];
  const { code, output } = await run('valgrind', [...args, ...node], { cwd: projectDir });
  const collected = /Collected : (\d+)/.exec(output)?.[1];
  if (code !== 0 || collected === undefined) {
    throw new UserError(`valgrind could not count ${kind}:\n${output.trim()}`);
  }
  return Number(collected);
}
