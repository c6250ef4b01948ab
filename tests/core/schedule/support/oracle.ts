// A second opinion on the schedule: DESIGN §3 played through in ticks of five seconds, with flags
// and counters and a table of local minutes. Naive on purpose; it shares no code with the
// engine, not even zone arithmetic, and knows nothing of samples, deadlines or timers.

const MINUTE = 60_000;
const TICK = 5_000;
const WEEKDAYS = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;

export interface OracleRules {
  timeZone: string;
  workHours: Record<string, readonly { start: string; end: string }[]>;
  daysOff: readonly string[];
  intervalMinutes: number;
  headsUpSeconds: number;
  snoozeMinutes: number;
  snoozeLimit: number;
  skipAllowed: boolean;
  naturalBreakMinutes: number;
  quietEndMinutes: number;
  maxHoldMinutes: number;
  fixedTimes: readonly string[];
}

/** What happens, at instants that are whole minutes. */
export type OracleEvent =
  | { at: number; type: 'away' | 'lock' | 'sleep' | 'restart'; minutes: number }
  | { at: number; type: 'busy'; why: 'fullscreen' | 'microphone'; minutes: number }
  | { at: number; type: 'pause'; minutes: number | null }
  | { at: number; type: 'resume' | 'start' }
  | { at: number; type: 'interval'; minutes: number };

export interface OracleScenario {
  rules: OracleRules;
  fromAt: number;
  toAt: number;
  answer: 'finish' | 'snooze' | 'skip' | 'ignore';
  events: readonly OracleEvent[];
}

/** The local wall clock, minute by minute, over the days around a scenario. */
interface Minutes {
  /** Instant of the first minute. */
  startAt: number;
  /** Whether the minute is work time, is in a quiet end, and has a fixed time at its start. */
  work: Uint8Array;
  quiet: Uint8Array;
  fixed: Uint8Array;
}

