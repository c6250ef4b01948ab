/** The seventeen moves as data: complete, safe in their doses, and said in plain words. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import i18next from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import { forms, type OtherForm, otherForms, resistances } from '#core/forms';
import { composeBreak } from '#core/moves/compose';
import type { Break } from '#core/moves/composed-break';
import { composeRoutine } from '#core/moves/routine';
import { sidesOf } from '#core/moves/timeline';
import { cautions, groupNames, type Message, muscles } from '#core/moves/vocabulary';
import { planSession } from '#core/session/plan';
import { startSession, stepSession } from '#core/session/session';
import { closingLines, viewOf } from '#core/session/view-of';
import { equipment, places } from '#core/settings';
import {
  anyBody,
  anyLived,
  everything,
  library,
  live,
  moveNamed,
  movesDir,
  situation,
} from '../core/moves/support';
import { builtInMoves } from '../support/built-in-moves';

interface Texts {
  readonly name: string;
  readonly does: string;
  readonly steps: readonly string[];
  readonly cues: Readonly<Record<string, string>>;
  readonly easier: string;
  readonly harder: string;
  readonly forms?: Partial<Record<OtherForm, Partial<Pick<Texts, 'name' | 'steps' | 'cues'>>>>;
}
type BreakPart =
  | 'session'
  | 'closing'
  | 'safety'
  | 'muscles'
  | 'groups'
  | 'equipment'
  | 'places'
  | 'resistances'
  | 'cautions';

const english = join(import.meta.dirname, '../../assets/locales/en');
const readTexts = (name: string) => JSON.parse(readFileSync(join(english, name), 'utf8'));
const moveTexts: Readonly<Record<string, Texts>> = readTexts('moves.json');
const breakTexts: Readonly<Record<BreakPart, Readonly<Record<string, string>>>> =
  readTexts('break.json');

const moves = [...library.values()].map((move) => [move.id, move] as const);
const strengtheners = moves.filter(([, move]) => move.kind === 'strengthen');
const wordsIn = (text: string) => text.split(/\s+/).length;

function textOf(id: string): Texts {
  const text = moveTexts[id];
  if (!text) throw new Error(`no text for ${id}`);
  return text;
}

/** The seconds of the lowest and highest dose, all sides together. */
function secondsRange(id: string): [number, number] {
  const move = moveNamed(id);
  const seconds = move.ladder.map((rung) =>
    'seconds' in rung ? rung.seconds * (rung.rounds ?? 1) * sidesOf(move).length : 0,
  );
  return [Math.min(...seconds), Math.max(...seconds)];
}

test('there are the seventeen, one file each', () => {
  expect(readdirSync(movesDir).sort()).toEqual(builtInMoves.map((id) => `${id}.json`).sort());
  expect(Object.keys(moveTexts).sort()).toEqual([...builtInMoves].sort());
});

describe('doses', () => {
  test.each(moves.filter(([, move]) => move.kind === 'warm-up'))('%s: 20 to 30 s', (id) => {
    const [low, high] = secondsRange(id);
    expect(low).toBeGreaterThanOrEqual(20);
    expect(high).toBeLessThanOrEqual(30);
  });

  test('the doorway stretch: 15 to 20 s, up to three times', () => {
    const holds = moveNamed('doorway-stretch').ladder.map((rung) =>
      'seconds' in rung ? [rung.seconds, rung.rounds ?? 1] : [],
    );
    expect(holds[0]).toEqual([15, 1]);
    expect(holds.at(-1)).toEqual([20, 3]);
    expect(holds.every(([seconds]) => seconds === 15 || seconds === 20)).toBe(true);
  });

  test('the upper trapezius stretch: 15 to 30 s a side', () => {
    expect(secondsRange('upper-trap-stretch')).toEqual([30, 60]);
  });

  test.each(['blade-squeeze', 'chin-tuck'])('%s: held for 3 to 5 s', (id) => {
    const holds = moveNamed(id).ladder.map((rung) => ('reps' in rung ? rung.holdSeconds : 0));
    expect(Math.min(...holds)).toBe(3);
    expect(Math.max(...holds)).toBe(5);
  });

  test.each(strengtheners)(
    '%s: 3 s out, a hold, 3 s back, 2 s rest; a plan of ten weeks',
    (_, move) => {
      expect(move).toMatchObject({ tempo: { out: 3, back: 3, rest: 2 } });
      expect(move.ladder.at(-1)?.week).toBeGreaterThanOrEqual(10);
    },
  );

  test.each(['band-pull-apart', 'face-pull'])('%s: yellow, red, green, blue, black', (id) => {
    const colours = moveNamed(id).ladder.map((rung) => 'reps' in rung && rung.resistance);
    expect([...new Set(colours)]).toEqual(['yellow', 'red', 'green', 'blue', 'black']);
  });

  test('only the push-up and the squeeze have a harder form, the floor and the band', () => {
    const harder = moves.flatMap(([id, { forms }]) =>
      forms?.harder ? [[id, forms.harder.needs]] : [],
    );
    expect(harder).toEqual([
      ['blade-squeeze', ['band']],
      ['wall-push-up', ['floor']],
    ]);
  });
});

