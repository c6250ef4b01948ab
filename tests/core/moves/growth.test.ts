import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CalendarDay } from '#core/history/days';
import type { Rating } from '#core/history/record';
import { emptyYear, putSession, yearOf } from '#core/history/year';
import { composeBreak } from '#core/moves/compose';
import { doseAt, doseOf } from '#core/moves/dose';
import type { Body } from '#core/moves/eligibility';
import { stepsBackAfter } from '#core/moves/growth';
import {
  emptyMemory,
  type Memory,
  memoryOf,
  memorySchema,
  remember,
  rememberAll,
} from '#core/moves/memory';
import type { Move } from '#core/moves/move-file';
import {
  anyBody,
  anyLived,
  dayAfter,
  everything,
  library,
  live,
  monday,
  moveNamed,
  recordOf,
  situation,
} from './support';

const anyMove = fc.constantFrom(...library.values());
const anyLife = fc.array(anyLived, { minLength: 1, maxLength: 60 });

/** A session of one move in full, on a day. */
function practise(
  memory: Memory,
  id: string,
  day: CalendarDay,
  rating?: Rating,
  body: Body = everything,
): Memory {
  const composed = composeBreak(situation({ memory, today: day, body }), [id]);
  return remember(memory, day, recordOf(composed, 1, rating), library);
}

function doseToday(memory: Memory, id: string, day: CalendarDay, body: Body = everything) {
  return doseOf(moveNamed(id), memory, day, body, 'full');
}

function workdays(weeks: number): CalendarDay[] {
  return Array.from({ length: weeks * 5 }, (_, index) =>
    dayAfter(monday, Math.floor(index / 5) * 7 + (index % 5)),
  );
}

describe('a dose', () => {
  test('is always one of the ladder, within its floor and its ceiling', () => {
    fc.assert(
      fc.property(anyBody, anyLife, anyMove, (body, lived, move) => {
        const start = situation({ body, movesPerBreak: 1 });
        for (const { before, day } of live((now) => composeBreak(now, [move.id]), start, lived)
          .breaks) {
          const { dose, rung } = doseOf(move, before, day, body, 'full');
          expect(rung).toBeGreaterThanOrEqual(0);
          expect(rung).toBeLessThan(move.ladder.length);
          expect(dose).toEqual(doseAt(move, rung));
        }
      }),
    );
  });

  test('never grows by two steps at once', () => {
    fc.assert(
      fc.property(
        fc.array(anyBody, { minLength: 1, maxLength: 3 }),
        anyLife,
        anyMove,
        (bodies, lived, move) => {
          let memory = emptyMemory;
          let day = monday;
          let highest = -1;
          for (const [index, { daysLater, done, rating }] of lived.entries()) {
            day = dayAfter(day, daysLater);
            const body = bodies[index % bodies.length] ?? everything;
            const { rung } = doseOf(move, memory, day, body, 'full');
            const composed = composeBreak(situation({ memory, today: day, body }), [move.id]);
            if (composed.moves[0]?.id !== move.id) continue;
            if (highest >= 0) expect(rung).toBeLessThanOrEqual(highest + 1);
            memory = remember(memory, day, recordOf(composed, done, rating), library);
            if (done >= 0.5) highest = Math.max(highest, rung);
          }
        },
      ),
    );
  });

  test('differs from the one before by one session at most, up or down', () => {
    fc.assert(
      fc.property(anyLife, anyMove, (lived, move) => {
        let memory = emptyMemory;
        let day = monday;
        for (const { daysLater, done, rating } of lived) {
          day = dayAfter(day, daysLater);
          const before = doseOf(move, memory, day, everything, 'full');
          const composed = composeBreak(situation({ memory, today: day }), [move.id]);
          memory = remember(memory, day, recordOf(composed, done, rating), library);
          const after = doseOf(move, memory, day, everything, 'full');
          if (done >= 0.5) expect(Math.abs(after.rung - before.rung)).toBeLessThanOrEqual(1);
          else expect(after).toEqual(before);
        }
      }),
    );
  });

  test('is explained whenever it changes', () => {
    fc.assert(
      fc.property(anyLife, anyMove, (lived, move) => {
        const life = live((now) => composeBreak(now, [move.id]), situation(), lived);
        const choices = life.breaks.map(({ before, day }) =>
          doseOf(move, before, day, everything, 'full'),
        );
        for (const [index, { rung, reason }] of choices.entries()) {
          const last = choices[index - 1]?.rung ?? rung;
          if (rung > last) expect(reason.key).toMatch(/^break:dose\.up/);
          if (rung < last) expect(reason.key).toMatch(/^break:dose\.after/);
        }
      }),
    );
  });

  test('begins at the low end', () => {
    for (const move of library.values()) {
      const { rung, reason } = doseOf(move, emptyMemory, monday, everything, 'full');
      expect(rung).toBe(0);
      expect(reason).toEqual({ key: 'break:dose.start' });
    }
  });

  test('begins a few weeks up the ladder for who is used to it', () => {
    const rungFor = (level: Body['level']) =>
      doseToday(emptyMemory, 'band-pull-apart', monday, { ...everything, level }).rung;
    expect([rungFor('beginner'), rungFor('regular'), rungFor('strong')]).toEqual([0, 2, 4]);
  });
});

