// A bare window on the page named in FIGURE_PAGE: what the figure is tried in by itself.
const { app, BrowserWindow } = require('electron');

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 500, height: 500, useContentSize: true });
  window.loadFile(process.env.FIGURE_PAGE);
});
