/** Gives a page the contract's calls and its view, and nothing else. */
import { contextBridge, ipcRenderer } from 'electron';
import { callChannel, pagePaths, viewChannel } from '#core/channels';
import type { Bridge, ViewState } from '#core/contract';

let latest: ViewState | null = null;
const listeners = new Set<(view: ViewState) => void>();

function show(view: ViewState): void {
  latest = view;
  for (const listener of listeners) listener(view);
}

// Asked for before the page has loaded, so that it is here when the page asks.
ipcRenderer.on(viewChannel, (_event, view: ViewState) => show(view));
void ipcRenderer.invoke(viewChannel).then((view: ViewState | null) => {
  if (view && latest === null) show(view);
});

const bridge: Bridge = {
  call(name, ...input) {
    return ipcRenderer.invoke(callChannel, name, ...input);
  },
  onView(callback) {
    listeners.add(callback);
    if (latest) callback(latest);
    return () => listeners.delete(callback);
  },
};

declare const location: { readonly pathname: string };

// Every other address is nothing of ours, such as the answer to one that is not there.
if (pagePaths.includes(location.pathname)) contextBridge.exposeInMainWorld('unhunch', bridge);
