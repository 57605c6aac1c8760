// The program as a user runs it: commands, exit codes, files that are broken or hostile.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../src/cli/exit.ts';
import { root } from '../support/folder.ts';
import { bundle } from '../support/rung.ts';

describe('arguments', () => {
  it('headless commands never load Ink', () => {
    const chunks = readdirSync(join(root, 'dist')).filter((name) =>
      readFileSync(join(root, 'dist', name), 'utf8').includes('react-reconciler'),
    );
    const reached = new Set<string>();
    const follow = (name: string) => {
      if (reached.has(name)) return;
      reached.add(name);
      for (const [, next] of readFileSync(join(root, 'dist', name), 'utf8').matchAll(
        /^import\b[^;]*?"\.\/(chunk-[^"]+)"/gm,
      ))
        follow(next!);
    };
    const source =
      readFileSync(bundle, 'utf8') +
      [...readdirSync(join(root, 'dist'))]
        .filter((name) => name.includes('chunk'))
        .map((name) => readFileSync(join(root, 'dist', name), 'utf8'))
        .join('\n');
    // Start from every chunk that a headless command is loaded from.
    for (const [, chunk] of source.matchAll(
      /await import\("\.\/((?:drill|adjudicate|doctrines|check|schema|replay|verify|scenarios|chunk)[^"]*)"\)\)?\.?(?:drill|adjudicate|list|check|schema|replay|verify|scenarios)/g,
    ))
      follow(chunk!);
    expect(reached.size).toBeGreaterThan(0);
    expect(chunks.length).toBeGreaterThan(0);
    expect(chunks.filter((name) => reached.has(name))).toEqual([]);
  });
});

describe('the README', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');

  it('documents every exit code and every variable of the environment', () => {
    const firstCells = (title: string) =>
      [
        ...readme
          .split(`**${title}**`)[1]!
          .split('**')[0]!
          .matchAll(/^\| `?(\w+)`? \|/gm),
      ]
        .map(([, cell]) => cell!)
        .filter((cell) => cell !== 'Code' && cell !== 'Variable');
    expect(firstCells('EXIT STATUS')).toEqual(Object.values(EXIT).map(String));
    const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => readFileSync(join(root, 'src', name), 'utf8'));
    const read = sources.flatMap((text) => [...text.matchAll(/env\.([A-Z][A-Z_]+)/g)].map(([, name]) => name));
    expect(firstCells('ENVIRONMENT').sort()).toEqual([...new Set(read)].sort());
  });

  it('shows two screens as the program draws them', () => {
    const drawn = (name: string) =>
      readFileSync(join(root, 'test', 'tui', 'drawings', `${name}.txt`), 'utf8')
        .trimEnd()
        .replace(/ +$/gm, '');
    let screens = 0;
    const made = readme.replace(
      /(<!-- screen (\S+):.*-->\n)[\s\S]*?(<!-- \/screen -->)/g,
      (_, from: string, name: string, to: string) => {
        screens += 1;
        return `${from}\`\`\`\n${drawn(name)}\n\`\`\`\n${to}`;
      },
    );
    expect(screens).toBe(2);
    if (process.env.README === 'write') writeFileSync(join(root, 'README.md'), made);
    else expect(readme).toBe(made);
  });
});
