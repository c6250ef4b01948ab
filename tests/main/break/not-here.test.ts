import { describe, expect, it } from 'vitest';
import type { CardView, Input, NotHere } from '#core/contract';
import { composeBreak } from '#core/moves/compose';
import { initialState } from '#core/schedule/step';
import { createNotHere } from '../../../main/break/not-here';
import { library, situation } from '../../core/moves/support';
import { cardView } from '../../support/break-views';

const composed = composeBreak(situation(), ['chin-tuck']);
const nine = Date.parse('2026-03-02T09:00:00Z');

/** What is told in order, when this is said, at an office where nobody is on the floor. */
function adapt(what: Input<'break.adapt'>, { fits = true, inSession = false } = {}) {
  const told: unknown[] = [];
  let inTheWay: NotHere = { place: 'openOffice', now: [], always: ['noFloor'], isQuick: false };
  const cards: CardView[] = [];
  const notHere = createNotHere({
    engine: {
      state: () => initialState(nine),
      tell(event) {
        told.push(event);
        if (event.type !== 'in-the-way') return;
        inTheWay = { ...inTheWay, now: event.now, isQuick: event.quick };
      },
    },
    breaks: {
      numbered: () => composed,
      inTheWay: () => inTheWay,
    },
    sessions: {
      adapt: () => fits,
      current: () => (inSession ? ({} as ReturnType<SessionsCurrent>) : null),
      refresh: () => told.push('session shown anew'),
    },
    reminder: { adapt: (_composed, anew) => cards.push(anew(cardView(nine))) },
    library: { find: (id) => library.get(id) },
    change: (path, value) => told.push([path, value]),
    publish: () => told.push('published'),
  });
  return { why: notHere.adapt(what), told, card: cards[0] };
}
type SessionsCurrent = Parameters<typeof createNotHere>[0]['sessions']['current'];

describe('what is in the way', () => {
  it('for now is asked for this break, and the card shows the one it is then', () => {
    const { why, told, card } = adapt({ now: ['seatedOnly'], always: ['noFloor'], quick: true });
    expect(why).toBeNull();
    expect(told).toEqual([{ type: 'in-the-way', now: ['seatedOnly'], quick: true }, 'published']);
    expect(card?.break).toBe(composed);
    expect(card?.moves.map(({ id }) => id)).toEqual(['chin-tuck']);
    expect(card?.notHere).toEqual({
      place: 'openOffice',
      now: ['seatedOnly'],
      always: ['noFloor'],
      isQuick: true,
    });
  });

  it('from now on is set for this place', () => {
    const { told } = adapt({ now: [], always: ['noFloor', 'noOverhead'], quick: false });
    expect(told).toEqual([
      { type: 'in-the-way', now: [], quick: false },
      ['notHere.openOffice', ['noFloor', 'noOverhead']],
      'published',
    ]);
  });

  it('is said when nothing fits', () => {
    expect(adapt({ now: [], always: ['noFloor'], quick: false }, { fits: false }).why).toBe(
      'break:whyNot.nothingAsked',
    );
  });

  it('in a session is shown there too', () => {
    const { told } = adapt({ now: [], always: ['noFloor'], quick: false }, { inSession: true });
    expect(told).toContain('session shown anew');
  });
});
