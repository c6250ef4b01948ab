import { dialog, shell } from 'electron';
import type { DialogsPort } from '../ports';

const openProperties = {
  files: ['openFile', 'multiSelections'],
  folder: ['openDirectory'],
  program: ['openFile'],
} as const;

/** The desktop's own file dialogs, file manager and browser. */
export function createDialogs(): DialogsPort {
  return {
    async choose(what, extensions) {
      const { filePaths } = await dialog.showOpenDialog({
        properties: [...openProperties[what]],
        filters: what === 'files' ? [{ name: 'Unhunch', extensions: [...extensions] }] : [],
      });
      return filePaths;
    },
    async ask({ message, detail, yes, no }) {
      const buttons = [no, yes];
      const options = { type: 'question', message, detail, buttons, cancelId: 0 } as const;
      const { response } = await dialog.showMessageBox(options);
      return response === 1;
    },
    async saveAs(suggestedName) {
      const { filePath } = await dialog.showSaveDialog({ defaultPath: suggestedName });
      return filePath || null;
    },
    showFolder: (path) => void shell.openPath(path),
    openLink: (url) => void shell.openExternal(url),
  };
}
