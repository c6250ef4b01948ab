import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sessionRecordSchema } from '#core/history/record';
import { composeBreak } from '#core/moves/compose';
import { loopSeconds } from '#core/moves/move-file';
import { planSession } from '#core/session/plan';
import { recordOfOffer, recordOfSession } from '#core/session/record-of';
import {
  closingMs,
  doneFraction,
  leftMs,
  movesLeft,
  nextChangeAt,
  outcomeOf,
  type Session,
  type SessionEvent,
  standsStill,
  stepSession,
} from '#core/session/session';
import { figureTimeMs, type SessionView } from '#core/session/view';
import { viewOf } from '#core/session/view-of';
import { anyBody, library, moveNamed, situation } from '../moves/support';
import { act, at, begin, both, chinTuck, opened, runTo, startAt } from './played-session';

const viewAt = (session: Session, now: number) => viewOf(runTo(session, now));

describe('a session left to itself', () => {
  test('plays its phases in tempo, to the end', () => {
    const heard: string[] = [];
    let session = begin();
    for (let now: number | null = startAt; now !== null; now = nextChangeAt(session)) {
      session = stepSession(session, { type: 'woke' }, now);
      const { phase, side, count, isOver } = viewOf(session);
      const name = [phase, side, count && `${count.n}/${count.of}`].filter(Boolean).join(' ');
      heard.push(`${(now - startAt) / 1000} ${isOver ? 'over' : name}`);
    }
    expect(heard).toEqual([
      '0 ready',
      '3 out 1/3',
      '6 hold 1/3',
      '9 back 1/3',
      '12 rest 1/3',
      '14 out 2/3',
      '17 hold 2/3',
      '20 back 2/3',
      '23 rest 2/3',
      '25 out 3/3',
      '28 hold 3/3',
      '31 back 3/3',
      '34 ready left',
      '37 out left 1/1',
      '40 stretch left 1/1',
      '47.5 stretch left 1/1',
      '55 back left 1/1',
      '57 switch right',
      '60 out right 1/1',
      '63 stretch right 1/1',
      '70.5 stretch right 1/1',
      '78 back right 1/1',
      '80 done',
      '200 over',
    ]);
  });

  test('takes as long as the break says', () => {
    fc.assert(
      fc.property(anyBody, fc.integer(), (body, seed) => {
        const composed = composeBreak(situation({ body, seed }));
        const plan = planSession(composed, library);
        expect(plan.lengthMs).toBe(composed.seconds * 1000);
        if (composed.moves.length === 0) return;
        const session = runTo(begin(composed), at(composed.seconds));
        expect(viewOf(session)).toMatchObject({ phase: 'done', doneFraction: 1, outcome: 'done' });
        expect(session.endedAt).toBeNull();
        const over = runTo(session, at(composed.seconds) + closingMs);
        expect(over.endedAt).toBe(at(composed.seconds) + closingMs);
        expect(nextChangeAt(over)).toBeNull();
      }),
    );
  });

  test('says which move, and until when, in absolute instants', () => {
    expect(viewAt(begin(), at(18))).toMatchObject({
      step: 1,
      steps: 2,
      move: { id: 'chin-tuck' },
      phase: 'hold',
      count: { unit: 'reps', n: 2, of: 3 },
      phaseStartedAt: at(17),
      phaseEndsAt: at(20),
      moveStartedAt: at(0),
      moveEndsAt: at(34),
      endsAt: at(80),
      nextChangeAt: at(20),
      stillAt: null,
      outcome: null,
      isOver: false,
    });
  });

  test('cues half of a long hold without starting its countdown anew', () => {
    const [first, second] = [at(45), at(50)].map((now) => viewAt(begin(), now)) as [
      SessionView,
      SessionView,
    ];
    expect(second).toMatchObject({
      phase: 'stretch',
      phaseStartedAt: first.phaseStartedAt,
      phaseEndsAt: first.phaseEndsAt,
      cue: first.cue,
      note: { key: 'break:session.halfway' },
      sound: 'halfway',
    });
    expect(second.cueId).not.toBe(first.cueId);
  });

  test('cues half of the repetitions in the rest before the second half', () => {
    const pulls = composeBreak(situation({ readySeconds: 3 }), ['band-pull-apart']);
    expect(pulls.moves[0]?.dose).toMatchObject({ reps: 4 });
    expect(viewAt(begin(pulls), at(3 + 10 + 8.5))).toMatchObject({
      phase: 'rest',
      count: { n: 2, of: 4 },
      cue: { key: 'break:session.rest' },
      note: { key: 'break:session.halfway' },
      sound: 'halfway',
    });
    expect(viewAt(begin(pulls), at(3 + 8.5))).toMatchObject({
      phase: 'rest',
      cue: { key: 'break:session.rest' },
      sound: null,
    });
  });

  test('gives each side its own instruction, and says when to change', () => {
    expect(viewAt(begin(), at(38)).cue).toEqual({
      key: 'moves:upper-trap-stretch.cues.out',
      params: { context: 'left' },
    });
    expect(viewAt(begin(), at(58))).toMatchObject({
      phase: 'switch',
      side: 'right',
      sound: 'switch',
      cue: { key: 'break:session.switch', params: { context: 'right' } },
    });
  });

  test.each([
    ['band-pull-apart', 'out', 'in'],
    ['wall-push-up', 'in', 'out'],
    ['upper-trap-stretch', 'steady', 'steady'],
  ])('%s breathes %s on the way out and %s on the way back', (id, out, back) => {
    const { segments } = planSession(composeBreak(situation(), [id]), library).moves[0] ?? {};
    const breathIn = (phase: string) =>
      segments?.find((segment) => segment.phase === phase)?.breath;
    expect([breathIn('out'), breathIn('back')]).toEqual([out, back]);
  });
});

