/** What the windows' calls do. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CallName, Input, Output } from '#core/contract';
import { links } from '#core/contract-input';
import { exportCsv, exportJson, importHistory } from '#core/history/exchange';
import { summarize } from '#core/history/summary';
import type { Break } from '#core/moves/break';
import type { CalendarDay } from '#core/schedule/local-time';
import type { Sessions } from '../break/sessions';
import type { DialogsPort } from '../ports';
import { importMoves } from '../storage/moves-import';
import type { Storage } from '../storage/storage';
import type { Actions } from './actions';

/** One handler a call. Leaving one out does not compile. */
export type CallHandlers = {
  readonly [C in CallName]: (input: Input<C>) => Output<C> | Promise<Output<C>>;
};

export interface CallHandlersParts {
  readonly actions: Actions;
  readonly storage: Storage;
  readonly sessions: Sessions;
  readonly dialogs: DialogsPort;
  readonly today: () => CalendarDay;
}

export function createCallHandlers({
  actions,
  storage,
  sessions,
  dialogs,
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
    'session.rate': (rating) => void sessions.rate(rating),
    'break.start': (input) => actions.start(wanted(input)),
    pause: (length) => void actions.pause(length),
    resume: () => void actions.resume(),
    meeting: (on) => void actions.meeting(on),
    'settings.change': ({ path, value }) => settings.change(path, value),
    'settings.reset': ({ path }) => void settings.reset(path),
    'folder.open': () => void dialogs.showFolder(storage.dir),
    'link.open': (name) => void dialogs.openLink(links[name]),
    'moves.all': () => library.all(),
    async 'moves.import'(what) {
      const paths = await dialogs.choose(what, ['json']);
      const report = importMoves(paths, storage.ownMovesDir, library);
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
    'history.summary': () =>
      summarize(
        history.years(),
        history.memory(),
        library.byId(),
        settings.settings().body,
        today(),
      ),
    async 'history.export'(format) {
      const path = await dialogs.saveAs(`unhunch-history.${format}`);
      if (path === null) return null;
      const years = history.years();
      writeFileSync(path, format === 'csv' ? exportCsv(years) : exportJson(years));
      return path;
    },
    async 'history.import'() {
      const [path] = await dialogs.choose('files', ['json', 'csv']);
      if (path === undefined) return null;
      const read = importHistory(readFileSync(path, 'utf8'));
      if (!read.ok) return read.problem;
      history.merge(read.years);
      return read.years.reduce((sum, year) => sum + Object.keys(year.days).length, 0);
    },
    'history.deleteAll': () => void history.deleteAll(),
    'comfort.record': (comfort) => void history.putComfort(today(), comfort),
    'home.open': (page) => void actions.openHome(page),
  };
}