test.each(strengtheners)(
  'something can be opened beside the %s, with no more equipment',
  (_, move) => {
    const openers = moves.filter(
      ([, other]) =>
        other.kind !== 'strengthen' &&
        other.needs.every((need) => move.needs.includes(need)) &&
        move.kind === 'strengthen' &&
        other.muscles.some((muscle) => move.opposes.includes(muscle)),
    );
    expect(openers.length).toBeGreaterThan(0);
  },
);

describe('the text of', () => {
  test.each(moves)('%s is short and whole', (id, move) => {
    const text = textOf(id);
    const phases = {
      'warm-up': ['ready', 'flow'],
      strengthen: ['ready', 'out', 'hold', 'back'],
      stretch: ['ready', 'out', 'stretch', 'back'],
    }[move.kind];
    const { name, steps, cues } = text;
    expect(name).not.toBe('');
    expect([...new Set(Object.keys(cues).map((key) => key.split('_')[0]))]).toEqual(phases);
    const own = Object.values(text.forms ?? {});
    for (const all of [steps, ...own.flatMap((form) => (form.steps ? [form.steps] : []))]) {
      expect(all.length).toBeGreaterThanOrEqual(3);
      expect(all.length).toBeLessThanOrEqual(5);
    }
    for (const cue of [cues, ...own.map((form) => form.cues ?? {})].flatMap(Object.values)) {
      expect(wordsIn(cue), cue).toBeLessThanOrEqual(12);
    }
    for (const part of [text.does, text.easier, text.harder]) expect(part).toMatch(/\.$/);
  });

  test.each(moves)('%s has the words of each form that has its own', (id, { forms }) => {
    const said = textOf(id).forms ?? {};
    for (const form of otherForms) {
      const { name, steps, cues = {} } = said[form] ?? {};
      const words = [
        ...(name === undefined ? [] : ['name']),
        ...(steps === undefined ? [] : ['steps']),
        ...new Set(Object.keys(cues).map((key) => key.split('_')[0])),
      ];
      expect(words, form).toEqual(forms?.[form]?.words ?? []);
    }
  });

  test.each(moves)('%s has a cue for each side or one for both', (id, move) => {
    const sides = sidesOf(move).filter((side) => side !== null);
    for (const key of Object.keys(textOf(id).cues).filter((key) => key.includes('_'))) {
      const name = key.split('_')[0];
      expect(sides.map((side) => `${name}_${side}` in textOf(id).cues)).toEqual([true, true]);
      expect(textOf(id).cues).not.toHaveProperty(name ?? '');
    }
  });

  test('sides says what the figure, drawn for the left, does', () => {
    const poseOf = (id: string, name: string) => moveNamed(id).figure.poses[name];
    expect(poseOf('upper-trap-stretch', 'tilted')?.neck?.side).toBeLessThan(0);
    expect(textOf('upper-trap-stretch').cues.out_left).toMatch(/^Right ear/);
    expect(poseOf('childs-pose-reach', 'walked')?.lumbar?.side).toBeLessThan(0);
    expect(textOf('childs-pose-reach').cues.out_left).toMatch(/to the right$/);
    expect(poseOf('chair-rotation', 'turned')?.thoracic?.turn).toBeGreaterThan(0);
    expect(textOf('chair-rotation').cues.flow_left).toMatch(/to the left/);
    expect(poseOf('overhead-reach', 'reach')?.left?.raise).toBeGreaterThan(120);
    expect(textOf('overhead-reach').cues.flow_left).toMatch(/^Left arm/);
  });

  test('everything promises little', () => {
    const promise =
      /\b(cure|heal(s|ed|ing)?\b|prevent|treat|fix(es)?\b|guarantee|relie[fv]|protect)/i;
    const said = JSON.stringify([moveTexts, breakTexts]).split('"');
    expect(said.filter((text) => promise.test(text))).toEqual([]);
  });

  test('every cue of a session has twelve words at most', () => {
    for (const text of Object.values({
      ...breakTexts.session,
      ...breakTexts.safety,
      ...breakTexts.closing,
    })) {
      expect(wordsIn(text), text).toBeLessThanOrEqual(12);
    }
  });

  test('words names all there is to name', () => {
    expect(Object.keys(breakTexts.muscles).sort()).toEqual([...muscles].sort());
    expect(Object.keys(breakTexts.cautions).sort()).toEqual([...cautions].sort());
    expect(Object.keys(breakTexts.groups).sort()).toEqual([...groupNames].sort());
    expect(Object.keys(breakTexts.equipment).sort()).toEqual([...equipment].sort());
    expect(Object.keys(breakTexts.places).sort()).toEqual([...places].sort());
    expect(Object.keys(breakTexts.resistances).sort()).toEqual([...resistances].sort());
    const done = Object.keys(breakTexts.closing).filter((key) => key.startsWith('done'));
    expect(done).toHaveLength(closingLines);
  });
});

