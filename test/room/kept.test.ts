// What a room keeps beside its record: whatever another hand has made of it, a room opens, and lets in nobody by it.
import { expect, it } from 'vitest';
import { keep, keptIn } from '../../src/room/kept.ts';

function store(text: string | null = null) {
  const draft = {
    text,
    read: () => draft.text,
    write: (next: string | null) => {
      draft.text = next;
    },
  };
  return draft;
}

const KEPT: ReturnType<typeof keptIn> = {
  codes: { us: 'kx4m-2wpq-9rtyz' },
  people: [{ token: 't', chair: 'us', name: null, keys: [], caller: { door: 'ssh', address: '10.0.0.7' } }],
  day: [{ from: 540, until: null, words: 'STARTEX' }],
  isReleased: true,
  doors: null,
  evaluated: ['us'],
};

it('is read as it was written', () => {
  const draft = store();
  keep(draft, KEPT);
  expect(keptIn(draft)).toEqual(KEPT);
});

it('is nothing where it is missing, cut, or of another shape', () => {
  const text = JSON.stringify(KEPT);
  const nothing = keptIn(store());
  expect(nothing).toMatchObject({ codes: {}, people: [], isReleased: false });
  const others = ['', text.slice(0, -9), '[]', '{"people":7}', text.replace('"t"', '""'), text.replace('540', '1e9')];
  for (const other of [...others, text.replace('"kx4m-2wpq-9rtyz"', '7')])
    expect(keptIn(store(other)), other).toEqual(nothing);
});
