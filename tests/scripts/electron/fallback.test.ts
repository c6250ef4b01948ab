import { describe, expect, it } from 'vitest';
import { placeInDist } from '../../../scripts/electron/fallback';
import { reasonIn } from '../../../scripts/electron/official';
import { lines } from '../../../scripts/electron/progress';

describe('placeInDist', () => {
  it.each([
    ['Cypress/Cypress', 'Cypress'],
    ['Cypress/locales/de.pak', 'locales/de.pak'],
    ['Cypress/resources/app-update.yml', null],
    ['Cypress/resources/app/package.json', null],
    ['Cypress/browser_v8_context_snapshot.bin', null],
    ['Cypress/v8_context_snapshot.bin', 'v8_context_snapshot.bin'],
    ['elsewhere/file', null],
  ])('%s → %s', (name, place) => {
    expect(placeInDist(name)).toBe(place);
  });
});

describe('reasonIn', () => {
  it('is the line that names the error', () => {
    expect(
      reasonIn("(node:1) Warning\nError: host.example can't be reached\n    at f (x.js:1)"),
    ).toBe("host.example can't be reached");
  });

  it('is the first line where none does', () => {
    expect(reasonIn('\n  killed\n')).toBe('killed');
  });

  it('is never empty', () => {
    expect(reasonIn('')).toBe('failed');
  });
});

describe('progress without a terminal', () => {
  it('prints one line a quarter', () => {
    const printed: string[] = [];
    const progress = lines('Fetching', 1000, (line) => printed.push(line));
    for (const done of [0, 100, 249, 250, 300, 800, 1000, 1000]) progress.update(done);
    progress.stop();
    expect(printed).toEqual(['Fetching: 25 %', 'Fetching: 75 %', 'Fetching: 100 %']);
  });
});
