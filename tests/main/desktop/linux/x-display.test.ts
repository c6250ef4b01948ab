import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createXDisplay } from '../../../../main/desktop/linux/x-display';

/** X servers on the network are at this port and up, by their display's number. */
const firstPort = 6000;

let server: Server | undefined;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  server?.close();
  server = undefined;
});

/** A display whose server does so with each client. */
async function displayThat(greets: (socket: Socket) => void): Promise<string> {
  server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    greets(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `127.0.0.1:${(server.address() as AddressInfo).port - firstPort}`;
}

const unwatched = () => {
  throw new Error('nothing can change there');
};

it('watches nothing on a display that lets nobody in, and fails nobody', async () => {
  const name = await displayThat((socket) => socket.destroy());
  const stop = createXDisplay(name).onSelectionChange('_NET_SYSTEM_TRAY_S0', unwatched);
  // The client has heard of it by the time that a question after it has failed.
  await expect(createXDisplay(name).pointer()).rejects.toThrow();
  await expect(createXDisplay(name).pointer()).rejects.toThrow();
  stop();
});

it('can be stopped before the server has let it in', async () => {
  let came: () => void = () => {};
  const client = new Promise<void>((resolve) => {
    came = resolve;
  });
  const name = await displayThat(() => came());
  const stop = createXDisplay(name).onSelectionChange('_NET_SYSTEM_TRAY_S0', unwatched);
  await client;
  stop();
  stop();
});

it('can be stopped where there is no server at all', async () => {
  const name = await displayThat(() => {});
  server?.close();
  const stop = createXDisplay(name).onSelectionChange('_NET_SYSTEM_TRAY_S0', unwatched);
  await expect(createXDisplay(name).selectionOwned('ANY')).rejects.toThrow('ECONNREFUSED');
  stop();
});