describe('the figure', () => {
  test('plays its loop as drawn, the hold as long as the dose', () => {
    const move = moveNamed('chin-tuck');
    if (move.kind !== 'strengthen') throw new Error('chin tuck strengthens');
    const { out, hold, back } = move.tempo;
    const timeAt = (seconds: number) =>
      figureTimeMs(viewAt(begin(), at(seconds)), at(seconds)) / 1000;
    expect(timeAt(3 + 1.5)).toBe(out / 2);
    expect(timeAt(6 + 1.5)).toBe(out + hold / 2);
    expect(timeAt(9 + 1.5)).toBe(out + hold + back / 2);
    expect(timeAt(14)).toBe(0);
  });

  test('goes round whole turns in a warm-up', () => {
    for (const move of [...library.values()].filter(({ kind }) => kind === 'warm-up')) {
      const plan = planSession(composeBreak(situation(), [move.id]), library);
      const flow = plan.moves[0]?.segments.find(({ phase }) => phase === 'flow');
      const turns = (flow?.figure.toMs ?? 0) / 1000 / loopSeconds(move.figure.loop);
      expect(turns).toBeCloseTo(Math.round(turns), 6);
      expect(turns).toBeGreaterThan(0.9);
    }
  });

  test('stands still in a pause', () => {
    const rolls = begin(composeBreak(situation({ readySeconds: 3 }), ['shoulder-rolls']));
    const paused = viewOf(act(rolls, 'pause', at(10)));
    expect(figureTimeMs(paused, at(60))).toBe(7_000);
  });
});