describe('ten weeks of every workday', () => {
  const strengtheners = [...library.values()].filter((move) => move.kind === 'strengthen');

  test.each(strengtheners.map((move) => [move.id, move] as const))('%s', (id, move: Move) => {
    let memory = emptyMemory;
    const weekOf: number[] = [];
    for (const day of workdays(11)) {
      weekOf.push(move.ladder[doseToday(memory, id, day).rung]?.week ?? 0);
      memory = practise(memory, id, day);
    }
    for (let week = 1; week <= 10; week++) {
      const expected = move.ladder.findLast((rung) => rung.week <= week)?.week;
      expect(weekOf[week * 5 - 1], `end of week ${week}`).toBe(expected);
    }
    expect(weekOf.at(-1)).toBeGreaterThanOrEqual(10);
  });

  test('grow repetitions first, then the hold, then the band', () => {
    let memory = emptyMemory;
    const steps: string[] = [];
    for (const day of workdays(10)) {
      const { dose, reason } = doseToday(memory, 'band-pull-apart', day);
      const text =
        dose.kind === 'reps' ? `${dose.resistance} ${dose.reps}×${dose.holdSeconds}` : '';
      if (steps.at(-1)?.split(':')[0] !== text) steps.push(`${text}:${reason.key.slice(11)}`);
      memory = practise(memory, 'band-pull-apart', day);
    }
    expect(steps).toEqual([
      'yellow 4×2:start',
      'yellow 5×2:upReps',
      'yellow 6×2:upReps',
      'yellow 6×3:upHold',
      'red 5×2:upResistance',
      'red 6×2:upReps',
      'red 6×3:upHold',
      'green 5×2:upResistance',
      'green 6×2:upReps',
      'green 6×3:upHold',
    ]);
  });
});

