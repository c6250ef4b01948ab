/**
 * What is nowhere used. `knip --production` looks at the app alone: what only tests use belongs to
 * the tests, unless the file itself uses it too.
 */
import type { KnipConfig } from 'knip';

const isProduction = process.argv.includes('--production');

const config: KnipConfig = {
  entry: [
    'main/{index,preload}.ts!',
    'main/storage/history-script.ts!',
    'renderer/{home,break}.tsx!',
    'scripts/*.ts',
    'scripts/bundle/unused-part.ts',
    'scripts/electron/default-app/main.mjs',
    'scripts/electron/first-answer-limit.mjs',
    'scripts/mutation/{mutant-runner,setup-tests,test-process-main}.ts',
    'scripts/packaging/offline-lock.mjs',
    'tests/bench/*.ts',
    'tests/bench/floor/main.cjs',
    'tests/e2e/app-under-test.ts',
    'tests/faults/*.ts',
    'tests/faults/{nights,programs}/*.ts',
    'tests/faults/night/clock-app.ts',
    'tests/packages/*.ts',
    'tests/**/*.fixture.ts',
    'tests/support/{figure,tray}-app/main.cjs',
    'tests/support/{figure-page.tsx,no-electron.ts}',
  ],
  project: ['{core,main,renderer}/**/*.{ts,tsx}!', '{scripts,tests}/**/*.{ts,tsx,mjs,cjs}'],
  ignoreExportsUsedInFile: isProduction || { interface: true, type: true },
  // What the figure is held to by tests, and what a script writes into the documentation.
  ignore: isProduction ? ['renderer/figure/{landmarks,measure}.ts', 'core/policy.ts'] : [],
  // The app alone runs no scripts.
  exclude: isProduction ? ['binaries'] : [],
  // Programs of the system; a font that a style sheet imports.
  ignoreBinaries: ['mkfifo', 'reg', 'setpriv', 'unshare'],
  ignoreDependencies: ['@fontsource-variable/figtree'],
};

export default config;