describe('pause and resume', () => {
  test('stop time and let it go on', () => {
    const paused = act(begin(), 'pause', at(18));
    expect(viewOf(paused)).toMatchObject({ phase: 'hold', stillAt: at(18), phaseEndsAt: at(20) });
    const resumed = act(paused, 'resume', at(78));
    expect(viewOf(resumed)).toMatchObject({ phase: 'hold', stillAt: null, phaseEndsAt: at(80) });
    expect(viewAt(resumed, at(140))).toMatchObject({ phase: 'done', outcome: 'done' });
  });

  test('a pause lasts until the person ends it', () => {
    const paused = act(begin(), 'pause', at(18));
    expect(nextChangeAt(paused)).toBeNull();
    expect(viewAt(paused, at(7200))).toMatchObject({ phase: 'hold', isPaused: true });
  });

  test('a second pause moves nothing: time stands since the first', () => {
    const once = act(begin(), 'pause', at(10));
    const twice = stepSession(once, { type: 'pause' }, at(40));
    expect(viewOf(stepSession(twice, { type: 'resume' }, at(60)))).toEqual(
      viewOf(stepSession(once, { type: 'resume' }, at(60))),
    );
    expect(viewOf(twice).stillAt).toBe(viewOf(once).stillAt);
  });

  test('the machine asleep is a pause too', () => {
    for (const seconds of [120, 7200]) {
      const awake = stepSession(runTo(begin(), at(18)), { type: 'woke' }, at(18 + seconds));
      expect(viewOf(awake)).toMatchObject({ stillAt: at(20), isPaused: true, isOver: false });
    }
  });

  test('a machine that slept over the end of the moves comes back to the closing words', () => {
    const awake = stepSession(runTo(begin(), at(79)), { type: 'woke' }, at(7200));
    expect(viewOf(awake)).toMatchObject({
      phase: 'done',
      outcome: 'done',
      isPaused: false,
      stillAt: null,
      phaseStartedAt: at(7200),
      nextChangeAt: at(7200) + closingMs,
    });
    expect(runTo(awake, at(7200) + closingMs).endedAt).toBe(at(7200) + closingMs);
  });

  test('and one that slept over the closing words finds the session over when it was', () => {
    const asleep = runTo(begin(), at(90));
    expect(stepSession(asleep, { type: 'woke' }, at(7200)).endedAt).toBe(at(80) + closingMs);
  });

  test('twenty seconds late is a slow timer; more is sleep', () => {
    const late = stepSession(runTo(begin(), at(18)), { type: 'woke' }, at(20 + 20));
    expect(viewOf(late)).toMatchObject({ isPaused: false, step: 2, phase: 'stretch' });
    const later = stepSession(runTo(begin(), at(18)), { type: 'woke' }, at(20 + 20.001));
    expect(viewOf(later)).toMatchObject({ isPaused: true, step: 1 });
  });

  test('a pause is for moves: not for what hurts, nor for the closing words', () => {
    const hurt = act(begin(), 'hurt', at(10));
    expect(stepSession(hurt, { type: 'pause' }, at(11))).toEqual(hurt);
    const closing = act(begin(), 'finish', at(10));
    expect(act(closing, 'pause', at(20)).pausedAt).toBeNull();
  });

  test('a pause before the first paint lasts beyond it', () => {
    const paused = stepSession(opened(), { type: 'pause' }, at(1));
    const painted = stepSession(paused, { type: 'painted' }, at(2));
    expect(viewOf(painted)).toMatchObject({ phase: 'ready', isPaused: true });
    expect(viewAt(stepSession(painted, { type: 'resume' }, at(60)), at(63)).phase).toBe('out');
  });

  test('a clock set back keeps what was done and goes on from there', () => {
    const back = stepSession(runTo(begin(), at(18)), { type: 'woke' }, at(-3600));
    expect(viewOf(back)).toMatchObject({ phase: 'hold', phaseEndsAt: at(-3600 + 2) });
  });
});

