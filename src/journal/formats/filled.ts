// What format 5 changed in every kind of object: a field that was left out where there was nothing to say holds null since.
// Frozen.
import * as z from 'zod';

type Changed = (older: z.ZodObject) => z.ZodObject;

/** The same object with every field: null where it was left out before. */
export const filled: Changed = (older) =>
  z.strictObject(
    Object.fromEntries(
      Object.entries(older.shape).map(([name, field]) => [
        name,
        field instanceof z.ZodOptional ? (field.unwrap() as z.ZodType).nullable() : field,
      ]),
    ),
  );

/** The same kinds of objects, told apart by that field, some of them changed. */
export const withChanged = <Union extends z.ZodDiscriminatedUnion>(
  key: string,
  older: Union,
  changes: Readonly<Record<string, Changed>>,
) => {
  const left = new Map(Object.entries(changes));
  const kinds = older.options.map((kind) => {
    const name = nameOf(kind, key);
    const change = left.get(name);
    left.delete(name);
    return change ? change(kind as z.ZodObject) : kind;
  });
  if (left.size > 0) throw new TypeError(`There is no ${key} ${[...left.keys()].join()} to change.`);
  return z.discriminatedUnion(key, kinds as [z.ZodObject]);
};

/** What tells a kind from the others; `required()` wraps it once more. A union among the kinds has no name. */
function nameOf(kind: z.core.$ZodType, key: string): string {
  if (!(kind instanceof z.ZodObject)) return '';
  const field = kind.shape[key];
  return ((field instanceof z.ZodNonOptional ? field.unwrap() : field) as z.ZodLiteral<string>).value;
}
