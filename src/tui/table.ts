// The real ink-table. It is CommonJS: what a module imports as its default is the whole package.
import packaged from 'ink-table';

export const Table = (packaged as unknown as { default?: typeof packaged }).default ?? packaged;