describe('next and back', () => {
  test('next leaves a move with what was done of it', () => {
    const session = act(begin(), 'next', at(3 + 15.5));
    expect(viewOf(session)).toMatchObject({ step: 2, phase: 'ready' });
    const record = recordOfSession(runTo(session, at(90)), { id: 'x', snoozes: 0, onWait: false });
    expect(record.moves.map((move) => move.done)).toEqual([0.5, 1]);
  });

  test('next from the last move closes, and from there does nothing', () => {
    const closing = act(act(begin(), 'next', at(1)), 'next', at(2));
    expect(viewOf(closing)).toMatchObject({ phase: 'done', outcome: 'stopped', canNext: false });
    expect(act(closing, 'next', at(3)).endedAt).toBeNull();
  });

  test('back starts the move again, or goes to the one before', () => {
    const again = act(begin(), 'back', at(20));
    expect(viewOf(again)).toMatchObject({ step: 1, phase: 'ready', moveStartedAt: at(20) });
    const before = act(begin(), 'back', at(35));
    expect(viewOf(before)).toMatchObject({ step: 1, phase: 'ready', move: { id: 'chin-tuck' } });
  });

  test('back goes to the move before until three seconds into the dose', () => {
    const second = (seconds: number) => viewOf(act(begin(), 'back', at(34 + 3 + seconds)));
    expect(second(3)).toMatchObject({ step: 1, phase: 'ready', move: { id: 'chin-tuck' } });
    expect(second(3.001)).toMatchObject({ step: 2, phase: 'ready' });
    expect(second(30)).toMatchObject({ step: 2, phase: 'ready', moveStartedAt: at(67) });
  });

  test('back from the closing words goes to the last move', () => {
    const back = act(act(begin(), 'finish', at(20)), 'back', at(30));
    expect(viewOf(back)).toMatchObject({
      step: 2,
      phase: 'ready',
      move: { id: both.moves[1]?.id },
    });
  });

  test('back before the first move, and at its start, begins it anew', () => {
    const started = act(begin(), 'back', at(1));
    expect(viewOf(started)).toMatchObject({ step: 1, phase: 'ready', moveStartedAt: at(1) });
    expect(viewOf(started).canBack).toBe(true);
    expect(viewOf(stepSession(started, { type: 'back' }, at(2)))).toMatchObject({ step: 1 });
  });

  test('doing a part again does not count twice, nor undo what was done', () => {
    const again = act(begin(), 'back', at(20));
    expect(doneFraction(again)).toBe(doneFraction(runTo(begin(), at(20))));
    expect(doneFraction(runTo(again, at(20 + 80)))).toBe(1);
  });

  test('both end a pause', () => {
    const paused = act(begin(), 'pause', at(10));
    expect(viewOf(act(paused, 'next', at(20)))).toMatchObject({ isPaused: false, step: 2 });
    expect(viewOf(act(paused, 'back', at(20)))).toMatchObject({ isPaused: false, step: 1 });
  });
});

describe('ready', () => {
  test('starts with the first paint, however late that comes', () => {
    const waiting = runTo(opened(), at(40));
    expect(nextChangeAt(waiting)).toBeNull();
    expect(viewOf(waiting)).toMatchObject({ phase: 'ready', stillAt: at(0), lines: [] });
    const painted = act(waiting, 'painted', at(40));
    expect(viewAt(painted, at(42.9)).phase).toBe('ready');
    expect(viewAt(painted, at(43)).phase).toBe('out');
    expect(act(painted, 'painted', at(41)).anchorAt).toBe(at(41));
  });

  test('ends at once when the person says so, painted, paused or not', () => {
    for (const session of [opened(), begin(), act(begin(), 'pause', at(1))]) {
      expect(viewOf(act(session, 'go', at(2)))).toMatchObject({
        phase: 'out',
        phaseStartedAt: at(2),
        stillAt: null,
      });
    }
  });

  test('"go" is for moves', () => {
    const closing = act(begin(), 'finish', at(10));
    expect(act(closing, 'go', at(20))).toEqual(runTo(closing, at(20)));
  });

  test('touching the window during a move changes nothing', () => {
    expect(act(begin(), 'touch', at(18))).toEqual(runTo(begin(), at(18)));
  });

  test('"go" changes nothing once the move is under way', () => {
    expect(viewOf(act(begin(), 'go', at(18)))).toMatchObject(viewAt(begin(), at(18)));
  });

  test('shows the move at its own pace, and comes to its start in time', () => {
    for (const [id, move] of library) {
      const [planned] = planSession(composeBreak(situation(), [id]), library).moves;
      const figure = planned?.segments[0]?.figure ?? { fromMs: 0, toMs: 0 };
      expect(figure.toMs - figure.fromMs).toBe(planned?.readyMs);
      expect(figure.fromMs).toBeGreaterThanOrEqual(0);
      expect((figure.toMs / 1000 / loopSeconds(move.figure.loop)) % 1).toBeCloseTo(0, 6);
    }
  });
});