/** All lines the scenario gives, as `instant effect` in order. */
export function opinionOn(scenario: OracleScenario): string[] {
  const { rules, fromAt, toAt, answer } = scenario;
  const minutes = tabulate(rules, fromAt, toAt);
  const lines: string[] = [];
  const naturalMs = rules.naturalBreakMinutes * MINUTE;

  let intervalMs = rules.intervalMinutes * MINUTE;
  let mode: 'counting' | 'held' | 'open' | 'snoozed' | 'session' = 'counting';
  let countMs = 0;
  let satSinceRest = false;
  let working = false;
  let offAt: number | null = null;
  let restEndedAt: number | null = null;
  let paused = false;
  let pausedUntil = Number.POSITIVE_INFINITY;
  let absentUntil = 0;
  let absentFrom = 0;
  let absentByLock = false;
  let locked = false;
  let noticedAt = 0;
  let resting = false;
  let announced = false;
  let callUntil = 0;
  let callSeenAt = Number.NEGATIVE_INFINITY;
  let coveredUntil = 0;
  // What the absent person uses, as it was when they had just left.
  let usesCall = false;
  let usesScreen = false;
  let knownThereAt = 0;
  let fixedWaiting: number | null = null;
  // Of the break that is due:
  let byFixedTime = false;
  let snoozes = 0;
  let unanswered = 0;
  let firstHeldAt: number | null = null;
  let openedAt = 0;
  let answerAt = Number.POSITIVE_INFINITY;
  let snoozedUntil = 0;
  // Of the session:
  let sessionAt = 0;
  let sessionAnswersDue = false;
  // Of a machine that sleeps or an app that is down:
  let goneUntil = 0;
  let goneFrom = 0;
  let goneFor: 'sleep' | 'restart' = 'sleep';
  let workedWhenGone = false;
  let t = fromAt;

  const minuteOf = (at: number) => Math.floor((at - minutes.startAt) / MINUTE);
  const isWork = (at: number) => minutes.work[minuteOf(at)] === 1;
  const isQuiet = (at: number) => minutes.quiet[minuteOf(at)] === 1;
  const inSession = () => mode === 'session';
  const isAbsent = () => t <= absentUntil;
  const say = (effect: string) => lines.push(`${t} ${effect}`);

  function drop(): void {
    if (mode === 'session') return;
    if (mode === 'open') say('withdraw');
    mode = 'counting';
    announced = false;
  }

  function rest(kind: string): void {
    countMs = 0;
    satSinceRest = false;
    say(`rest ${kind}`);
  }

  function matchWork(at: number): void {
    if (working && !isWork(at)) {
      drop();
      say('work-end');
      // Someone who came back so late that nobody noticed is taken for still away.
      if (at <= noticedAt) {
        satSinceRest = false;
        countMs = 0;
      }
      working = false;
      offAt = at;
    } else if (!working && isWork(at)) {
      if (offAt !== null && at - offAt >= naturalMs) {
        if (satSinceRest) rest('gap');
        restEndedAt = at;
        resting = false;
      }
      if (offAt === null && (at > fromAt || !isWork(at - MINUTE))) restEndedAt = at;
      say('work-start');
      working = true;
    }
  }

  function expirePause(at: number): void {
    if (!paused || at < pausedUntil) return;
    paused = false;
    say('resumed');
  }

  function sit(): void {
    if (!working || paused || resting || mode === 'held' || mode === 'session') return;
    countMs += TICK;
    satSinceRest = true;
  }

  function naturalRest(from: number): void {
    drop();
    resting = true;
    if (restEndedAt !== null && from < restEndedAt) {
      countMs = 0;
      satSinceRest = false;
    } else rest('natural');
  }

  function endSession(done: boolean, how: 'finished' | 'cut' | 'lost', at: number): void {
    say('session-end');
    mode = 'counting';
    announced = false;
    absentFrom = Math.max(absentFrom, at);
    knownThereAt = Math.max(knownThereAt, at);
    locked = false;
    if (done) {
      rest('session');
      restEndedAt = at;
    } else if (sessionAnswersDue && how === 'lost' && working && !paused) {
      mode = 'snoozed';
      snoozedUntil = t + rules.snoozeMinutes * MINUTE;
    } else if (sessionAnswersDue) countMs = 0;
  }

  function startSession(): void {
    if (mode === 'session') return;
    sessionAnswersDue = mode !== 'counting';
    mode = 'session';
    sessionAt = t;
    say('session-start');
  }

  /** The next fixed time before a heads-up would be too early for it. */
  function nextFixedTime(): number {
    const firstAt = (Math.floor(t / MINUTE) + 1) * MINUTE;
    for (let at = firstAt; at <= t + rules.headsUpSeconds * 1000; at += MINUTE) {
      const rested = restEndedAt !== null && at < restEndedAt + 10 * MINUTE;
      if (minutes.fixed[minuteOf(at)] === 1 && !rested) return at;
    }
    return Number.POSITIVE_INFINITY;
  }

  function mayRaiseAt(at: number): boolean {
    for (let m = minuteOf(t); m <= minuteOf(at); m++) {
      if (minutes.work[m] !== 1 || minutes.quiet[m] === 1) return false;
    }
    return true;
  }

  function lookForCall(): void {
    if (t < callUntil) callSeenAt = t;
  }

  /** The desktop is busy, or a call that was seen a moment ago has its goodbye. */
  function isBusy(): boolean {
    lookForCall();
    return t < coveredUntil || t < callSeenAt + 35_000;
  }

  /**
   * Within two minutes of the last keystroke, at a whole one, the app sees what is in use. From then on it looks
   * each time the person could have been away for long enough, for three hours at most.
   */
  function watchAbsent(): void {
    if (!isAbsent() || !working || resting || inSession()) return;
    const justLeft = t === Math.floor((absentFrom + 125_000) / MINUTE) * MINUTE;
    if (!justLeft && t - knownThereAt < naturalMs) return;
    lookForCall();
    usesCall = t < callUntil && (justLeft || usesCall);
    usesScreen = t < coveredUntil && (justLeft || usesScreen);
    if (locked || (!usesCall && !usesScreen)) return;
    knownThereAt = Math.max(knownThereAt, Math.min(t, absentFrom + 3 * 60 * MINUTE));
  }

  function raiseOrHold(): void {
    const maxHoldMs = rules.maxHoldMinutes * MINUTE;
    const busy = isBusy();
    if (busy && (firstHeldAt === null || t < firstHeldAt + maxHoldMs)) {
      if (mode !== 'held') say('hold');
      mode = 'held';
      firstHeldAt ??= t;
      return;
    }
    const heldOut = mode === 'held' && firstHeldAt !== null && t >= firstHeldAt + maxHoldMs;
    if (mode === 'held' && !heldOut) say('release');
    const quietly = heldOut || busy;
    say(quietly ? 'quiet-reminder' : 'reminder');
    if (!quietly) firstHeldAt = null;
    mode = 'open';
    openedAt = t;
    answerAt = t + 5_000;
  }

  function goOn(): void {
    if (mode === 'session') return;
    watchAbsent();
    if (isAbsent() && working && !resting && t - knownThereAt >= naturalMs) {
      naturalRest(knownThereAt);
    }
    if (!working || paused || resting) return;
    if (isQuiet(t) && mode !== 'open') {
      drop();
      return;
    }
    if (mode === 'counting') {
      const fixedNow = fixedWaiting !== null;
      if (countMs >= intervalMs || fixedNow) {
        byFixedTime = countMs < intervalMs || (fixedNow && isFixedFirst());
        snoozes = 0;
        unanswered = 0;
        firstHeldAt = null;
        announced = false;
        raiseOrHold();
        return;
      }
      const headsUpMs = rules.headsUpSeconds * 1000;
      if (headsUpMs === 0 || announced) return;
      const dueAt = Math.min(t + intervalMs - countMs, nextFixedTime());
      if (t >= dueAt - headsUpMs && mayRaiseAt(dueAt)) {
        announced = true;
        say('heads-up');
      }
    } else if (mode === 'held') {
      raiseOrHold();
    } else if (mode === 'snoozed') {
      if (t >= snoozedUntil) raiseOrHold();
    } else if (t >= openedAt + 3 * MINUTE) {
      unanswered += 1;
      drop();
      if (unanswered === 2) {
        say('missed');
        countMs = 0;
        goOn();
      } else if (!isQuiet(t)) {
        mode = 'snoozed';
        snoozedUntil = t + rules.snoozeMinutes * MINUTE;
      }
    }
  }

  function isFixedFirst(): boolean {
    return fixedWaiting !== null && fixedWaiting < t - (countMs - intervalMs);
  }

  function answerReminder(): void {
    if (mode !== 'open' || t < answerAt || isAbsent()) return;
    if (answer === 'finish') startSession();
    if (answer === 'snooze' && snoozes < rules.snoozeLimit) {
      mode = 'snoozed';
      snoozes += 1;
      snoozedUntil = t + rules.snoozeMinutes * MINUTE;
      say('snoozed');
    }
    if (answer === 'skip' && rules.skipAllowed) {
      mode = 'counting';
      countMs = 0;
      say('skipped');
    }
    answerAt = Number.POSITIVE_INFINITY;
  }

  function act(event: OracleEvent): void {
    switch (event.type) {
      case 'away':
      case 'lock':
        absentFrom = t;
        knownThereAt = t;
        usesCall = false;
        usesScreen = false;
        absentByLock = event.type === 'lock';
        locked = absentByLock;
        absentUntil = t + event.minutes * MINUTE;
        return;
      case 'busy':
        if (event.why === 'microphone') {
          callUntil = Math.max(callUntil, t + event.minutes * MINUTE);
        } else coveredUntil = Math.max(coveredUntil, t + event.minutes * MINUTE);
        return;
      case 'pause':
        drop();
        paused = true;
        pausedUntil =
          event.minutes === null ? Number.POSITIVE_INFINITY : t + event.minutes * MINUTE;
        say('paused');
        return;
      case 'resume':
        if (paused) say('resumed');
        paused = false;
        return;
      case 'start':
        startSession();
        return;
      case 'interval':
        intervalMs = event.minutes * MINUTE;
        announced = false;
        if (mode !== 'counting' && mode !== 'session' && !byFixedTime && countMs < intervalMs) {
          drop();
        }
    }
  }

  /** The machine or the app is back: what passed without it, then what is so now. */
  function comeBack(): void {
    const goneMs = t - goneFrom;
    const done = goneFrom - sessionAt >= 45_000;
    if (inSession() && goneFor === 'restart') endSession(done, 'lost', goneFrom);
    if (inSession() && goneMs >= naturalMs) {
      endSession(done, 'cut', Math.min(t, sessionAt + 210_000));
    }
    if (goneMs >= naturalMs) {
      if (workedWhenGone && !resting) {
        if (goneFor === 'sleep') {
          naturalRest(goneFrom);
          resting = false;
        } else {
          drop();
          rest('gap');
        }
        restEndedAt = t;
      }
      for (let at = goneFrom; at < t && working; at += MINUTE) if (!isWork(at)) matchWork(at);
      expirePause(t);
      matchWork(t);
    } else {
      for (let at = goneFrom; at < t; at += TICK) {
        if (goneFor === 'sleep') expirePause(at);
        matchWork(at);
        if (goneFor === 'sleep') sit();
        noteFixedTime(at);
      }
      expirePause(t);
      matchWork(t);
      if (inSession() && t >= sessionAt + 210_000) endSession(done, 'cut', t);
      if (goneFor === 'restart' && mode === 'open' && !isQuiet(t)) {
        if (!paused && working) raiseOrHold();
      } else if (goneFor === 'restart' && mode === 'open') mode = 'counting';
    }
  }

  function noteFixedTime(at: number): void {
    const starts = (at - minutes.startAt) % MINUTE === 0;
    const rested = restEndedAt !== null && at < restEndedAt + 10 * MINUTE;
    if (starts && minutes.fixed[minuteOf(at)] === 1 && !rested && !isQuiet(at) && isWork(at)) {
      fixedWaiting ??= at;
    }
  }

  for (; t < toAt; t += TICK) {
    if (t < goneUntil) continue;
    if (goneUntil > 0) {
      goneUntil = 0;
      comeBack();
      noteFixedTime(t);
      goOn();
      fixedWaiting = null;
    } else {
      expirePause(t);
      matchWork(t);
      noteFixedTime(t);
    }
    const now = t % MINUTE === 0 ? scenario.events.filter((event) => event.at === t) : [];
    for (const event of now) {
      act(event);
      if (['pause', 'resume', 'start'].includes(event.type)) noticedAt = Math.min(noticedAt, t);
    }
    goOn();
    fixedWaiting = null;
    answerReminder();
    if (inSession() && t >= sessionAt + 90_000) endSession(true, 'finished', t);
    goOn();
    if (t >= absentUntil && resting && working) {
      resting = false;
      restEndedAt = t;
      // The app looks once a minute whether someone is back; only an unlock tells at once.
      noticedAt = absentByLock ? t : t + MINUTE;
    }
    for (const event of now) {
      if (event.type !== 'sleep' && event.type !== 'restart') continue;
      goneFrom = t;
      goneUntil = t + event.minutes * MINUTE;
      goneFor = event.type;
      workedWhenGone = working;
    }
    if (t >= goneUntil) sit();
  }
  return lines;
}

