// The smallest Electron app with a tray icon: what any such app costs on this Electron.
const path = require('node:path');
const { app, Menu, Tray } = require('electron');

let tray;
app.whenReady().then(() => {
  tray = new Tray(path.join(__dirname, 'icon.png'));
  tray.setToolTip('Floor');
  tray.setContextMenu(Menu.buildFromTemplate([{ label: 'Quit', click: () => app.quit() }]));
});