describe('another move', () => {
  const to = composeBreak(situation(), ['blade-squeeze']).moves[0];
  if (!to) throw new Error('the squeeze is possible');
  const swap: SessionEvent = { type: 'swap', to, library };

  test('takes the place of the one on show', () => {
    const session = stepSession(runTo(begin(), at(10)), swap, at(10));
    expect(viewOf(session)).toMatchObject({
      step: 1,
      steps: 2,
      phase: 'ready',
      move: { id: 'blade-squeeze' },
    });
    const over = runTo(session, at(300));
    expect(outcomeOf(over)).toBe('done');
    expect(
      recordOfSession(over, { id: 'x', snoozes: 0, onWait: false }).moves.map(({ id, done }) => [
        id,
        done,
      ]),
    ).toEqual([
      ['chin-tuck', 0.226],
      ['blade-squeeze', 1],
      ['upper-trap-stretch', 1],
    ]);
  });

  test('can be undone, with what was done of both', () => {
    const away = stepSession(runTo(begin(), at(10)), swap, at(10));
    expect(viewOf(away).inPlaceOf).toBe('chin-tuck');
    const back = act(away, 'undo', at(12));
    expect(viewOf(back)).toMatchObject({ step: 1, steps: 2, move: { id: 'chin-tuck' } });
    expect(viewOf(back).inPlaceOf).toBeNull();
    expect(doneFraction(back)).toBe(doneFraction(runTo(begin(), at(10))));
    const later = act(away, 'undo', at(20));
    expect(viewOf(later)).toMatchObject({
      step: 1,
      move: { id: 'chin-tuck' },
      inPlaceOf: 'blade-squeeze',
    });
    expect(
      later.items.map((item) => item.kind === 'move' && [item.planned.move.id, item.fate]),
    ).toEqual([
      ['blade-squeeze', 'swapped'],
      ['chin-tuck', 'open'],
      ['upper-trap-stretch', 'open'],
      false,
    ]);
    expect(viewOf(act(begin(), 'undo', at(10)))).toMatchObject(viewAt(begin(), at(10)));
  });

  test("can be undone only where it is: the next move took nobody's place", () => {
    const away = stepSession(runTo(begin(), at(10)), swap, at(10));
    const next = act(away, 'next', at(12));
    expect(viewOf(next).inPlaceOf).toBeNull();
    expect(act(next, 'undo', at(13)).items).toEqual(runTo(next, at(13)).items);
    const plain = act(begin(), 'next', at(12));
    expect(viewOf(plain).inPlaceOf).toBeNull();
    expect(act(plain, 'undo', at(13)).items).toEqual(runTo(plain, at(13)).items);
  });

  test('does nothing while something hurts, nor once it is closing', () => {
    for (const type of ['finish', 'hurt'] as const) {
      const still = act(begin(), type, at(10));
      expect(stepSession(still, swap, at(11)).items).toEqual(still.items);
      expect(act(still, 'undo', at(12)).items).toEqual(still.items);
    }
  });
});

