// A rehearsal: policies decide in the chairs in which nobody sits, one after the other, and give every seat back.
import { expect, it, vi } from 'vitest';
import { verify } from '../../src/journal/verify.ts';
import { rehearseOnce } from '../../src/room/rehearsal.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { tableOf } from '../tui/table.ts';

vi.mock('ink-table', () => ({ default: () => null }));

const people = { ukraine: 'person', coalition: 'person', us: 'person' } as const;
const stamp = '2026-03-01T09:30:00Z';

it('plays an exercise to its end with nobody in the seats, and the record verifies', async () => {
  const { session, file } = await tableOf(findScenario('first-shot'), people, {
    isScriptOnly: true,
    hasExcon: true,
    commission: 'person',
    red: 'person',
  });
  expect(await rehearseOnce(session, () => false)).toBe(false);
  await session.send({ do: 'mark', mark: 'startex', text: null, stamp });
  for (let n = 0; n < 400 && (await rehearseOnce(session, () => false)); n++)
    expect(Object.values(session.state().seats).map(({ holder }) => holder)).toEqual(['person', 'person', 'person']);
  expect(session.state().isEnded).toBe(true);
  expect(session.state().orders.length).toBeGreaterThan(3);
  session.close();
  expect(verify(file).ok).toBe(true);
});

it('waits for whoever has sat down, and while the facilitator pauses', async () => {
  const { session } = await tableOf(findScenario('first-shot'), people, { isScriptOnly: true, hasExcon: true });
  await session.send({ do: 'mark', mark: 'startex', text: null, stamp });
  expect(session.state().seats.ukraine.isAtKeyboard).toBe(true);
  expect(await rehearseOnce(session, (chair) => chair === 'ukraine')).toBe(false);
  await session.send({ do: 'mark', mark: 'pause', text: null, stamp });
  expect(await rehearseOnce(session, () => false)).toBe(false);
  await session.send({ do: 'mark', mark: 'resume', text: null, stamp });
  expect(await rehearseOnce(session, () => false)).toBe(true);
  expect(session.state().orders.some(({ order }) => order.seat === 'ukraine')).toBe(true);
  session.close();
});
