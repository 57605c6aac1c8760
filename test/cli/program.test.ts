// What the build makes of the program: which of its parts are loaded for what.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../support/folder.ts';

describe('arguments', () => {
  it('headless commands never load Ink', () => {
    const chunks = readdirSync(join(root, 'dist')).filter(
      (name) => name.endsWith('.js') && readFileSync(join(root, 'dist', name), 'utf8').includes('react-reconciler'),
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
      readFileSync(join(root, 'dist', 'cli.js'), 'utf8') +
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
