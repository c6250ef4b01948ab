// A small tray app: what the scripted desktop is tried on before the real one.
const { app, BrowserWindow, Menu, nativeImage, Notification, powerMonitor, Tray } =
  require('electron');

const heard = [];
const hear = (what) => () => heard.push(what);

app.on('window-all-closed', () => {});
app.whenReady().then(() => {
  const tray = new Tray(dot(0xff_2b_6d_6d));
  tray.setToolTip('Next break at 10:45');
  tray.on('click', hear('icon'));
  const menu = (snooze) =>
    Menu.buildFromTemplate([
      { label: 'Next break at 10:45', enabled: false },
      { type: 'separator' },
      { label: 'Start a break now', click: hear('start') },
      { label: 'Snooze', enabled: snooze, click: hear('snooze') },
      { label: 'Pause', submenu: [{ label: '30 minutes', click: hear('pause 30') }] },
      { label: 'In a meeting', type: 'checkbox', checked: true, click: hear('meeting') },
    ]);
  tray.setContextMenu(menu(false));
  Object.assign(globalThis, {
    heard,
    tray,
    redraw: () => tray.setImage(dot(0xff_ff_6b_4a)),
    allowSnooze: () => tray.setContextMenu(menu(true)),
    idleSeconds: () => powerMonitor.getSystemIdleTime(),
    notify: () => {
      const notification = new Notification({ title: 'Time for a break', body: 'Chin tuck <b>' });
      for (const event of ['show', 'click', 'close', 'failed']) notification.on(event, hear(event));
      notification.show();
      globalThis.notification = notification;
    },
    openWindow: (title) => {
      const window = new BrowserWindow({ title, width: 300, height: 200, show: false });
      window.showInactive();
    },
  });
});

/** A square of one colour, `0xAARRGGBB`. */
function dot(argb) {
  const side = 22;
  const pixels = Buffer.alloc(side * side * 4);
  for (let at = 0; at < pixels.length; at += 4) pixels.writeUInt32LE(argb, at);
  return nativeImage.createFromBitmap(pixels, { width: side, height: side });
}
