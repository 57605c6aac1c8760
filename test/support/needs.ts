// What some tests need of a machine beside Node, and whether it is there. It starts no test: `given.ts` does, and what
// says at the end of a run what was not run.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

interface Need {
  /** What is tested with it. */
  tests: string;
  /** Any of them will do. */
  programs: readonly string[];
  /** The packages of Debian that have it; .ci/run installs them. */
  packages: readonly string[];
}

export const NEEDS = {
  browser: {
    tests: 'the pages in a browser',
    programs: ['chromium', 'chromium-browser', 'google-chrome'],
    packages: ['chromium', 'fonts-dejavu-core'],
  },
  firefox: { tests: 'the page of a host in Firefox', programs: ['firefox', 'firefox-esr'], packages: ['firefox-esr'] },
  office: { tests: 'workbooks in LibreOffice', programs: ['soffice'], packages: ['libreoffice-calc-nogui'] },
  nobody: { tests: 'what may not be read or written', programs: ['setpriv'], packages: ['util-linux'] },
  ssh: { tests: 'the ssh door with the ssh of the machine', programs: ['ssh'], packages: ['openssh-client'] },
  processes: { tests: 'signals to the program at a shell', programs: ['pgrep'], packages: ['procps'] },
} as const satisfies Record<string, Need>;

export type NeedName = keyof typeof NEEDS;

const isProgram = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The program that meets a need, or undefined where none is installed. */
export function programFor(name: NeedName): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return NEEDS[name].programs.find((program) => folders.some((folder) => isProgram(join(folder, program))));
}

/** A machine that tests for others has to have everything. */
export const isCI = (): boolean => !['', '0', 'false', undefined].includes(process.env.CI);

export function missingSentence(name: NeedName): string {
  const { programs, packages } = NEEDS[name];
  return `There is no ${programs[0]} here. On Debian: apt-get install ${packages.join(' ')}`;
}
