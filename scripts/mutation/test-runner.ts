/** Runs unit tests over the instrumented code, inside this process and its workers. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { BaseSequencer, createVitest, type TestSpecification, type Vitest } from 'vitest/node';
import { projectDir } from '../script';
import type { Instrumented } from './instrument';

/** How often a run passed the switch of each mutant, by id. */
export type Hits = Record<string, number>;

export interface Trial {
  /** The mutant switched on; null for none. */
  readonly activeMutant: string | null;
  /** How often its switch may be passed in a test file before it counts as endless. */
  readonly hitLimit: number;
  /** For tests at random. */
  readonly seed: number;
}

declare module 'vitest' {
  interface ProvidedContext {
    mutation: Trial;
  }
}

export interface TestedFile {
  /** Path in the project, with `/`. */
  readonly file: string;
  readonly failed: boolean;
  readonly durationMs: number;
  readonly hits: Hits;
}

/** Tests of adapters and scripts: none of them is about the code that mutants are made of. */
const leftOut = [
  'tests/main/desktop',
  'tests/scripts',
  'tests/architecture',
  'tests/renderer/figure',
];

export class TestRunner {
  private readonly vitest: Vitest;
  private readonly specifications: ReadonlyMap<string, TestSpecification>;

  private constructor(vitest: Vitest, specifications: ReadonlyMap<string, TestSpecification>) {
    this.vitest = vitest;
    this.specifications = specifications;
  }

  /** Of the instrumented code in `file`, as JSON. */
  static async open(file: string, workers: number, bail: number): Promise<TestRunner> {
    const { code } = JSON.parse(readFileSync(file, 'utf8')) as Instrumented;
    const vitest = await createVitest(
      'test',
      {
        root: projectDir,
        watch: false,
        reporters: [{}],
        bail,
        maxWorkers: workers,
        fileParallelism: workers > 1,
        testTimeout: 60_000,
        setupFiles: [path.join(projectDir, 'scripts/mutation/active-mutant.ts')],
        sequence: { sequencer: AsGiven },
      },
      { plugins: [instead(code)] },
    );
    const all = await vitest.globTestSpecifications();
    const named = all.map((each) => [nameOf(each.moduleId), each] as const);
    return new TestRunner(
      vitest,
      new Map(named.filter(([name]) => !leftOut.some((folder) => name.startsWith(folder)))),
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
    const tested = testModules.map((module) => ({
      file: nameOf(module.moduleId),
      failed: !module.ok(),
      durationMs: module.diagnostic().duration + module.diagnostic().collectDuration,
      hits: (module.meta() as { hits?: Hits }).hits ?? {},
    }));
    const died = unhandledErrors.length > 0 && tested.every(({ failed }) => !failed);
    return died ? [{ file: '', failed: true, durationMs: 0, hits: {} }] : tested;
  }

  close(): Promise<void> {
    return this.vitest.close();
  }
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
