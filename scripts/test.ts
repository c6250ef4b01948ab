// `npm test`: what the system lacks, types, lint, unit tests, build, package, e2e tests on the
// real Electron, and a closing line that adds them up. All of it runs even if an early part fails,
// but for the build: tests of an app that doesn't build would only repeat that.
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { buildApp } from './build';
import { canCompileClient } from './client';
import setUpTests from './e2e-setup';
import { packageApp } from './package-app';
import { projectDir, run, runScript, UserError } from './script';
import {
  type Counts,
  closingLine,
  countPlaywright,
  countStage,
  countVitest,
  isSuccess,
  none,
  sum,
} from './test-results';

const resultsDir = path.join(projectDir, 'test-results');
const unitReport = path.join(resultsDir, 'unit.json');
const e2eReport = path.join(resultsDir, 'e2e.json');
const unitArguments = [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${unitReport}`,
];

runScript(async () => {
  await rm(resultsDir, { recursive: true, force: true });
  const counts: Counts[] = [
    // The unit tests of the adapters need some of it too: a session bus, notify-send.
    await step('System', setUpTests),
    await tool('Types', 'typescript/bin/tsc', ['-b']),
    await tool('Lint', '@biomejs/biome/bin/biome', ['ci', '.']),
    await tool('Unused', 'knip/bin/knip.js', ['--no-progress']),
    await tool('Used by tests alone', 'knip/bin/knip.js', ['--no-progress', '--production']),
    await tests('Unit tests', 'vitest/vitest.mjs', unitArguments, unitReport, countVitest),
  ];
  const built = await step('Build', async () => {
    await buildApp();
    await buildApp('e2e');
  });
  counts.push(built);
  if (built.failed === 0) {
    if (await canCompileClient()) counts.push(await step('Package', () => packageApp()));
    else {
      console.log('\nNo C compiler here: the package is not made, nor tested.');
      process.env.UNHUNCH_NO_PACKAGE = 'true';
    }
    counts.push(
      await tests('E2E tests', '@playwright/test/cli.js', ['test'], e2eReport, countPlaywright),
    );
  }

  const total = sum(counts);
  if (total.skipped > 0) console.log(`\n${total.skipped} skipped: they count as failed.`);
  console.log(`\n${closingLine(total)}`);
  return isSuccess(total) ? 0 : 1;
});

/** Runs a package's command line program to its end, its output on this terminal. */
async function tool(title: string, script: string, args: string[]): Promise<Counts> {
  heading(title);
  return countStage(await runTool(script, args), none);
}

async function tests<Report>(
  title: string,
  script: string,
  args: string[],
  reportFile: string,
  count: (report: Report) => Counts,
): Promise<Counts> {
  heading(title);
  const code = await runTool(script, args);
  const report = await readFile(reportFile, 'utf8').catch(() => null);
  return countStage(code, report === null ? none : count(JSON.parse(report) as Report));
}

async function step(title: string, action: () => Promise<void>): Promise<Counts> {
  heading(title);
  try {
    await action();
    return none;
  } catch (error) {
    console.error(error instanceof UserError ? error.message : error);
    return countStage(1, none);
  }
}

async function runTool(script: string, args: string[]): Promise<number> {
  const file = path.join(projectDir, 'node_modules', script);
  const plain = process.stdout.isTTY ? {} : { NO_COLOR: '1' };
  const { code } = await run(process.execPath, [file, ...args], {
    cwd: projectDir,
    env: { ...process.env, ...plain },
    stdio: 'inherit',
  });
  return code;
}

function heading(title: string): void {
  console.log(`\n── ${title}`);
}
