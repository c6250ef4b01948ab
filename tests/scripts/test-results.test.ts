import { describe, expect, it } from 'vitest';
import {
  closingLine,
  countPlaywright,
  countStage,
  countVitest,
  isSuccess,
  none,
  sum,
} from '../../scripts/test-results';

const unit = countVitest({
  numPassedTests: 120,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
});
const e2e = countPlaywright({ stats: { expected: 14, unexpected: 0, flaky: 0, skipped: 0 } });

describe('the closing line', () => {
  it('adds up all stages', () => {
    const total = sum([countStage(0, none), countStage(0, unit), countStage(0, e2e)]);
    expect(closingLine(total)).toBe('134 passed, 0 failed');
    expect(isSuccess(total)).toBe(true);
  });

  it('counts a stage that fails without a failed test as one failure', () => {
    const total = sum([countStage(2, none), countStage(1, unit), countStage(0, e2e)]);
    expect(closingLine(total)).toBe('134 passed, 2 failed');
    expect(isSuccess(total)).toBe(false);
  });

  it('counts failed tests once, not the exit code they cause as well', () => {
    const failing = countPlaywright({
      stats: { expected: 12, unexpected: 1, flaky: 1, skipped: 0 },
    });
    expect(closingLine(countStage(1, failing))).toBe('13 passed, 1 failed');
  });

  it('counts skipped tests as failed', () => {
    const skipping = countVitest({
      numPassedTests: 5,
      numFailedTests: 0,
      numPendingTests: 2,
      numTodoTests: 1,
    });
    expect(closingLine(skipping)).toBe('5 passed, 3 failed');
    expect(isSuccess(skipping)).toBe(false);
  });

  it('of a run without a test is no success', () => {
    expect(isSuccess(none)).toBe(false);
  });
});
