// What a proof of the rules says: for each part its bounds, its cases, its time and what it left out; the table of what
// was reached; and for a violation the timeline that shows it.
import type { Doctrine } from '../ladder/index.ts';
import { type Part, PROPERTIES, type Reached, reachedLines, type Violation } from '../proof/index.ts';
import { timelineYaml } from './timeline-yaml.ts';
import { count } from './words.ts';

export interface PartResult {
  part: Part;
  bounds: readonly string[];
  cases: number;
  compared: number;
  seconds: number;
  violation: Violation | null;
  /** Whether all its cases were gone through: the first violation stops every part. */
  isFinished: boolean;
}

export interface ProofResult {
  doctrine: Doctrine;
  isQuick: boolean;
  parts: readonly PartResult[];
  reached: Reached;
  seconds: number;
}

export function proofLines({ doctrine, isQuick, parts, reached, seconds }: ProofResult): string[] {
  const violations = parts.flatMap(({ violation }) => violation ?? []);
  const lines = [`${doctrine.title}: the referee's rules against the page${isQuick ? ', a quick look' : ''}`, ''];
  for (const { part, bounds, cases, compared, seconds: took, violation, isFinished } of parts) {
    const holds = isQuick ? 'holds in the cases taken' : 'proved within these bounds';
    const verdict = violation ? `a violation of ${violation.property}` : isFinished ? holds : 'not gone through';
    lines.push(`${part.id}  ${part.title}: ${verdict}`);
    lines.push(
      `   ${count(cases, 'case')}, ${compared.toLocaleString('en')} rulings or lists of chains, ${took.toFixed(1)} s`,
    );
    if (isQuick) lines.push(`   about one case in ${part.quickly} was taken`);
    lines.push(...bounds.map((bound) => `   within: ${bound}`), ...part.cut.map((cut) => `   not covered: ${cut}`), '');
  }
  const isWhole = parts.some(({ part }) => part.id === 'B');
  if (isWhole) {
    lines.push(
      'Checks seen to fail (f), pass (p) or both (b) a minute before, at and a minute after each edge of a chain:',
      '',
    );
    lines.push(...reachedLines(reached).map((line) => `  ${line}`), '');
  }
  lines.push('Properties of the page, and the parts that check them:');
  lines.push(...PROPERTIES.map(({ id, says, parts: where }) => `  ${id.padEnd(4)}${where.padEnd(12)}${says}`), '');
  for (const violation of violations) lines.push(...violationLines(doctrine, violation));
  const held = isQuick
    ? 'Nothing failed in a quick look: no proof, a sample of it.'
    : 'Proved within these bounds, and no further.';
  lines.push(
    violations.length > 0
      ? `${count(violations.length, 'violation')} found in ${seconds.toFixed(1)} s.`
      : `${held} ${seconds.toFixed(1)} s.`,
  );
  return lines;
}

function violationLines(doctrine: Doctrine, { property, part, family, says, timeline, change }: Violation): string[] {
  const lines = [`VIOLATION of ${property} in part ${part}, ${family}: ${says}`, ''];
  if (change) {
    lines.push(
      '# A doctrine file to rule under, as otherwise.yaml:',
      `# format: 1`,
      `# id: otherwise`,
      `# from: ${doctrine.id}`,
      '# title: Otherwise',
      '# reads:',
    );
    for (const [name, is] of Object.entries(change))
      lines.push(
        `#   ${name}: { is: ${Array.isArray(is) ? `[${is.join(', ')}]` : is}, clause: C2, why: For the proof. }`,
      );
  }
  lines.push(
    '# The shortest timeline found that shows it, for rung adjudicate:',
    timelineYaml(change ? 'otherwise.yaml' : doctrine.id, timeline),
    '',
  );
  return lines;
}

export function proofJson({ doctrine, isQuick, parts, reached, seconds }: ProofResult) {
  return {
    doctrine: doctrine.id,
    quick: isQuick,
    proved: parts.every(({ violation }) => violation === null),
    seconds: Number(seconds.toFixed(1)),
    parts: parts.map(({ part, bounds, cases, compared, seconds: took, violation }) => ({
      part: part.id,
      title: part.title,
      bounds,
      notCovered: part.cut,
      oneIn: isQuick ? part.quickly : 1,
      cases,
      compared,
      seconds: Number(took.toFixed(1)),
      violation: violation && {
        property: violation.property,
        family: violation.family,
        says: violation.says,
        reads: violation.change ?? null,
        timeline: timelineYaml(violation.change ? 'otherwise.yaml' : doctrine.id, violation.timeline),
      },
    })),
    reached: reachedLines(reached),
    properties: PROPERTIES,
  };
}
