/** What no page of ours may ever do: reach the network, go elsewhere, ask for permissions. */
import { app, session } from 'electron';
import type { LogPort } from '../../ports';
import { pageOrigin } from './protocol';

/** Must run before the app is ready: the browser process reads its switches then. */
export function closeNetwork(): void {
  // We use no network: its service needs no process of its own.
  app.commandLine.appendSwitch(
    'enable-features',
    'NetworkServiceInProcess,NetworkServiceInProcess2',
  );
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  app.commandLine.appendSwitch('disable-domain-reliability');
  app.commandLine.appendSwitch('no-pings');
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
}

/** Denies everything but our own pages, now and for every page to come. */
export function denyEverythingElse(log: LogPort): void {
  const { defaultSession } = session;
  // For each it would fetch a dictionary, pages that check spelling or not.
  defaultSession.setSpellCheckerLanguages([]);
  defaultSession.setPermissionRequestHandler((_contents, permission, answer) => {
    log.warn(`denied: permission ${permission}`);
    answer(false);
  });
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.webRequest.onBeforeRequest((details, answer) => {
    const { protocol } = new URL(details.url);
    const cancel = !['unhunch:', 'devtools:', 'data:', 'blob:'].includes(protocol);
    if (cancel) log.warn(`denied: a request to ${protocol}`);
    answer({ cancel });
  });
  defaultSession.on('will-download', (event) => event.preventDefault());
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      if (!event.url.startsWith(`${pageOrigin}/`)) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    // WebRTC goes around the request filter.
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  });
}
