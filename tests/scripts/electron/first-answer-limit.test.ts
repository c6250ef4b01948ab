import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { run } from '../../../scripts/script';

const limit = pathToFileURL(
  path.join(import.meta.dirname, '../../../scripts/electron/first-answer-limit.mjs'),
).href;
let host: Server;
let address: string;

beforeEach(async () => {
  host = createServer((_request, response) => response.end('content')).listen(0, '127.0.0.1');
  await once(host, 'listening');
  address = `127.0.0.1:${(host.address() as AddressInfo).port}`;
});

afterEach(() => {
  host.close();
  host.closeAllConnections();
});

const download = () => {
  const program = `console.log(await (await fetch('http://${address}/file')).text())`;
  return run(process.execPath, ['--import', limit, '--input-type=module', '--eval', program]);
};

it('lets a host that answers be downloaded from', async () => {
  expect(await download()).toEqual({ code: 0, output: 'content\n' });
});

it('names the host that refuses, and why', async () => {
  host.close();
  const { code, output } = await download();
  expect(code).toBe(1);
  expect(output).toContain(`Error: ${address} can't be reached (ECONNREFUSED)`);
});
