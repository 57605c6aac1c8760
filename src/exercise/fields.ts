// A value made field by field from one source: all at once, or each field when it is read. One table of fields serves
// both, so that what a reader may see is decided once.

export type FieldsOf<Value, Source> = { readonly [Name in keyof Value]-?: (source: Source) => Value[Name] };

export function allOf<Value extends object, Source>(fields: FieldsOf<Value, Source>, source: Source): Value {
  const value: Partial<Value> = {};
  for (const name of Object.keys(fields) as (keyof Value)[]) value[name] = fields[name](source);
  return value as Value;
}

/** Makes values whose fields are worked out when they are first read; the source must not change before that. */
export function lazily<Value extends object, Source>(fields: FieldsOf<Value, Source>): (source: Source) => Value {
  const names = Object.keys(fields) as (keyof Value)[];
  // By number: V8 finds the n-th of a list sooner than one of many names.
  class Lazy {
    readonly source: Source;
    readonly known: unknown[] = new Array(names.length);
    constructor(source: Source) {
      this.source = source;
    }
  }
  for (const [n, name] of names.entries()) {
    const make = fields[name];
    Object.defineProperty(Lazy.prototype, name, {
      get(this: Lazy) {
        const known = this.known[n];
        if (known !== undefined) return known;
        const made = make(this.source);
        this.known[n] = made;
        return made;
      },
    });
  }
  return (source) => new Lazy(source) as unknown as Value;
}
