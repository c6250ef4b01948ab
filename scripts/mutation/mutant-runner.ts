/**
 * Runs each test once as it is, then once more for every mutant that it gets to and that no test
 * before has noticed: so that a mutant costs neither a process nor the imports. At last the test
 * runs as it is again, to see whether a mutant has left something behind.
 */
import type { RunnerTestFile as File, RunnerTask as Task } from 'vitest';
import { inject } from 'vitest';
import { VitestTestRunner } from 'vitest/runners';
import { activate, type Hits, takeHits } from './active-mutant';
import { type Findings, isOutOfTime, type Switch } from './findings';

interface Turn {
  readonly repeats: number;
}

export default class MutantRunner extends VitestTestRunner {
  readonly #trial = inject('mutation');
  readonly #findings: Findings = {
    hits: {},
    onImport: [],
    noticed: [],
    late: [],
    isSpoiled: false,
  };
  #reached: Hits = {};

  onBeforeRunFiles(files: readonly File[]): void {
    const imported = takeHits();
    this.#findings.onImport.push(...Object.keys(imported));
    this.#note(imported);
    for (const file of files) Object.assign(file.meta, { findings: this.#findings });
  }

  override async onBeforeRunTask(test: Task): Promise<void> {
    await super.onBeforeRunTask(test);
    const { inTurn } = this.#trial;
    if (test.type === 'test' && inTurn.length > 0) test.repeats = inTurn.length + 1;
  }

  override onBeforeTryTask(test: Task, turn?: Turn): void {
    super.onBeforeTryTask(test);
    const mutant = this.#mutantAt(turn);
    if (!mutant) return;
    if (!this.#isWorthTrying(mutant.id)) throw new Error('nothing to try');
    const passed = Object.values(this.#reached).reduce((sum, count) => sum + count, 0);
    activate(mutant.id, { passLimit: 10_000 + 20 * passed });
  }

  /** Called after each try, however it ended. */
  onAfterRetryTask(test: Task, turn: Turn): void {
    const hits = takeHits();
    this.#note(hits);
    if (!test.result || this.#trial.inTurn.length === 0) return;
    activate(null);
    const hasFailed = test.result.state === 'fail';
    const mutant = this.#mutantAt(turn);
    if (turn.repeats === 0) this.#reached = hits;
    if (!mutant && hasFailed) this.#findings.isSpoiled = true;
    if (mutant && hasFailed && this.#isWorthTrying(mutant.id)) {
      const { noticed, late } = this.#findings;
      (isOutOfTime(test.result.errors?.[0]?.message ?? '') ? late : noticed).push(mutant.id);
    }
    test.result.state = 'pass';
    delete test.result.errors;
  }

  /** None in the first and in the last turn. */
  #mutantAt(turn: Turn | undefined): Switch | undefined {
    return turn && this.#trial.inTurn[turn.repeats - 1];
  }

  #isWorthTrying(id: string): boolean {
    const { noticed, late } = this.#findings;
    return this.#reached[id] !== undefined && !noticed.includes(id) && !late.includes(id);
  }

  #note(hits: Hits): void {
    for (const [id, count] of Object.entries(hits)) {
      this.#findings.hits[id] = (this.#findings.hits[id] ?? 0) + count;
    }
  }
}