describe('growing', () => {
  test('waits for the week to pass and for three sessions', () => {
    const once = practise(emptyMemory, 'chin-tuck', monday);
    const twice = practise(once, 'chin-tuck', dayAfter(monday, 6));
    expect(doseToday(twice, 'chin-tuck', dayAfter(monday, 7)).rung).toBe(0);
    let memory = twice;
    for (const days of [7, 8, 13]) memory = practise(memory, 'chin-tuck', dayAfter(monday, days));
    expect(doseToday(memory, 'chin-tuck', dayAfter(monday, 13)).rung).toBe(0);
    memory = practise(memory, 'chin-tuck', dayAfter(monday, 14));
    expect(doseToday(memory, 'chin-tuck', dayAfter(monday, 14)).rung).toBe(1);
  });

  test('counts only sessions done in full: half-done ones are none', () => {
    const practised = (done: number) => {
      const composed = composeBreak(situation(), ['chin-tuck']);
      const memory = remember(emptyMemory, monday, recordOf(composed, done), library);
      return memoryOf(memory, 'chin-tuck')?.practised;
    };
    expect([0.5, 0.94, 0.95, 1].map(practised)).toEqual([0, 0, 1, 1]);

    let memory = emptyMemory;
    for (const day of workdays(3)) {
      const composed = composeBreak(situation({ memory, today: day }), ['chin-tuck']);
      memory = remember(memory, day, recordOf(composed, 0.6), library);
    }
    expect(doseToday(memory, 'chin-tuck', dayAfter(monday, 18)).rung).toBe(0);
  });

  test('counts no session on another rung than its own', () => {
    const once = practise(emptyMemory, 'chin-tuck', monday, 'easy');
    const onLower = (memory: Memory, day: CalendarDay) => {
      const composed = composeBreak(situation({ memory, today: day }), ['chin-tuck']);
      const record = recordOf(composed, 1, 'easy', (move) => ({ ...move, rung: 3 }));
      return memoryOf(remember(memory, day, record, library), 'chin-tuck');
    };
    expect(onLower(once, dayAfter(monday, 2))).toMatchObject({
      times: 2,
      rung: 0,
      practised: 1,
      eager: true,
    });
    expect(onLower(practise(emptyMemory, 'chin-tuck', monday), monday)).toMatchObject({
      practised: 1,
      eager: false,
    });
  });

  test('"easy" of a light dose makes nobody eager, "right" neither', () => {
    const eagerAfter = (rating: Rating, intensity: 'full' | 'light') => {
      const composed = composeBreak(situation(), ['chin-tuck']);
      const record = recordOf(composed, 1, rating, (move) => ({ ...move, intensity }));
      return memoryOf(remember(emptyMemory, monday, record, library), 'chin-tuck')?.eager;
    };
    expect(eagerAfter('easy', 'full')).toBe(true);
    expect(eagerAfter('easy', 'light')).toBe(false);
    expect(eagerAfter('right', 'full')).toBe(false);
  });

  test('"hard" steps below whichever rung is lower: its own, or the one that was done', () => {
    let memory = emptyMemory;
    for (const day of workdays(4)) memory = practise(memory, 'band-pull-apart', day);
    const day = dayAfter(monday, 25);
    const rung = memoryOf(memory, 'band-pull-apart')?.rung ?? 0;
    expect(rung).toBeGreaterThan(1);
    const afterHard = (done: number) => {
      const composed = composeBreak(situation({ memory, today: day }), ['band-pull-apart']);
      const record = recordOf(composed, 1, 'hard', (move) => ({ ...move, rung: done }));
      return memoryOf(remember(memory, day, record, library), 'band-pull-apart')?.rung;
    };
    expect(afterHard(rung)).toBe(rung - 1);
    expect(afterHard(1)).toBe(0);
    expect(afterHard(rung + 2)).toBe(rung - 1);
  });

  test('stops at the top, and for a move that left the library', () => {
    const move = moveNamed('chin-tuck');
    const top = move.ladder.length - 1;
    const start = practise(emptyMemory, 'chin-tuck', monday);
    const atTop = {
      ...start,
      moves: {
        'chin-tuck': {
          ...(memoryOf(start, 'chin-tuck') ?? expect.unreachable()),
          rung: top,
          practised: 9,
        },
      },
    };
    const later = practise(atTop, 'chin-tuck', dayAfter(monday, 6));
    expect(memoryOf(later, 'chin-tuck')).toMatchObject({ rung: top, practised: 10 });

    let gone = emptyMemory;
    for (const day of workdays(3)) {
      const composed = composeBreak(situation({ memory: gone, today: day }), ['chin-tuck']);
      gone = remember(gone, day, recordOf(composed), new Map());
    }
    expect(memoryOf(gone, 'chin-tuck')).toMatchObject({ rung: 0, times: 15, step: 'none' });
  });

  test('begins anew on each rung', () => {
    let memory = emptyMemory;
    for (const days of [0, 1, 7])
      memory = practise(memory, 'band-pull-apart', dayAfter(monday, days));
    expect(memoryOf(memory, 'band-pull-apart')).toMatchObject({
      turn: 3,
      times: 3,
      doneOn: dayAfter(monday, 7),
      rung: 1,
      rungOn: dayAfter(monday, 7),
      restsCountFrom: dayAfter(monday, 7),
      practised: 0,
      eager: false,
      step: 'up',
    });
  });

  test('comes sooner after "easy", but not before three days', () => {
    const easy = practise(emptyMemory, 'chin-tuck', monday, 'easy');
    expect(doseToday(easy, 'chin-tuck', monday).rung).toBe(0);
    const soon = practise(easy, 'chin-tuck', dayAfter(monday, 2), 'easy');
    expect(doseToday(soon, 'chin-tuck', dayAfter(monday, 2)).rung).toBe(0);
    const then = practise(easy, 'chin-tuck', dayAfter(monday, 3));
    expect(doseToday(then, 'chin-tuck', dayAfter(monday, 3))).toMatchObject({
      rung: 1,
      reason: { key: 'break:dose.upReps', params: { count: 1 } },
    });
  });

  test('steps back after "hard", once', () => {
    let memory = emptyMemory;
    for (const day of workdays(3)) memory = practise(memory, 'blade-squeeze', day);
    const day = dayAfter(monday, 18);
    const before = doseToday(memory, 'blade-squeeze', day).rung;
    const hard = practise(memory, 'blade-squeeze', day, 'hard');
    expect(doseToday(hard, 'blade-squeeze', day)).toMatchObject({
      rung: before - 1,
      reason: { key: 'break:dose.afterHard' },
    });
  });

  test('stays at the low end, however hard', () => {
    let memory = emptyMemory;
    for (const day of workdays(1)) memory = practise(memory, 'face-pull', day, 'hard');
    expect(doseToday(memory, 'face-pull', dayAfter(monday, 5)).rung).toBe(0);
  });

  test('a rating is about the strengthening of a break, not its stretch', () => {
    const composed = composeBreak(situation(), ['blade-squeeze', 'upper-trap-stretch']);
    const memory = remember(emptyMemory, monday, recordOf(composed, 1, 'easy'), library);
    expect(memory.moves['blade-squeeze']?.eager).toBe(true);
    expect(memory.moves['upper-trap-stretch']?.eager).toBe(false);
  });

  test('stops where the form can not be done, and goes on one step once it can', () => {
    const noBand: Body = { ...everything, equipment: ['wall', 'chair', 'doorway', 'floor'] };
    let memory = emptyMemory;
    for (const day of workdays(20))
      memory = practise(memory, 'blade-squeeze', day, 'right', noBand);
    const day = dayAfter(monday, 20 * 7);
    expect(doseToday(memory, 'blade-squeeze', day, noBand)).toMatchObject({
      dose: { form: 'standard', reps: 5, holdSeconds: 5 },
      reason: { key: 'break:dose.notHere' },
    });
    expect(doseToday(memory, 'blade-squeeze', day)).toMatchObject({
      dose: { form: 'harder', reps: 4, holdSeconds: 3, resistance: 'yellow' },
    });
  });

  test('a light dose keeps the form and takes its lowest rung', () => {
    let memory = emptyMemory;
    for (const day of workdays(7)) memory = practise(memory, 'band-pull-apart', day);
    const day = dayAfter(monday, 7 * 7);
    const full = doseToday(memory, 'band-pull-apart', day);
    const light = doseOf(moveNamed('band-pull-apart'), memory, day, everything, 'light');
    expect(full.dose).toMatchObject({ resistance: 'red', reps: 6 });
    expect(light).toEqual({
      dose: { kind: 'reps', reps: 5, holdSeconds: 2, form: 'standard', resistance: 'red' },
      rung: full.rung,
      reason: { key: 'break:dose.light' },
    });
  });
});

