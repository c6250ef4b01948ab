import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { exitCode, run, UserError } from '../../scripts/script';

const scriptFile = path.join(import.meta.dirname, '../../scripts/script.ts');

/** Runs a script whose main function has this body, beside a library that ends processes. */
function runBody(body: string) {
  const text = `
    import { runScript, UserError } from ${JSON.stringify(scriptFile)};
    process.on('beforeExit', () => process.exit(0));
    runScript(async () => { ${body} });
  `;
  return run(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', text]);
}

describe('runScript', () => {
  it('ends the process with the code of its main function', async () => {
    expect((await runBody('return 3;')).code).toBe(3);
  });

  it('shows what the person can mend without a stack', async () => {
    const { code, output } = await runBody("throw new UserError('no Electron');");
    expect(code).toBe(1);
    expect(output).toBe('\nno Electron\n');
  });

  it('shows any other failure with its stack', async () => {
    const { code, output } = await runBody("throw new TypeError('broken');");
    expect(code).toBe(1);
    expect(output).toMatch(/TypeError: broken\n\s+at /);
  });
});

describe('run', () => {
  it('collects what the program says and its exit code', async () => {
    const program = "console.log('out'); console.error('err'); process.exit(7);";
    const { code, output } = await run(process.execPath, ['-e', program]);
    expect(code).toBe(7);
    expect(output.split('\n').sort()).toEqual(['', 'err', 'out']);
  });

  it('says which program there is not', async () => {
    await expect(run('no-such-program', [])).rejects.toThrow(UserError);
    await expect(run('no-such-program', [])).rejects.toThrow('no-such-program');
  });
});

describe('exitCode', () => {
  it('is what a shell reports', () => {
    expect(exitCode(3, null)).toBe(3);
    expect(exitCode(null, 'SIGTERM')).toBe(143);
  });
});
