/** What the windows' calls do. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type CallName, type Input, links, type Output } from '#core/contract';
import { fileProblemText } from '#core/file-problem';
import { exportCsv, exportJson } from '#core/history/exchange';
import { summarize } from '#core/history-summary';
import type { Language } from '#core/languages';
import type { Break } from '#core/moves/composed-break';
import { bodyOf } from '#core/moves/eligibility';
import { packEnding } from '#core/moves/pack-ending';
import type { TakeOver } from '#core/other-apps';
import type { CalendarDay } from '#core/schedule/local-time';
import { probedReasons } from '#core/schedule/types';
import type { HookEvent, SettingsProblem } from '#core/settings';
import type { Translate } from '#core/translate';
import type { Sessions } from '../break/sessions';
import type {
  BusyPort,
  DialogsPort,
  HistoryThreadPort,
  HookPort,
  PresencePort,
  Question,
  VoicePort,
} from '../ports';
import { importMoves } from '../storage/moves-import';
import type { Storage } from '../storage/storage';
import { writeTextFile } from '../storage/text-file';
import type { Actions } from './actions';
import type { Packs } from './packs';
import { takeOver } from './take-over';

/** One handler a call. Leaving one out does not compile. */
export type CallHandlers = {
  readonly [C in CallName]: (input: Input<C>) => Output<C> | Promise<Output<C>>;
};

export interface CallHandlersParts {
  readonly actions: Actions;
  readonly storage: Storage;
  readonly sessions: Sessions;
  readonly dialogs: DialogsPort;
  readonly hooks: HookPort;
  readonly findOthers: () => Promise<readonly TakeOver[]>;
  readonly busy: BusyPort;
  readonly presence: Pick<PresencePort, 'source'>;
  readonly historyThread: HistoryThreadPort;
  readonly packs: Packs;
  readonly t: Translate;
  readonly voice: VoicePort | null;
  readonly language: () => Language;
  readonly today: () => CalendarDay;
}

