// Loaded into Electron's installer: a host that says nothing must not hold up the start.
// Only the first answer has a limit; the download after it may take as long as it needs.
const limitMs = 8000;
const fetch = globalThis.fetch;

globalThis.fetch = async (url, options) => {
  const { host } = new URL(url);
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), limitMs);
  try {
    return await fetch(url, { ...options, signal: abort.signal });
  } catch (error) {
    const why = abort.signal.aborted
      ? `no answer in ${limitMs / 1000} s`
      : (error.cause?.code ?? error.message);
    throw new Error(`${host} can't be reached (${why})`);
  } finally {
    clearTimeout(timer);
  }
};
