/** Shows what is so: in the tray, in the main window while it is open, and as a line of the log. */
import type { HomePage } from '#core/command';
import type { HomeView, Progress } from '#core/contract';
import { fileProblemText } from '#core/file-problem';
import { phaseLine } from '#core/status-report';
import { trayModel } from '#core/tray-model';
import type { Ports } from '../ports';
import type { Storage } from '../storage/storage';
import type { Snapshot } from './snapshot';
import { spokenBy, windowRequest } from './window-views';

export interface Publisher {
  publish(): void;
  /** How far an import has got, for the main window; null when it is over. */
  reading(progress: Progress | null): void;
  /** Opens the main window on that page, or brings it there; with the keyboard when asked for. */
  openHome(page: HomePage, focus: boolean): void;
  /** Brings the main window back to say that the app goes on without it. */
  sayGoesOn(): void;
}

export interface PublisherParts {
  readonly ports: Pick<Ports, 'clock' | 'log' | 'tray' | 'voice' | 'windows'>;
  readonly snapshot: Snapshot;
  readonly settings: Storage['settings'];
  readonly nextBreak: () => HomeView['next'];
  readonly restOfRoutine: () => HomeView['restOfRoutine'];
  readonly pack: () => HomeView['pack'];
  readonly about: Pick<HomeView, 'version' | 'electron' | 'installed'>;
}

/** A bar that moves more often than this costs more than it shows. */
const readingEveryMs = 100;

export function createPublisher(parts: PublisherParts): Publisher {
  const { snapshot, settings, nextBreak, pack, restOfRoutine } = parts;
  const { clock, log, tray, voice, windows } = parts.ports;
  const { version, electron, installed } = parts.about;
  let page: HomeView['page'] = { name: 'today', asked: 0 };
  let goesOn = false;
  let reading: Progress | null = null;
  let readingShownAt = 0;
  let saidLine = '';

  function publishHome(): void {
    const fileProblem = settings.fileProblem();
    windows.publish({
      kind: 'home',
      look: snapshot.look(),
      spokenBy: spokenBy(voice),
      page,
      now: clock.now(),
      timeZone: clock.timeZone(),
      tray: tray.place(),
      goesOn,
      status: snapshot.status(),
      day: snapshot.day(),
      next: nextBreak(),
      restOfRoutine: restOfRoutine(),
      settings: settings.settings(),
      problems: settings.problems(),
      locked: settings.locked,
      reading,
      pack: pack(),
      fileProblem: fileProblem && fileProblemText(fileProblem, snapshot.words().t),
      version,
      electron,
      installed,
    });
  }

  function openHome(name: HomePage, focus: boolean): void {
    page = { name, asked: page.asked + 1 };
    publishHome();
    windows.open('home', windowRequest(settings.settings(), focus));
  }

  return {
    publish() {
      const status = snapshot.status();
      const words = snapshot.words();
      const line = phaseLine(status, words);
      if (line !== saidLine) log.info(line);
      saidLine = line;
      const { intervalMinutes } = settings.settings().breaks;
      tray.show(trayModel(status, intervalMinutes, clock.now(), words));
      if (windows.isOpen('home')) publishHome();
    },
    reading(progress) {
      reading = progress;
      const isSoon = clock.now() - readingShownAt < readingEveryMs;
      if (!windows.isOpen('home') || (progress && isSoon)) return;
      readingShownAt = clock.now();
      publishHome();
    },
    openHome(name, focus) {
      goesOn = false;
      openHome(name, focus);
    },
    sayGoesOn() {
      goesOn = true;
      openHome('today', false);
    },
  };
}