export function createCallHandlers({
  actions,
  storage,
  sessions,
  dialogs,
  hooks,
  findOthers,
  busy,
  presence,
  historyThread,
  packs,
  t,
  voice,
  language,
  today,
}: CallHandlersParts): CallHandlers {
  const { settings, history, library } = storage;

  function wanted(input: Input<'break.start'>): Break {
    switch (input.what) {
      case 'break':
        return actions.nextBreak();
      case 'routine':
        return actions.routine();
      case 'moves':
        return actions.wished(input.moves);
    }
  }

  return {
    'reminder.answer': (answer) => void actions.answer(answer),
    'session.act': (action) => void sessions.act(action),
    'session.painted': () => void sessions.painted(),
    'session.rate': (rating) => void sessions.rate(rating),
    'break.start': (input) => actions.start(wanted(input)),
    'voice.say': (said) =>
      void voice?.say({ ...said, language: language(), sound: settings.settings().sound }),
    'voice.act': (action) => void voice?.[action](),
    'voice.list': () => voice?.voices() ?? [],
    'break.adapt': (what) => actions.adapt(what),
    pause: (length) => void actions.pause(length),
    resume: () => void actions.resume(),
    meeting: (on) => void actions.meeting(on),
    'settings.change': ({ path, value }) =>
      isHook(path) && value !== null ? notByAWindow(path) : settings.change(path, value),
    'settings.reset': ({ path }) => void settings.reset(path),
    async 'hooks.choose'(event) {
      const [program] = await dialogs.choose('program', []);
      if (program === undefined || !(await dialogs.ask(programQuestion(event, program, t)))) return;
      settings.change(`hooks.${event}`, [program]);
    },
    async 'hooks.try'(event) {
      const command = settings.settings().hooks[event];
      if (command === null) throw new Error(`no program is set for ${event}`);
      return await hooks.run(event, command);
    },
    async 'machine.look'() {
      const { reasons } = await busy.sample(probedReasons);
      const report = busy.report();
      return {
        presence: presence.source(),
        busy: probedReasons.map((reason) => ({
          reason,
          now: reasons.includes(reason),
          known: report.some((probe) => probe.reason === reason && probe.available === true),
        })),
      };
    },
    'others.find': findOthers,
    async 'others.take'(name) {
      const found = (await findOthers()).find(({ app }) => app === name);
      return found ? takeOver(found, settings) : null;
    },
    'folder.open': () => void dialogs.showFolder(storage.dir),
    'link.open': (name) => void dialogs.openLink(links[name]),
    'moves.all': () => library.all(),
    async 'moves.import'(what) {
      const chosen = await dialogs.choose(what, ['json', packEnding.slice(1)]);
      const isPack = (path: string) => what === 'files' && path.toLowerCase().endsWith(packEnding);
      for (const path of chosen.filter(isPack)) await packs.offer(path);
      const paths = chosen.filter((path) => !isPack(path));
      const report = await importMoves({
        paths,
        ownDir: storage.ownMovesDir,
        library,
        mayReplace: (names) => dialogs.ask(replaceQuestion(names, t)),
        onProgress: (done, total) => actions.reading({ done, total }),
      }).finally(() => actions.reading(null));
      actions.refresh();
      return report;
    },
    'moves.remove'({ id }) {
      if (!library.all().some(({ move, own }) => own && move.id === id)) {
        throw new Error(`there is no move of your own named ${id}`);
      }
      rmSync(join(storage.ownMovesDir, `${id}.json`), { force: true });
      library.reload();
      actions.refresh();
    },
    'packs.answer': (input) => packs.answer(input),
    'packs.all': () => packs.all(),
    'packs.remove': ({ id }) => void packs.remove(id),
    'packs.share': (input) => packs.share(input),
    async 'history.summary'() {
      const job = {
        folder: history.folder,
        memory: history.memory(),
        moves: [...library.byId().values()],
        body: bodyOf(settings.settings()),
        today: today(),
      };
      const summary = history.isBehind() ? null : await historyThread.summarize(job);
      return summary ?? summarize(history.years(), job.memory, library.byId(), job.body, job.today);
    },
    async 'history.export'(format) {
      const path = await dialogs.saveAs(`unhunch-history.${format}`);
      if (path === null) return null;
      const years = history.years();
      writeTextFile(path, format === 'csv' ? exportCsv(years) : exportJson(years));
      return path;
    },
    async 'history.import'() {
      const [path] = await dialogs.choose('files', ['json', 'csv']);
      if (path === undefined) return null;
      const read = await history
        .importFrom(path, (job) => historyThread.prepareImport(job, actions.reading))
        .finally(() => actions.reading(null));
      switch (read.kind) {
        case 'imported':
          return read.days;
        case 'refused':
          return read.problem;
        case 'unstored':
          return fileProblemText(read.problem, t);
      }
    },
    'history.deleteAll': () => void history.deleteAll(),
    'comfort.record'(comfort) {
      const problem = history.putComfort(today(), comfort);
      if (problem) throw new Error(fileProblemText(problem, t));
    },
    'home.open': (page) => void actions.openHome(page),
  };
}

/** So many names fit into a question. */
const mostNames = 10;

function replaceQuestion(names: readonly string[], t: Translate): Question {
  const shown = names.slice(0, mostNames);
  return {
    message: t('replaceMoves.message'),
    detail: t('replaceMoves.detail', {
      names: names.length > shown.length ? [...shown, '…'] : shown,
    }),
    yes: t('replaceMoves.yes'),
    no: t('replaceMoves.no'),
  };
}

function isHook(path: string): boolean {
  return path === 'hooks' || path.startsWith('hooks.');
}

/** A page names no programs: only the person does, in the file or in a window of the desktop's. */
function notByAWindow(path: string): SettingsProblem {
  return { path, code: 'not-allowed', expected: 'a program that the person chooses' };
}

function programQuestion(event: HookEvent, program: string, t: Translate): Question {
  const shown = program.replaceAll(/\p{Cc}/gu, '\ufffd');
  return {
    message: t('hooks.message'),
    detail: t('hooks.detail', { event: t(`hooks.event.${event}`), program: shown }),
    yes: t('hooks.yes'),
    no: t('hooks.no'),
  };
}