describe('it hurts', () => {
  const hurt = act(begin(), 'hurt', at(10));

  test('ends the move and says what to do; nothing goes on by itself, ever', () => {
    expect(nextChangeAt(hurt)).toBeNull();
    expect(leftMs(hurt)).toBeNull();
    for (const seconds of [10, 20, 3600, 86_400]) {
      expect(viewAt(hurt, at(seconds))).toMatchObject({
        phase: 'hurt',
        move: { id: 'chin-tuck' },
        hurt: { move: 'chin-tuck', hasGentler: true, isKept: false },
        cue: { key: 'break:safety.hurt' },
        stillAt: at(10),
        isOver: false,
      });
    }
  });

  test('what hurts already hurts no more than once', () => {
    const hurt = act(begin(), 'hurt', at(10));
    expect(stepSession(hurt, { type: 'hurt' }, at(20)).items).toEqual(hurt.items);
    expect(viewOf(stepSession(hurt, { type: 'go' }, at(30))).phase).toBe('hurt');
  });

  test('goes on without the move when the person says so, and counts what was done', () => {
    const onward = act(hurt, 'next', at(3600));
    expect(viewOf(onward)).toMatchObject({ step: 2, phase: 'ready', stillAt: null });
    const record = recordOfSession(runTo(onward, at(4000)), { id: 'x', snoozes: 1, onWait: false });
    expect(record.moves).toMatchObject([
      { id: 'chin-tuck', hurt: true, done: 0.226 },
      { id: 'upper-trap-stretch', done: 1 },
    ]);
    expect(record.outcome).toBe('half');
  });

  test('nothing hurts once it is closing', () => {
    const closing = act(begin(), 'finish', at(10));
    expect(act(closing, 'hurt', at(11)).items).toEqual(closing.items);
  });

  test('what does not hurt can be neither kept nor done gently', () => {
    const plain = runTo(begin(), at(18));
    expect(stepSession(plain, { type: 'keep' }, at(18))).toEqual(plain);
    expect(stepSession(plain, { type: 'gentler', library }, at(18))).toEqual(plain);
  });

  test('the gentler way is the lowest dose, said in its own words, once', () => {
    const gentle = stepSession(hurt, { type: 'gentler', library }, at(60));
    expect(viewOf(gentle)).toMatchObject({
      step: 1,
      steps: 2,
      phase: 'ready',
      cue: { key: 'moves:chin-tuck.easier' },
      move: { id: 'chin-tuck', rung: 0, form: 'easier', intensity: 'light' },
    });
    const again = act(gentle, 'hurt', at(70));
    expect(viewOf(again).hurt).toMatchObject({ move: 'chin-tuck', hasGentler: false });
    expect(stepSession(again, { type: 'gentler', library }, at(71))).toEqual(again);
    const record = recordOfSession(runTo(gentle, at(400)), { id: 'x', snoozes: 0, onWait: false });
    expect(record.moves.map(({ id, hurt, done }) => [id, hurt, done])).toEqual([
      ['chin-tuck', true, 0.226],
      ['chin-tuck', undefined, 1],
      ['upper-trap-stretch', undefined, 1],
    ]);
  });

  test('whether the move stays in later breaks can be changed and changed back', () => {
    const kept = act(hurt, 'keep', at(20));
    expect(viewOf(kept).hurt).toMatchObject({ isKept: true });
    expect(viewOf(act(kept, 'keep', at(21))).hurt).toMatchObject({ isKept: false });
    expect(viewOf(act(kept, 'finish', at(22))).cue).toEqual({ key: 'break:closing.hurtKept' });
  });

  test('back does not return to what hurt', () => {
    expect(viewOf(hurt).canBack).toBe(false);
    expect(viewOf(act(hurt, 'back', at(12))).phase).toBe('hurt');
  });

  test('is not come to again from the move before', () => {
    const second = act(act(begin(), 'next', at(1)), 'hurt', at(2));
    const before = act(second, 'back', at(3));
    expect(viewOf(before)).toMatchObject({ move: { id: 'chin-tuck' }, endsAt: at(3 + 34) });
    expect(viewAt(before, at(3 + 34)).phase).toBe('done');
  });

  test('closes kindly', () => {
    const over = act(act(begin(chinTuck), 'hurt', at(10)), 'next', at(11));
    expect(viewOf(over).cue).toEqual({ key: 'break:closing.hurt' });
  });
});

