// Promise.withResolvers for Node 20, which Ink asks for. Must be loaded before Ink.
interface Resolvers<T> {
  promise: Promise<T>;
  resolve: (value: T) => void;
  reject: (reason: unknown) => void;
}
const holder = Promise as unknown as { withResolvers?: <T>() => Resolvers<T> };

holder.withResolvers ??= <T>(): Resolvers<T> => {
  const made = {} as Resolvers<T>;
  made.promise = new Promise<T>((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
};
