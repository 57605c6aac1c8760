// A timeline as the YAML that `rung adjudicate` reads (ladder.md 8).
import { clock, type Fact, type TimedOrder, type Timeline } from '../ladder/index.ts';

/** The whole file, under the doctrine of that name. */
export function timelineYaml(
  doctrine: string,
  { sectors, guarantee, consent, closedDomains, facts, orders }: Timeline,
): string {
  const list = (name: string, items: readonly string[]) =>
    items.length === 0 ? [`${name}: []`] : [`${name}:`, ...items.map((item) => `  - { ${item} }`)];
  return [
    'format: 1',
    `doctrine: ${doctrine}`,
    `sectors: ${sectors}`,
    `guarantee: ${guarantee}`,
    `consent: [${consent.join(', ')}]`,
    `closedDomains: [${closedDomains.join(', ')}]`,
    ...list('facts', facts.map(factYaml)),
    ...list('orders', orders.map(orderYaml)),
  ].join('\n');
}

const at = (minute: number) => `"${clock(minute)}"`;

function factYaml(fact: Fact): string {
  const said = ({ kind, ...more }: Fact): string[] => {
    switch (kind) {
      case 'report': {
        const { act, start, end, sector, severity, side } = more as Extract<Fact, { kind: 'report' }>;
        const ends = end === null ? [] : [`end: ${at(end)}`];
        return [
          `report: ${act}`,
          `start: ${at(start)}`,
          ...ends,
          `sector: ${sector}`,
          `severity: ${severity}`,
          `side: ${side}`,
        ];
      }
      case 'amend': {
        const { act, start, sector, severity, side } = more as Extract<Fact, { kind: 'amend' }>;
        const changed = { start: start === null ? null : at(start), sector, severity, side };
        return [
          `amend: ${act}`,
          ...Object.entries(changed).flatMap(([name, is]) => (is === null ? [] : [`${name}: ${is}`])),
        ];
      }
      case 'end': {
        const { act, when } = more as Extract<Fact, { kind: 'end' }>;
        return [`end: ${act}`, `when: ${at(when)}`];
      }
      case 'confirm': {
        const { act, likelihood } = more as Extract<Fact, { kind: 'confirm' }>;
        return [`confirm: ${act}`, `likelihood: ${likelihood}`];
      }
      case 'guarantee':
        return [`guarantee: ${(more as Extract<Fact, { kind: 'guarantee' }>).state}`];
      case 'consent':
        return [`consent: [${(more as Extract<Fact, { kind: 'consent' }>).members.join(', ')}]`];
      default:
        return [`${kind}: ${(more as { act: string }).act}`];
    }
  };
  return [`at: ${at(fact.at)}`, ...said(fact), ...(fact.to.length === 3 ? [] : [`to: [${fact.to.join(', ')}]`])].join(
    ', ',
  );
}

function orderYaml(order: TimedOrder): string {
  const named = { about: order.about, sector: order.sector, of: order.of };
  const more = Object.entries(named).flatMap(([name, is]) => (is === null ? [] : [`${name}: ${is}`]));
  return [`at: ${at(order.at)}`, `seat: ${order.seat}`, `order: ${order.response}`, ...more].join(', ');
}
