/**
 * `history/session.json`: what has been done so far of the session under way, so that a crash
 * loses none of it. There is no such file while there is no session.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { issueText } from '#core/error-message';
import type { FileProblem } from '#core/file-problem';
import type { CalendarDay } from '#core/history/days';
import { calendarDay, type SessionRecord, sessionRecordSchema } from '#core/history/record';
import { jsonText, type Parsed, readJsonFile } from './json-file';
import { writeTextFile } from './text-file';

export interface SessionFile {
  /** What a crash has left; null when nothing. */
  cutOff(): SessionUnderWay | null;
  /** Takes the place of what was kept before. Never throws. */
  keep(underWay: SessionUnderWay): void;
  /** It is over, and in the history. */
  clear(): void;
}

export interface SessionUnderWay {
  readonly day: CalendarDay;
  readonly session: SessionRecord;
}

/** In bytes; a routine takes some thousands. */
const largest = 200_000;

const schema = z.strictObject({
  version: z.literal(1),
  day: calendarDay,
  session: sessionRecordSchema,
});

/** `onProblems` is told all that is wrong with it now. */
export function openSessionFile(
  dir: string,
  now: () => number,
  onProblems: (path: string, problems: readonly FileProblem[]) => void,
): SessionFile {
  const path = join(dir, 'history', 'session.json');
  return {
    cutOff() {
      const read = readJsonFile({ path, largest, parse }, now());
      onProblems(path, 'problem' in read ? [read.problem.slice(0, -1)] : []);
      return read.kind === 'good' ? read.value : null;
    },
    keep(underWay) {
      try {
        writeTextFile(path, jsonText({ version: 1, ...underWay }), { durable: false });
      } catch {
        // What it would be needed for is told by every other file.
      }
    },
    clear() {
      try {
        rmSync(path, { force: true });
      } catch {
        // It is in the history by then, and not recorded twice.
      }
    },
  };
}

function parse(raw: unknown): Parsed<SessionUnderWay> {
  const read = schema.safeParse(raw);
  if (read.success) return { kind: 'good', value: read.data };
  return { kind: 'bad', problem: issueText(read.error) };
}