describe('what is left of a session that was broken off', () => {
  const act = (session: Session, type: 'finish' | 'hurt', seconds: number) =>
    stepSession(session, { type }, at(seconds));

  test('is every move that was not half done, in order', () => {
    expect(movesLeft(opened())).toEqual(['chin-tuck', 'upper-trap-stretch']);
    expect(movesLeft(act(begin(), 'finish', 15))).toEqual(['chin-tuck', 'upper-trap-stretch']);
    expect(movesLeft(act(runTo(begin(), at(25)), 'finish', 26))).toEqual(['upper-trap-stretch']);
    expect(movesLeft(runTo(begin(), at(100)))).toEqual([]);
  });

  test('is nothing that hurt or gave its place away', () => {
    expect(movesLeft(act(begin(), 'hurt', 5))).toEqual(['upper-trap-stretch']);
    const [to] = composeBreak(situation({ readySeconds: 3 }), ['doorway-stretch']).moves;
    if (!to) throw new Error('no doorway');
    const swapped = stepSession(begin(), { type: 'swap', to, library }, at(5));
    expect(movesLeft(swapped)).toEqual(['doorway-stretch', 'upper-trap-stretch']);
  });
});

describe('the end', () => {
  test.each([
    [20, 'stopped'],
    [45, 'half'],
  ])('stopped after %i s is %s, with its own closing line', (seconds, outcome) => {
    const closing = act(begin(), 'finish', at(seconds));
    expect(viewOf(closing)).toMatchObject({
      phase: 'done',
      outcome,
      cue: { key: `break:closing.${outcome}` },
      sound: 'done',
    });
    expect(runTo(closing, at(seconds) + closingMs).endedAt).toBe(at(seconds) + closingMs);
  });

  test('the closing words stay until nobody has touched anything for two minutes', () => {
    const closing = act(begin(), 'finish', at(20));
    const touched = act(closing, 'touch', at(130));
    expect(runTo(touched, at(249)).endedAt).toBeNull();
    expect(runTo(touched, at(1000)).endedAt).toBe(at(250));
  });

  test('a second finish is a touch like any other', () => {
    const again = act(act(begin(), 'finish', at(20)), 'finish', at(130));
    expect(again.endedAt).toBeNull();
    expect(runTo(again, at(1000)).endedAt).toBe(at(250));
  });

  test('half of it is half, all of it is done, and nothing less', () => {
    const doseMs = 31_000 + 43_000;
    expect(outcomeOf(act(begin(), 'close', at(3 + 31 + 3 + 6)))).toBe('half');
    expect(outcomeOf(act(begin(), 'close', at(3 + 31 + 3 + 5.999)))).toBe('stopped');
    expect(doneFraction(runTo(begin(), at(43)))).toBe(37_000 / doseMs);
    expect(outcomeOf(act(begin(), 'next', at(79.999)))).toBe('half');
    expect(outcomeOf(act(begin(), 'close', at(80)))).toBe('done');
  });

  test('how much is left is asked of what runs; what waits for the person has no end', () => {
    expect(leftMs(runTo(begin(), at(18)))).toBe(62_000);
    expect(leftMs(runTo(begin(), at(50)))).toBe(30_000);
    expect(leftMs(runTo(begin(), at(90)))).toBe(0);
    expect(leftMs(act(begin(), 'pause', at(18)))).toBeNull();
    expect(leftMs(act(begin(), 'hurt', at(18)))).toBeNull();
  });

  test('a rating is taken while it closes, and ends it', () => {
    const rate: SessionEvent = { type: 'rate', rating: 'easy' };
    const early = stepSession(runTo(begin(), at(10)), rate, at(10));
    expect(early.rating).toBeNull();
    const rated = stepSession(runTo(begin(), at(81)), rate, at(81));
    expect(rated).toMatchObject({ rating: 'easy', endedAt: at(81) });
    expect(recordOfSession(rated, { id: 'x', snoozes: 0, onWait: false }).rating).toBe('easy');
  });

  test('what is over takes nothing more', () => {
    const over = act(begin(), 'close', at(10));
    const events = [
      'go',
      'pause',
      'resume',
      'back',
      'next',
      'undo',
      'hurt',
      'keep',
      'finish',
    ] as const;
    for (const type of events) {
      expect(stepSession(over, { type }, at(20)), type).toBe(over);
    }
    expect(stepSession(over, { type: 'rate', rating: 'easy' }, at(20)).rating).toBeNull();
  });

  test('close ends it at once, and nothing comes after', () => {
    const closed = act(begin(), 'close', at(60));
    expect(closed.endedAt).toBe(at(60));
    expect(outcomeOf(closed)).toBe('half');
    expect(act(closed, 'resume', at(61))).toEqual(closed);
    expect(viewOf(closed)).toMatchObject({ isOver: true, nextChangeAt: null });
  });
});

