// The red cell's desk as rows: left a list, right the card of what is chosen there, below what the other side is like. A pure
// drawing. It is the truth side, and says so.
import type { RedAnswer, RedView } from '../../../exercise/chairs/red-view.ts';
import {
  deedWords,
  drawnWords,
  hourWords,
  orderSaid,
  RED_BY,
  settingWords,
  waitWords,
  whenOut,
} from '../../../report/red-words.ts';
import { behindIt, clock, injectNumber, kindName, seatName, sectorName, truthWords } from '../../../report/words.ts';
import { type Box, layoutFor, type Size, tooSmall } from '../../layout.ts';
import { panel, windowed } from '../../panel.ts';
import { deskFoot, sentenceRows, withFoot } from '../../parts/foot.ts';
import { redHeaderRows } from '../../parts/header.ts';
import { beside, blank, type Row, row, span, wrap } from '../../text.ts';
import type { Glyphs, Theme } from '../../theme.ts';
import { RED_KEYS } from './keys.ts';
import { knownTo, lengthOf, RED_LISTS, type RedAsking, type RedLine, type RedList, type RedModel } from './model.ts';

const FOOT = 4;

export function drawRed(model: RedModel, size: Size, theme: Theme): Row[] {
  if (layoutFor(size).kind === 'too-small') return tooSmall(size);
  const { glyphs } = theme;
  const isWide = size.columns >= 110;
  const height = size.rows - 3 - FOOT;
  const left = isWide ? Math.min(66, Math.floor(size.columns / 2) + 2) : 38;
  const screen = [
    ...redHeaderRows(model.view, size.columns, glyphs),
    ...beside(
      listPanel(model, { width: left, height }, glyphs),
      cardPanel(model, { width: size.columns - left, height }, glyphs),
      left,
    ),
    ...panel(
      glyphs,
      { title: 'THE OTHER SIDE', note: 'r resolve  t tempo', width: size.columns, height: FOOT },
      settingRows(model.view, size.columns - 4),
    ),
  ];
  return withFoot(screen, footRows(model, size.columns), size.rows);
}

const TITLES: Record<RedList, string> = { answers: 'ANSWERS', truth: 'TRUTH', known: 'KNOWN TO ALL', done: 'DONE' };
const EMPTY: Record<RedList, string> = {
  answers: 'The world has answered nothing yet.',
  truth: 'Nothing has begun.',
  known: 'Nothing was announced or found.',
  done: 'You have done nothing so far.',
};

function listPanel(model: RedModel, box: Box, glyphs: Glyphs): Row[] {
  const { view, list, cursors } = model;
  const at = cursors[list];
  const items = linesOf(view, list).map((line, n) => [
    row(span(n === at ? `${glyphs.pointer} ` : '  ', 'strong'), ...line),
  ]);
  const rows = items.length > 0 ? windowed(items, at, box.height - 2) : wrap(EMPTY[list], box.width - 4, 'dim');
  const next = RED_LISTS[(RED_LISTS.indexOf(list) + 1) % RED_LISTS.length]!;
  const note = `Tab ${TITLES[next].toLowerCase()}  ${lengthOf(view, list)}`;
  return panel(glyphs, { title: TITLES[list], note, ...box, isFocused: true }, rows);
}

function linesOf(view: RedView, list: RedList): Row[] {
  switch (list) {
    case 'answers':
      return view.answers.map((answer) => answerLine(answer));
    case 'truth':
      return view.acts.map(({ id, truth: { kind, sector, start, end } }) =>
        row(
          span(`${id.padEnd(5)}`, 'title'),
          `${clock(start)}–${end === null ? '' : clock(end)} ${kindName(kind)} ${typeof sector === 'number' ? `s${sector}` : sector}`,
        ),
      );
    case 'known':
      return knownTo(view).map((known) =>
        known.what === 'order'
          ? row(
              span(clock(known.at).padStart(6), 'dim'),
              ` ${seatName(known.order.seat)} ${known.order.response} ${known.order.about ?? ''}`,
            )
          : row(span(clock(known.at).padStart(6), 'dim'), span(` finding ${known.finding.act ?? ''}`, 'owed')),
      );
    case 'done':
      return doneNewest(view).map(({ at, deed }) =>
        row(span(clock(at).padStart(6), 'dim'), ` ${deed.act}${'no' in deed ? ` ${injectNumber(deed.no)}` : ''}`),
      );
  }
}

const doneNewest = ({ did }: RedView) => [...did].reverse();

const STATUS: Record<RedAnswer['status'], string> = { coming: '', held: 'HELD ', out: 'out ', dropped: 'dropped ' };

function answerLine({ no, at, manner, status, isNew, answers }: RedAnswer): Row {
  const isGone = no === null;
  const to = answers ? `${answers.response} ${answers.about ?? ''}` : '';
  return row(
    span(isNew ? '*' : ' ', 'new'),
    span(clock(at).padStart(6), isGone ? 'dim' : 'strong'),
    ' ',
    span(STATUS[status], status === 'held' ? 'amber' : 'dim'),
    span(`${manner} `, isGone ? 'dim' : 'title'),
    span(to, isGone ? 'dim' : 'plain'),
  );
}

