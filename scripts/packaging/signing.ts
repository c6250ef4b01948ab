// Who has signed a package is decided by the environment of the build alone: electron-builder
// reads it. https://www.electron.build/code-signing

/** What this build will sign, and what it lacks to sign the rest, in sentences. */
export function signing(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string[] {
  const lacks = (names: readonly string[]) => names.filter((name) => !env[name]);
  if (platform === 'win32') {
    const missing = lacks(['WIN_CSC_LINK', 'WIN_CSC_KEY_PASSWORD']);
    return [sentence('Signing', missing)];
  }
  if (platform === 'darwin') {
    const certificate = lacks(['CSC_LINK', 'CSC_KEY_PASSWORD']);
    const account = lacks(['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER']);
    return [sentence('Signing', certificate), sentence('Notarisation', account)];
  }
  return [];
}

function sentence(what: string, missing: readonly string[]): string {
  return missing.length === 0
    ? `${what}: on.`
    : `${what}: off, since ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not set.`;
}
