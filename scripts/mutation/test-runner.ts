/** Runs unit tests over the instrumented code, inside this process and its workers. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import {
  BaseSequencer,
  createVitest,
  type TestModule,
  type TestSpecification,
  type Vitest,
} from 'vitest/node';
import { messageOf } from '#core/error-message';
import { projectDir } from '../script';
import { isOwnTest } from './areas';
import type { Findings, Trial } from './findings';
import type { Instrumented } from './instrument';

export interface Setup {
  /** Of the instrumented code, as JSON. */
  readonly instrumentedFile: string;
  readonly workers: number;
  /** Only own test files of these, that import one of them, count; paths in the project. */
  readonly about: readonly string[];
  /** Failed tests after which a run ends; 0 for never. */
  readonly bail: number;
  /** For a test that sets itself no limit. */
  readonly testLimitMs: number;
}

declare module 'vitest' {
  interface ProvidedContext {
    mutation: Trial;
  }
  interface TaskMeta {
    findings?: Findings;
  }
}

export interface TestedFile extends Findings {
  /** Path in the project, with `/`. */
  readonly file: string;
  /** The first error; null when all tests passed. */
  readonly failure: string | null;
  readonly durationMs: number;
}

export class TestRunner {
  private readonly vitest: Vitest;
  private readonly specifications: ReadonlyMap<string, TestSpecification>;

  private constructor(vitest: Vitest, specifications: ReadonlyMap<string, TestSpecification>) {
    this.vitest = vitest;
    this.specifications = specifications;
  }

  static async open(setup: Setup): Promise<TestRunner> {
    const { instrumentedFile, workers, about, bail, testLimitMs } = setup;
    const { code } = JSON.parse(readFileSync(instrumentedFile, 'utf8')) as Instrumented;
    const vitest = await createVitest(
      'test',
      {
        root: projectDir,
        watch: false,
        related: about.map((file) => path.join(projectDir, file)),
        reporters: [{}],
        bail,
        // Vitest listens for the end of each test: so many tries are no leak.
        execArgv: ['--disable-warning=MaxListenersExceededWarning'],
        maxWorkers: workers,
        fileParallelism: workers > 1,
        testTimeout: testLimitMs,
        setupFiles: [path.join(projectDir, 'scripts/mutation/setup-tests.ts')],
        runner: path.join(projectDir, 'scripts/mutation/mutant-runner.ts'),
        sequence: { sequencer: AsGiven },
      },
      { plugins: [instead(code)] },
    );
    const all = await vitest.getRelevantTestSpecifications();
    const named = all.map((each) => [nameOf(each.moduleId), each] as const);
    return new TestRunner(
      vitest,
      new Map(named.filter(([name]) => about.some((source) => isOwnTest(source, name)))),
    );
  }

  get files(): readonly string[] {
    return [...this.specifications.keys()];
  }

  /** Runs test files in this order, until the first that fails when the runner bails out. */
  async run(files: readonly string[], trial: Trial): Promise<readonly TestedFile[]> {
    this.vitest.provide('mutation', trial);
    const { testModules, unhandledErrors } = await this.vitest.runTestSpecifications(
      files.flatMap((file) => this.specifications.get(file) ?? []),
    );
    // Vitest answers with those of earlier runs as well.
    const asked = testModules.filter(({ moduleId }) => files.includes(nameOf(moduleId)));
    const tested = asked.map((module) => ({
      file: nameOf(module.moduleId),
      failure: module.ok() ? null : firstErrorOf(module),
      durationMs: module.diagnostic().duration + module.diagnostic().collectDuration,
      ...(module.meta().findings ?? nothing),
    }));
    const hasDied = unhandledErrors.length > 0 && tested.every(({ failure }) => failure === null);
    return hasDied
      ? [{ file: '', failure: messageOf(unhandledErrors[0]), durationMs: 0, ...nothing }]
      : tested;
  }

  close(): Promise<void> {
    return this.vitest.close();
  }
}

const nothing: Findings = { hits: {}, onImport: [], noticed: [], late: [], isSpoiled: false };

function firstErrorOf(module: TestModule): string {
  const [failed] = module.children.allTests('failed');
  const [error] = failed?.result().errors ?? module.errors();
  return error?.message ?? 'failed';
}

/** Serves the instrumented code in place of the files it was made from. */
function instead(code: Readonly<Record<string, string>>): Plugin {
  return {
    name: 'unhunch:mutants',
    enforce: 'pre',
    load: (id) => code[nameOf(id.split('?')[0] ?? '')] ?? null,
  };
}

class AsGiven extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files;
  }
}

function nameOf(file: string): string {
  return path.relative(projectDir, file).replaceAll(path.sep, '/');
}