describe('time off', () => {
  test.each([
    [0, 0],
    [6, 0],
    [7, 1],
    [20, 1],
    [21, 2],
    [41, 2],
    [42, 3],
    [63, 4],
  ])('%i days step back %i rungs', (days, steps) => {
    expect(stepsBackAfter(days)).toBe(steps);
  });

  test('steps back every move once, says so, and goes on from there', () => {
    let memory = emptyMemory;
    for (const day of workdays(6)) {
      memory = practise(memory, 'reverse-fly', day);
      memory = practise(memory, 'chin-tuck', day);
    }
    const last = dayAfter(monday, 39);
    const before = doseToday(memory, 'reverse-fly', last).rung;
    const back = dayAfter(last, 7);
    expect(doseToday(memory, 'reverse-fly', dayAfter(last, 6)).rung).toBe(before);
    expect(doseToday(memory, 'reverse-fly', back)).toMatchObject({
      rung: before - 1,
      reason: { key: 'break:dose.afterRest' },
    });
    expect(doseToday(memory, 'reverse-fly', dayAfter(last, 21)).rung).toBe(before - 2);
    const resumed = practise(memory, 'chin-tuck', back);
    expect(doseToday(resumed, 'reverse-fly', back)).toMatchObject({
      rung: before - 1,
      reason: { key: 'break:dose.afterRest' },
    });
    expect(doseToday(resumed, 'reverse-fly', dayAfter(back, 6)).rung).toBe(before - 1);
  });

  test('from one move steps back only that one, after three weeks', () => {
    let memory = emptyMemory;
    for (const day of workdays(4)) memory = practise(memory, 'face-pull', day);
    const before = doseToday(memory, 'face-pull', dayAfter(monday, 28)).rung;
    for (const day of workdays(7).slice(20, 33)) memory = practise(memory, 'chin-tuck', day);
    const lastPull = dayAfter(monday, 25);
    expect(doseToday(memory, 'face-pull', dayAfter(lastPull, 20)).rung).toBe(before);
    expect(doseToday(memory, 'face-pull', dayAfter(lastPull, 21)).rung).toBe(before - 1);
  });

  test('never goes below the low end', () => {
    const memory = practise(emptyMemory, 'face-pull', monday);
    expect(doseToday(memory, 'face-pull', dayAfter(monday, 3650)).rung).toBe(0);
  });
});

