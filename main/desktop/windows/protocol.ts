/**
 * The app's own pages: `unhunch://app/<file>` serves the built renderer and nothing else, under
 * a policy that lets no page reach anything outside it.
 */
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol } from 'electron';

const scheme = 'unhunch';
export const pageOrigin = `${scheme}://app`;

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "media-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.ogg': 'audio/ogg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wav': 'audio/wav',
  '.woff2': 'font/woff2',
};

/** Must run before the app is ready: Electron fixes a scheme's privileges then. */
export function declareProtocol(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Loads what answers need, which the first of them would wait for. */
export function prepareAnswers(): void {
  // Node loads its fetch, 20 ms of work, when one of its classes is first looked up.
  Reflect.get(globalThis, 'Response');
}

/** Serves the files below `folder`. */
export function serveProtocol(folder: string): void {
  protocol.handle(scheme, async (request) => {
    const path = fileFor(folder, request.url);
    if (path === null) return nothingThere();
    try {
      const type = contentTypes[extname(path)] ?? 'application/octet-stream';
      return new Response(await readFile(path), { headers: headersFor(type) });
    } catch {
      return nothingThere();
    }
  });
}

/** An empty page is a page too: it is under the same policy. */
function nothingThere(): Response {
  return new Response(null, { status: 404, headers: headersFor('text/plain') });
}

function headersFor(contentType: string): Record<string, string> {
  return {
    'content-type': contentType,
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
  };
}

/** The file that `url` means, or null when it is not one of ours. Never throws. */
export function fileFor(folder: string, url: string): string | null {
  let name: string;
  try {
    const { host, pathname } = new URL(url);
    if (host !== 'app') return null;
    name = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  const path = normalize(join(folder, name));
  const isOurs = path.startsWith(folder + sep) && !path.endsWith(sep) && !name.includes('\0');
  return isOurs ? path : null;
}
