/**
 * Sits through a night at the desk: answers each reminder, puts a fault whenever its time has
 * come, and holds what was raised and what the history says against a count of its own.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HistoryYear } from '../../../core/history/year';
import type { Result } from '../fault';
import type { Desk, NightClock } from './desk';
import type { NightFault } from './faults';

export interface NightPlan {
  readonly lengthMs: number;
  readonly intervalMs: number;
  readonly faultEveryMs: number;
  /** So finely time passes. */
  readonly stepMs: number;
  readonly faults: readonly NightFault[];
}

/** How late a reminder may be: a lull of a minute at most, and a step of the night. */
const lateMs = 75_000;
/** How early: instants are read a step apart. */
const earlyMs = 20_000;
/** How long a person looks at the reminder before they answer. */
const looksMs = 20_000;
/** Every third break is done, the others are skipped. */
const doneEvery = 3;

interface Answer {
  readonly how: 'Start' | 'Skip';
  readonly at: number;
}

export async function watchNight(desk: Desk, clock: NightClock, plan: NightPlan): Promise<Result> {
  const failed: string[] = [];
  const answers: Answer[] = [];
  let due = 0;
  let raised = 0;
  let put = 0;
  let now = await clock.now();
  const startedAt = now;
  const endAt = now + plan.lengthMs;
  let nextFaultAt = now + plan.faultEveryMs;
  // When the break that is waited for is due, and by when its reminder has to be there.
  let dueAt = now + plan.intervalMs;
  let lostMs = 0;
  let seenAt: number | null = null;
  let inSession = false;
  let nextTouchAt = now;
  const say = (what: string) => {
    console.log(`   ${new Date(now).toISOString().slice(11, 19)} ${what}`);
  };
  const fail = (what: string) => {
    failed.push(`${new Date(now).toISOString()} ${what}`);
    say(`FAILED ${what}`);
  };
  const countFrom = (at: number) => {
    dueAt = at + plan.intervalMs;
    lostMs = 0;
    seenAt = null;
  };

  while (now < endAt || seenAt !== null || inSession) {
    await clock.pass(plan.stepMs);
    now = await clock.now();
    if (now > endAt + 20 * 60_000) {
      fail('the last break did not come to its end');
      break;
    }
    if (now >= nextTouchAt) {
      await desk.touch(now % 5);
      nextTouchAt = now + 60_000;
    }

    const open = desk.reminders();
    if (open.length > 1) fail(`${open.length} reminders stand at once`);
    const [reminder] = open;
    if (inSession) {
      const { phase } = await desk.status();
      if (phase !== 'session') {
        inSession = false;
        say(`the session is over: ${phase}`);
        countFrom(now);
        // One that was cut off short comes back as if it had been put off.
        if (phase === 'snoozed' || phase === 'waiting' || phase === 'reminding') dueAt = now;
      }
    } else if (reminder && seenAt === null) {
      seenAt = now;
      due += 1;
      raised += 1;
      say(`reminder ${raised}, ${Math.round((now - dueAt) / 1_000)} s after it was due`);
      if (now < dueAt - earlyMs) fail(`a reminder ${(dueAt - now) / 1_000} s before it was due`);
    } else if (reminder && seenAt !== null && now - seenAt >= looksMs) {
      const how = raised % doneEvery === 0 ? 'Start' : 'Skip';
      desk.answer(reminder, how);
      answers.push({ how, at: now });
      if (how === 'Skip') countFrom(now);
      else {
        seenAt = null;
        inSession = true;
        await clock.pass(plan.stepMs);
      }
    } else if (seenAt === null && now > dueAt + lateMs + lostMs) {
      due += 1;
      fail(`the break due at ${new Date(dueAt).toISOString()} was not raised`);
      countFrom(now);
    }

    if (now >= nextFaultAt && now < endAt) {
      nextFaultAt += plan.faultEveryMs;
      const fault = plan.faults[put % plan.faults.length];
      put += 1;
      if (!fault) continue;
      try {
        await fault.put(desk);
      } catch (error) {
        fail(
          `${fault.name}: ${error}${error instanceof Error && error.cause ? ` (${error.cause})` : ''}`,
        );
      }
      lostMs += fault.costsMs + ((await clock.now()) - now);
      now = await clock.now();
      say(`fault ${put}: ${fault.name}`);
    }
  }

  for (const problem of await heldAgainst(desk, answers)) fail(problem);
  const done = answers.filter(({ how }) => how === 'Start').length;
  const hours = ((now - startedAt) / 3_600_000).toFixed(2);
  console.log(
    `   ${hours} h of the app's time, ${put} faults: ${due} breaks due, ${raised} raised, ` +
      `${done} begun, ${answers.length - done} skipped`,
  );
  return { tried: put + due + answers.length, failed };
}

/** What the history lacks of the answers, or has beyond them. */
async function heldAgainst(desk: Desk, answers: readonly Answer[]): Promise<readonly string[]> {
  const problems: string[] = [];
  const names = await readdir(desk.folder, { recursive: true });
  const corrupt = names.filter((name) => /\.(corrupt|aside)-/.test(name));
  if (corrupt.length > 0) problems.push(`set aside: ${corrupt.join(', ')}`);

  const sessions = [];
  for (const name of names.filter((name) => /^history\/\d{4}\.json$/.test(name)).sort()) {
    const year: HistoryYear = JSON.parse(await readFile(join(desk.folder, name), 'utf8'));
    for (const day of Object.values(year.days)) {
      sessions.push(...day.sessions);
      for (const rest of day.rests) problems.push(`a rest nobody took: ${JSON.stringify(rest)}`);
    }
  }
  sessions.sort((one, other) => one.endedAt - other.endedAt);
  if (new Set(sessions.map(({ id }) => id)).size !== sessions.length) {
    problems.push('the history has an id twice');
  }
  if (sessions.length !== answers.length) {
    problems.push(`${answers.length} answers, but ${sessions.length} records`);
  }
  for (const [i, { how, at }] of answers.entries()) {
    const { outcome, at: from = 0, endedAt = 0 } = sessions[i] ?? {};
    const fits = how === 'Skip' ? ['skipped'] : ['done', 'half', 'stopped'];
    const isThen = from <= at + 60_000 && endedAt >= at - 60_000;
    if (outcome && fits.includes(outcome) && isThen) continue;
    problems.push(`${how} at ${new Date(at).toISOString()} is ${JSON.stringify(sessions[i])}`);
  }
  return problems;
}