describe('a message', () => {
  beforeAll(() =>
    i18next.init({
      lng: 'en',
      ns: ['break', 'moves'],
      resources: { en: { break: breakTexts, moves: moveTexts } },
      interpolation: { escapeValue: false },
    }),
  );
  const say = (message: Message) => i18next.t(message.key, { ...message.params });

  /** Said in full: no key, no gap, no leftover markup. */
  function expectSaid(message: Message): void {
    const said = say(message);
    expect(said).not.toMatch(/[{}$:]\w|\{\{|undefined|\bmoves\.|\bbreak\./);
    expect(said).toMatch(/\w/);
  }

  test('of any break, for anybody, is said in full', () => {
    fc.assert(
      fc.property(anyBody, fc.array(anyLived, { maxLength: 30 }), (body, lived) => {
        const { breaks } = live((now) => composeBreak(now), situation({ body }), lived);
        const routine = composeRoutine(situation({ body }));
        for (const composed of [...breaks.map((one) => one.composed), routine]) {
          for (const note of composed.notes) expectSaid(note);
          for (const { reason, doseReason } of composed.moves) {
            expectSaid(reason);
            expectSaid(doseReason);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test('of any refused wish is said in full', () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        const wishes = [...builtInMoves, 'no-such-move'];
        for (const note of composeBreak(situation({ body }), wishes).notes) expectSaid(note);
      }),
    );
  });

  test.each(moves)('of a session of %s is said in full, in every form', (id, move) => {
    const composed = composeBreak(situation(), [id]);
    const breaks = forms
      .filter((form) => form === 'standard' || form === 'easier' || move.forms?.[form])
      .map(
        (form): Break => ({ ...composed, moves: composed.moves.map((one) => ({ ...one, form })) }),
      );
    for (const one of breaks) {
      const [planned] = planSession(one, library).moves;
      expect(planned?.segments.length).toBeGreaterThan(1);
      for (const { cue } of planned?.segments ?? []) expectSaid(cue);
    }
  });

  test('of the end of a session is said in full', () => {
    const plan = planSession(composeBreak(situation()), library);
    for (let seconds = 0; seconds < closingLines; seconds++) {
      const start = startSession(plan, seconds * 1000);
      const closing = stepSession(start, { type: 'finish' }, seconds * 1000);
      expectSaid(viewOf(closing).cue);
      const hurt = stepSession(start, { type: 'hurt' }, seconds * 1000);
      expectSaid(viewOf(hurt).cue);
    }
    for (let line = 1; line <= closingLines; line++)
      expectSaid({ key: `break:closing.done${line}` });
  });

  test.each<[string, Message]>([
    [
      'Opens the chest muscles, to go with Bent-over row',
      { key: 'break:reasons.opens', params: { muscle: 'pecs', move: 'bent-over-row' } },
    ],
    [
      'Not done since Tuesday',
      { key: 'break:reasons.notSince', params: { on: Date.UTC(2026, 2, 24, 12) } },
    ],
    ['Not done for 9 days', { key: 'break:reasons.notFor', params: { count: 9 } }],
    [
      'You have what it takes: a band',
      { key: 'break:reasons.youHave', params: { equipment: 'band' } },
    ],
    [
      'Last turn for the upper back: Friday',
      {
        key: 'break:reasons.groupSince',
        params: { group: 'upperBack', on: Date.UTC(2026, 2, 27, 12) },
      },
    ],
    [
      'Face pull needs this: a doorway',
      { key: 'break:whyNot.needs', params: { move: 'face-pull', equipment: 'doorway' } },
    ],
    [
      'Heavier, with fewer repetitions: red band',
      { key: 'break:dose.upResistance', params: { resistance: 'red' } },
    ],
    [
      'Right ear to right shoulder, right hand on your head',
      { key: 'moves:upper-trap-stretch.cues.out', params: { context: 'left' } },
    ],
    [
      'Slowly bring your head back up',
      { key: 'moves:upper-trap-stretch.cues.back', params: { context: 'left' } },
    ],
  ])('reads: %s', (said, message) => {
    expect(say(message)).toBe(said);
  });
});

test('nobody who has everything is left without a reason worth reading', () => {
  const { breaks } = live(
    (now) => composeBreak(now),
    situation({ body: everything }),
    Array.from({ length: 200 }, (_, seed) => ({
      daysLater: seed % 5 === 0 ? 1 : 0,
      done: 1,
      rating: undefined,
      seed,
    })),
  );
  const keys = breaks.flatMap((one) => one.composed.moves.map((move) => move.reason.key));
  const plain = keys.filter((key) => key === 'break:reasons.change').length;
  expect(plain / keys.length).toBeLessThan(0.25);
});

describe('what a move asks for', () => {
  test.each(moves)('%s says so in its file', (_, move) => {
    expect(move.asks).toBeDefined();
  });
});