function tabulate(rules: OracleRules, fromAt: number, toAt: number): Minutes {
  const startAt = Math.floor(fromAt / (24 * 60 * MINUTE)) * 24 * 60 * MINUTE - 3 * 24 * 60 * MINUTE;
  const length = Math.ceil((toAt - startAt) / MINUTE) + 4 * 24 * 60;
  const local = localMinutes(rules.timeZone, startAt, length);
  const work = new Uint8Array(length);
  const quiet = new Uint8Array(length);
  const fixed = new Uint8Array(length);
  const days = [...new Set(local.map((minute) => Math.floor(minute / 1440)))];

  /** Index of the first minute showing `wanted`, or the first one after it was skipped. */
  const first = (wanted: number) => {
    const exact = local.indexOf(wanted);
    return exact >= 0 ? exact : local.findIndex((minute) => minute > wanted);
  };
  const last = (wanted: number) => {
    const exact = local.lastIndexOf(wanted);
    return exact >= 0 ? exact : local.findIndex((minute) => minute > wanted);
  };
  const clock = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

  const lastEnds: number[] = [];
  // The outermost days may be cut off; nothing of them reaches the scenario.
  for (const day of days.slice(1, -2)) {
    const date = new Date(day * 1440 * MINUTE);
    const iso = date.toISOString().slice(0, 10);
    const isOff = rules.daysOff.some((off) => {
      const [from = off, to = from] = off.split('/');
      return from <= iso && iso <= to;
    });
    for (const time of rules.fixedTimes) {
      const index = first(day * 1440 + clock(time));
      if (index >= 0) fixed[index] = 1;
    }
    if (isOff) continue;
    let lastEnd = -1;
    for (const range of rules.workHours[WEEKDAYS[date.getUTCDay()] ?? ''] ?? []) {
      const start = clock(range.start);
      const end = clock(range.end) > start ? clock(range.end) : clock(range.end) + 1440;
      const from = first(day * 1440 + start);
      const to = last(day * 1440 + end);
      if (from < 0 || to < 0 || to <= from) continue;
      work.fill(1, from, to);
      lastEnd = Math.max(lastEnd, to);
    }
    if (lastEnd >= 0) lastEnds.push(lastEnd);
  }
  for (const end of lastEnds) {
    if (work[end] === 1) continue;
    for (let m = end - 1; m >= end - rules.quietEndMinutes && work[m] === 1; m--) quiet[m] = 1;
  }
  return { startAt, work, quiet, fixed };
}

/** For each minute, the local minutes since 1970 that its clock shows. */
function localMinutes(timeZone: string, startAt: number, length: number): number[] {
  const format = formatOf(timeZone);
  const shownAt = (at: number) => {
    const get = Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
    return (
      Date.UTC(
        Number(get.year),
        Number(get.month) - 1,
        Number(get.day),
        Number(get.hour),
        Number(get.minute),
      ) / MINUTE
    );
  };
  const local: number[] = [];
  for (let hourAt = startAt; local.length < length; hourAt += 60 * MINUTE) {
    const shown = shownAt(hourAt);
    const isPlain = shownAt(hourAt + 60 * MINUTE) === shown + 60;
    for (let m = 0; m < 60; m++) local.push(isPlain ? shown + m : shownAt(hourAt + m * MINUTE));
  }
  return local;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  formats.set(timeZone, format);
  return format;
}
