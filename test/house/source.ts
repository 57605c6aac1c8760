// Source files as they are parsed: what each imports, how long its functions are, what it keeps at its top level.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseSync } from 'vite';

interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

export interface Import {
  from: string;
  to: string;
  /** Nothing of it is left when the program runs. */
  isType: boolean;
  /** Loaded only when it is asked for. */
  isLazy: boolean;
}

export interface SourceFile {
  path: string;
  text: string;
  program: Node;
}

export function sourceFiles(folder: string): SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .sort()
    .map((name) => {
      const path = join(folder, name);
      const text = readFileSync(path, 'utf8');
      const { program, errors } = parseSync(path, text);
      if (errors.length > 0) throw new Error(`${path}: ${errors[0]!.message}`);
      return { path, text, program: program as unknown as Node };
    });
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** The node itself and everything below it, each with what it stands in. */
function* nodes(node: Node, within: Node | null = null): Generator<[Node, Node | null]> {
  yield [node, within];
  for (const value of Object.values(node))
    for (const each of Array.isArray(value) ? value : [value]) if (isNode(each)) yield* nodes(each, node);
}

const nameIn = (node: unknown): string | undefined => (isNode(node) ? (node.name as string | undefined) : undefined);

const IMPORTING = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
]);

const isOfTypes = (node: Node): boolean => {
  if (node.type === 'TSImportType' || node.importKind === 'type' || node.exportKind === 'type') return true;
  const names = (node.specifiers as Node[] | undefined) ?? [];
  return names.length > 0 && names.every((each) => each.importKind === 'type' || each.exportKind === 'type');
};

export function importsOf({ path, program }: SourceFile): Import[] {
  return [...nodes(program)].flatMap(([node]) => {
    const { source } = node;
    if (!IMPORTING.has(node.type) || !isNode(source) || typeof source.value !== 'string') return [];
    return [{ from: path, to: source.value, isType: isOfTypes(node), isLazy: node.type === 'ImportExpression' }];
  });
}

/** The files of a list that lie in circles of imports, of types too, circle by circle. */
export function circles(imports: readonly Import[]): string[][] {
  const targets = new Map<string, string[]>();
  for (const { from, to } of imports)
    if (to.startsWith('.')) targets.set(from, [...(targets.get(from) ?? []), resolve(dirname(from), to)]);
  const reached = new Map([...targets.keys()].map((file) => [file, reachedFrom(file, targets)]));
  const found = new Map<string, string[]>();
  for (const [file, others] of reached) {
    if (!others.has(file)) continue;
    const circle = [...others].filter((other) => reached.get(other)?.has(file)).sort();
    found.set(circle[0]!, circle);
  }
  return [...found.values()];
}

/** Whatever a file imports, and what that imports, and so on; itself only where a way leads back. */
export function reachedFrom(file: string, targets: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set(targets.get(file));
  // A set goes on to what is added while it is gone through.
  for (const each of reached) for (const next of targets.get(each) ?? []) reached.add(next);
  return reached;
}

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

/** Every function with its name, or that of what it is the value of, and its lines. */
export function functionsOf({ text, program }: SourceFile): { name: string; lines: number }[] {
  return [...nodes(program)]
    .filter(([node]) => FUNCTIONS.has(node.type))
    .map(([node, within]) => ({
      name: nameIn(node.id) ?? nameIn(within?.id) ?? nameIn(within?.key) ?? 'a function',
      lines: text.slice(node.start, node.end).split('\n').length,
    }));
}

const WRITING = new Set(
  'set add delete clear push pop shift unshift splice sort reverse fill copyWithin assign defineProperty'.split(' '),
);
/** Made once, and nothing can be written into them. */
const FIXED = new Set(['RegExp', 'URL']);
/** Made once, and nothing of them changes unless something is written. */
const FILLED = new Set(['Map', 'Set', 'Array', 'Uint8Array']);

/** What a chain of members hangs on: `a` of `a.b[c].d`. */
const rootOf = (node: unknown): string | undefined => {
  let at = node;
  while (isNode(at) && at.type === 'MemberExpression') at = at.object;
  return nameIn(at);
};

/** The names that something is written into: `a.b = 1`, `a.set(1, 2)`, `delete a.b`, `Object.assign(a, b)`. */
function writtenIn(program: Node): Set<string | undefined> {
  const written = new Set<string | undefined>();
  for (const [node] of nodes(program)) {
    if (node.type === 'AssignmentExpression') written.add(rootOf(node.left));
    if (node.type === 'UpdateExpression') written.add(rootOf(node.argument));
    if (node.type === 'UnaryExpression' && node.operator === 'delete') written.add(rootOf(node.argument));
    if (node.type !== 'CallExpression' || !isNode(node.callee) || node.callee.type !== 'MemberExpression') continue;
    if (!WRITING.has(nameIn(node.callee.property) ?? '')) continue;
    const on = rootOf(node.callee.object);
    written.add(on === 'Object' || on === 'Reflect' ? rootOf((node.arguments as unknown[])[0]) : on);
  }
  return written;
}

const bare = (init: unknown): Node | null => {
  let at = init;
  while (isNode(at) && /^TS(As|Satisfies|NonNull)Expression$/.test(at.type)) at = at.expression;
  return isNode(at) ? at : null;
};

/** The names at a file's top level that hold what may be another thing later. */
export function stateOf({ program }: SourceFile): string[] {
  const written = writtenIn(program);
  return (program.body as Node[]).flatMap((statement) => {
    // What another file keeps is not to be written into either.
    if (statement.type === 'ImportDeclaration')
      return (statement.specifiers as Node[]).map(({ local }) => nameIn(local)!).filter((name) => written.has(name));
    const declared = isNode(statement.declaration) ? statement.declaration : statement;
    if (declared.type === 'ClassDeclaration') return staticsOf(declared);
    if (declared.type !== 'VariableDeclaration') return [];
    return (declared.declarations as Node[]).flatMap(({ id, init }) => {
      const name = nameIn(id) ?? 'a pattern';
      const value = bare(init);
      const made = value?.type === 'NewExpression' ? (nameIn(value.callee) ?? '') : null;
      const isState = (made !== null && !FIXED.has(made) && !FILLED.has(made)) || isCalledAtOnce(value);
      return declared.kind !== 'const' || isState || written.has(name) ? [name] : [];
    });
  });
}

/** A function that is called where it stands may keep what it likes for what it returns. */
const isCalledAtOnce = (value: Node | null): boolean =>
  value?.type === 'CallExpression' && isNode(value.callee) && FUNCTIONS.has(value.callee.type);

const staticsOf = (declared: Node): string[] =>
  ((declared.body as Node).body as Node[])
    .filter((member) => member.type === 'PropertyDefinition' && member.static === true && member.readonly !== true)
    .map(({ key }) => `${nameIn(declared.id)}.${nameIn(key)}`);
