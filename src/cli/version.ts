// The version of the engine, as the package states it; journals carry it.
import manifest from '../../package.json' with { type: 'json' };

export const version: string = manifest.version;
