// A checker for Stryker that lets pass the mutants that were chosen, and no other that stands in the same place.
import { readFileSync } from 'node:fs';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { keyOf } from './key.mjs';

class Chosen {
  #keys = new Set(JSON.parse(readFileSync(new URL('chosen.json', import.meta.url), 'utf8')));

  async init() {}

  async group(mutants) {
    return [mutants.map(({ id }) => id)];
  }

  async check(mutants) {
    const answer = (mutant) =>
      this.#keys.has(keyOf(mutant)) ? { status: 'passed' } : { status: 'compileError', reason: 'not chosen' };
    return Object.fromEntries(mutants.map((mutant) => [mutant.id, answer(mutant)]));
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Checker, 'chosen', Chosen)];
