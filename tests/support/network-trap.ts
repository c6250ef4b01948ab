/** A server on this machine that waits for connections which must never come. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';

export interface NetworkTrap {
  /** `127.0.0.1:12345`, the same over TCP and UDP. */
  readonly address: string;
  /** How many TCP connections and UDP packets have come. */
  caught(): number;
  stop(): Promise<void>;
}

export async function setNetworkTrap(): Promise<NetworkTrap> {
  let caught = 0;
  const tcp = createServer((socket) => {
    caught += 1;
    socket.destroy();
  });
  tcp.listen(0, '127.0.0.1');
  await once(tcp, 'listening');
  const address = tcp.address();
  if (address === null || typeof address === 'string') throw new Error('no TCP port');
  const udp = createSocket('udp4', () => {
    caught += 1;
  });
  udp.bind(address.port, '127.0.0.1');
  await once(udp, 'listening');
  return {
    address: `127.0.0.1:${address.port}`,
    caught: () => caught,
    async stop() {
      udp.close();
      tcp.close();
      await once(tcp, 'close');
    },
  };
}
