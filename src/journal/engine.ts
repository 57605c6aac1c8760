// The version of the engine, as the package states it. Every journal carries it: a commit that changes a ruling raises the
// number of the law, and one that changes STARTEX raises this.
import manifest from '../../package.json' with { type: 'json' };

export const ENGINE: string = manifest.version;