test('a move that hurt begins again at the low end', () => {
  let memory = emptyMemory;
  for (const day of workdays(5)) memory = practise(memory, 'bent-over-row', day);
  const day = dayAfter(monday, 33);
  expect(doseToday(memory, 'bent-over-row', day).rung).toBeGreaterThan(0);
  const composed = composeBreak(situation({ memory, today: day }), ['bent-over-row']);
  const record = recordOf(composed, 0.3, undefined, (move) => ({ ...move, hurt: true }));
  expect(doseToday(remember(memory, day, record, library), 'bent-over-row', day)).toMatchObject({
    rung: 0,
    reason: { key: 'break:dose.afterHurt' },
  });
});

describe('the memory', () => {
  test('brought up to date break by break is that of the whole history, and fits its schema', () => {
    fc.assert(
      fc.property(anyBody, anyLife, (body, lived) => {
        const { memory, breaks } = live((now) => composeBreak(now), situation({ body }), lived);
        const years = new Map<number, ReturnType<typeof emptyYear>>();
        for (const [index, { day, record }] of breaks.entries()) {
          const year = years.get(yearOf(day)) ?? emptyYear(yearOf(day));
          const session = { ...record, id: String(index), at: index };
          years.set(year.year, putSession(year, day, session));
        }
        expect(rememberAll([...years.values()].reverse(), library)).toEqual(memory);
        expect(memorySchema.parse(JSON.parse(JSON.stringify(memory)))).toEqual(memory);
      }),
    );
  });

  test('a move may be named like something every object has', () => {
    const own: Move = { ...moveNamed('chin-tuck'), id: 'constructor' };
    const withOwn = new Map([...library, [own.id, own]]);
    const now = situation({ library: withOwn });
    const composed = composeBreak(now, ['constructor']);
    const memory = remember(emptyMemory, monday, recordOf(composed), withOwn);
    expect(memoryOf(memory, 'constructor')).toMatchObject({ times: 1, rung: 0 });
    expect(composeBreak(situation({ library: withOwn, memory }))).toBeTruthy();
  });

  test('a clock set back loses nothing', () => {
    const memory = practise(practise(emptyMemory, 'chin-tuck', monday), 'chin-tuck', '2026-03-20');
    expect(memory.activeOn).toBe(monday);
    expect(doseToday(memory, 'chin-tuck', '2026-03-20').rung).toBe(0);
  });
});