test('a session done while something was waited for says so in its record', () => {
  const over = act(begin(), 'close', at(60));
  const record = recordOfSession(over, { id: 'x', snoozes: 0, onWait: true });
  expect(record).toMatchObject({ wait: true, endedAt: at(60) });
  expect(sessionRecordSchema.parse(record)).toEqual(record);
  expect(recordOfSession(over, { id: 'x', snoozes: 0, onWait: false })).not.toHaveProperty('wait');
});

test('one that is not over yet is recorded up to its last step', () => {
  const running = runTo(begin(), at(18));
  expect(recordOfSession(running, { id: 'x', snoozes: 0, onWait: false }).endedAt).toBe(at(18));
});

test('a break nobody took is recorded with what was offered', () => {
  const record = recordOfOffer(both, 'skipped', { id: 'r7', snoozes: 2 }, at(0), at(30));
  expect(sessionRecordSchema.parse(record)).toEqual(record);
  expect(record).toMatchObject({
    id: 'r7',
    outcome: 'skipped',
    snoozes: 2,
    at: at(0),
    endedAt: at(30),
  });
  expect(record.moves.map((move) => move.done)).toEqual([0, 0]);
});

describe('whatever a person does and however late the timer', () => {
  const anyEvent: fc.Arbitrary<SessionEvent> = fc.oneof(
    fc.constantFrom<SessionEvent>(
      { type: 'woke' },
      { type: 'pause' },
      { type: 'resume' },
      { type: 'back' },
      { type: 'next' },
      { type: 'hurt' },
      { type: 'go' },
      { type: 'touch' },
      { type: 'undo' },
      { type: 'keep' },
      { type: 'gentler', library },
      { type: 'finish' },
      { type: 'rate', rating: 'right' },
    ),
    fc
      .constantFrom(...library.keys())
      .map((id) => composeBreak(situation(), [id]).moves[0])
      .filter((to) => to !== undefined)
      .map((to): SessionEvent => ({ type: 'swap', to, library })),
  );
  const anySteps = fc.array(fc.tuple(fc.integer({ min: -5, max: 90 }), anyEvent), {
    maxLength: 40,
  });

  test('it shows something true, never loses what was done, and ends by itself unless it stands still', () => {
    fc.assert(
      fc.property(anyBody, fc.integer(), anySteps, (body, seed, steps) => {
        const composed = composeBreak(situation({ body, seed }));
        fc.pre(composed.moves.length > 0);
        let session = begin(composed);
        let now = startAt;
        for (const [seconds, event] of steps) {
          now += seconds * 1000;
          session = stepSession(session, event, now);
          const view = viewOf(session);
          expect(view.doneFraction).toBeGreaterThanOrEqual(0);
          expect(view.doneFraction).toBeLessThanOrEqual(1);
          expect(view.step).toBeGreaterThanOrEqual(1);
          expect(view.step).toBeLessThanOrEqual(view.steps);
          expect(view.phaseStartedAt).toBeLessThanOrEqual(view.phaseEndsAt);
          if (view.phase !== 'done') expect(view.phaseEndsAt).toBeLessThanOrEqual(view.endsAt);
          expect(view.nextChangeAt ?? now).toBeGreaterThanOrEqual(now);
        }
        const deadlineAt = Math.max(now, viewOf(session).endsAt + closingMs);
        const left = runTo(session, deadlineAt);
        if (standsStill(session)) expect(left).toEqual(session);
        else expect(left.endedAt).toBeLessThanOrEqual(deadlineAt);
        expect(doneFraction(left)).toBeGreaterThanOrEqual(doneFraction(session));
        const record = recordOfSession(left, { id: 'any', snoozes: 0, onWait: false });
        expect(sessionRecordSchema.parse(record)).toEqual(record);
      }),
    );
  });
});
