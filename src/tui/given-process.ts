// Stands in for node:process in the bundle: importing that module reads every property of the process, which opens
// standard input and costs 10 ms; the global is the same object.
export default globalThis.process;
export const { env } = globalThis.process;
export const cwd = (): string => globalThis.process.cwd();