function cardPanel(model: RedModel, box: Box, glyphs: Glyphs): Row[] {
  const width = box.width - 4;
  const rows = cardRows(model, width);
  const room = box.height - 2;
  const from = Math.max(0, Math.min(model.scroll, rows.length - room));
  const more = rows.length > room ? `${from + 1}–${Math.min(rows.length, from + room)} of ${rows.length}  ←→` : '';
  return panel(glyphs, { title: cardTitle(model), note: more, ...box }, rows.slice(from, from + room));
}

function cardTitle({ view, list, cursors }: RedModel): string {
  const answer = view.answers[cursors.answers];
  if (list === 'answers') return answer?.no == null ? 'ANSWER' : `ANSWER ${injectNumber(answer.no)}`;
  return list === 'truth' ? `ACT ${view.acts[cursors.truth]?.id ?? ''}` : TITLES[list];
}

function cardRows({ view, list, cursors }: RedModel, width: number): Row[] {
  const nothing = wrap('Nothing is chosen.', width, 'dim');
  switch (list) {
    case 'answers': {
      const answer = view.answers[cursors.answers];
      return answer ? answerCard(answer, width) : nothing;
    }
    case 'truth': {
      const act = view.acts[cursors.truth];
      if (!act) return nothing;
      const { kind, author, intent, sector, severity, start, end, words } = act.truth;
      return [
        ...wrap(`${kindName(kind)}, ${sectorName(sector)}, severity ${severity}`, width, 'strong'),
        ...wrap(
          `${behindIt({ author, intent })}; ${clock(start)}–${end === null ? 'goes on' : clock(end)}`,
          width,
          'owed',
        ),
        blank,
        ...wrap(truthWords(words, act.truth), width),
      ];
    }
    case 'known': {
      const known = knownTo(view)[cursors.known];
      if (!known) return nothing;
      if (known.what === 'finding')
        return wrap(`${clock(known.at)} ${known.finding.from}: ${known.finding.text}`, width);
      return wrap(`${clock(known.at)} ${orderSaid(known.order)}`, width);
    }
    case 'done': {
      const done = doneNewest(view)[cursors.done];
      return done ? wrap(`${clock(done.at)} ${RED_BY[done.by]} ${deedWords(done.deed, done.was)}`, width) : nothing;
    }
  }
}

function answerCard(answer: RedAnswer, width: number): Row[] {
  const { from, text, answers, pauseAt } = answer;
  return [
    ...wrap(whenOut(answer), width, 'strong'),
    ...wrap(drawnWords(answer), width, 'owed'),
    ...(pauseAt ? wrap(hourWords(pauseAt), width, 'amber') : []),
    blank,
    ...wrap(`${from}: ${text}`, width),
    blank,
    ...(answers ? wrap(`It answers: ${clock(answers.at)} ${orderSaid(answers)}`, width, 'dim') : []),
  ];
}

function settingRows({ setting, isAwaited }: RedView, width: number): Row[] {
  return [
    row(span(settingWords(setting), 'strong'), span(`   ${waitWords(isAwaited)}`, isAwaited ? 'owed' : 'dim')),
    ...wrap(`It wants ${setting.intent}.`, width, 'dim'),
  ];
}

const LABELS: Record<RedLine, string> = {
  words: 'It says (Enter keeps, Esc drops):',
  say: 'Text (Enter sends, Esc drops):',
  delay: 'Goes out at, as 25:30 or +1:15 (Esc drops):',
  resolve: 'Resolve (Enter sets, Esc drops):',
  tempo: 'Tempo, where 100 is neutral (Enter sets, Esc drops):',
};

const ASKED: Record<RedAsking, string> = {
  voice: 'Who says it? m ministry  l local commander  p press  Esc drops',
  medium: 'As what? c claim  m message  p press report  Esc drops',
  seats: 'To whom? u Ukraine  c coalition  s US  a all  Enter goes on  Esc drops',
};

function footRows(model: RedModel, width: number): Row[] {
  const { view, notice, input, asking, speech, isAlone } = model;
  if (input)
    return deskFoot(model, LABELS[input.kind], RED_KEYS, width, input.kind === 'words' || input.kind === 'say');
  if (asking) {
    const to = asking === 'seats' && speech.to.length > 0 ? ` Now: ${speech.to.map(seatName).join(', ')}.` : '';
    return sentenceRows(notice || `${ASKED[asking]}${to}`, width);
  }
  if (notice || view.isAtDesk) return deskFoot(model, '', RED_KEYS, width);
  const back = isAlone ? '' : '  v back to the seats';
  return sentenceRows(`Nothing new is on its way.${back}  ? keys  Esc leave`, width, 'dim');
}
