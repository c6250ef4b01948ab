/** Why a move was chosen, in one short line. */
import { daysBetween, noonUtcAt } from '../history/days';
import type { Choice, Why } from './choose';
import { formFor, type Limit } from './eligibility';
import { memoryOf } from './memory';
import { inForm, type Move } from './move-file';
import { isFullDoseDone, type Situation } from './situation';
import type { Message } from './vocabulary';

/** From so many days on, a day is told by how long ago it was, not by its weekday. */
const daysInAWeek = 7;

/** That it fits what the person said is in the way; null when that is nothing. */
export function askedReason(limits: readonly Limit[]): Message | null {
  const [first, ...others] = limits;
  if (first === undefined) return null;
  return others.length > 0
    ? { key: 'break:reasons.askedSeveral' }
    : { key: `break:reasons.asked_${first}` };
}

export function reasonFor({ move, why }: Choice, situation: Situation): Message {
  const form = formFor(move, situation.body) ?? 'standard';
  if (!inForm(move, form).places.includes(situation.body.place)) {
    return { key: 'break:reasons.nothingQuieter' };
  }
  switch (why.kind) {
    case 'group':
      return groupReason(why, situation);
    case 'pair':
      return {
        key: 'break:reasons.opens',
        params: { muscle: why.muscle, move: why.partner.id },
      };
    case 'focus':
    case 'turn':
      if (move.kind === 'strengthen' && !isFullDoseDone(situation)) {
        return { key: 'break:reasons.daily' };
      }
      if (why.kind === 'focus') {
        return { key: 'break:reasons.focus', params: { muscle: why.muscle } };
      }
      return turnReason(move, situation);
  }
}

function groupReason(why: Why & { kind: 'group' }, { memory, today }: Situation): Message {
  const on = memory.groups[why.group]?.on ?? today;
  return daysBetween(on, today) < 1
    ? { key: 'break:reasons.group', params: { group: why.group } }
    : { key: 'break:reasons.groupSince', params: { group: why.group, on: noonUtcAt(on) } };
}

function turnReason(move: Move, { memory, today }: Situation): Message {
  const doneOn = memoryOf(memory, move.id)?.doneOn ?? null;
  if (doneOn === null) return { key: 'break:reasons.new' };
  const days = daysBetween(doneOn, today);
  if (days >= daysInAWeek) return { key: 'break:reasons.notFor', params: { count: days } };
  if (days >= 1) return { key: 'break:reasons.notSince', params: { on: noonUtcAt(doneOn) } };
  const [gear] = move.needs;
  return gear
    ? { key: 'break:reasons.youHave', params: { equipment: gear } }
    : { key: 'break:reasons.change' };
}
