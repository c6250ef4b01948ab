// A bare window on the figure, for scripts: loads a page and answers one request per line of stdin.
import { createInterface } from 'node:readline';
import { app, BrowserWindow } from 'electron';

app.commandLine.appendSwitch('disable-gpu');
app.disableHardwareAcceleration();
const page = process.env.FIGURE_PAGE;

app
  .whenReady()
  .then(answerRequests)
  .catch((error) => {
    console.error(error);
    app.exit(1);
  });

async function answerRequests() {
  const window = new BrowserWindow({
    show: process.env.FIGURE_WINDOW === 'shown',
    width: 560,
    height: 640,
    useContentSize: true,
    webPreferences: { backgroundThrottling: false },
  });
  await window.loadFile(page);
  process.stdout.write('{"ready":true}\n');
  for await (const line of createInterface({ input: process.stdin })) {
    const answer =
      line === 'metrics'
        ? app.getAppMetrics().map((m) => ({ pid: m.pid, type: m.type }))
        : await window.webContents.executeJavaScript(line);
    process.stdout.write(`${JSON.stringify({ answer })}\n`);
  }
  app.exit(0);
}
