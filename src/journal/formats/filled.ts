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
  const changed = (kind: z.ZodType) => {
    const name = kind instanceof z.ZodObject ? (kind.shape[key] as z.ZodLiteral<string>).value : '';
    return changes[name]?.(kind as z.ZodObject) ?? (kind as z.ZodObject);
  };
  return z.discriminatedUnion(key, older.options.map((kind) => changed(kind as z.ZodType)) as [z.ZodObject]);
};
