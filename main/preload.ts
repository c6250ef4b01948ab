/** Gives a page the contract's calls and its view, and nothing else. */
import { contextBridge, ipcRenderer } from 'electron';
import { type Bridge, callNames, type ViewState, viewChannel } from '#core/contract';

const known: ReadonlySet<string> = new Set(callNames);

const bridge: Bridge = {
  call(name, ...input) {
    if (!known.has(name)) return Promise.reject(new Error(`no such call: ${name}`));
    return ipcRenderer.invoke(name, ...input);
  },
  onView(callback) {
    const listener = (_event: unknown, view: ViewState) => callback(view);
    ipcRenderer.on(viewChannel, listener);
    void ipcRenderer.invoke(viewChannel).then((view: ViewState | null) => {
      if (view) callback(view);
    });
    return () => ipcRenderer.removeListener(viewChannel, listener);
  },
};

contextBridge.exposeInMainWorld('unhunch', bridge);
