// The after-action report in sections of Markdown: the one source of its words, for the Markdown file and for the page.
import { DIMENSIONS } from '../exercise/rubric.ts';
import { PASSED_ON } from '../exercise/run/acts.ts';
import { clock, SEATS, type Seat } from '../ladder/index.ts';
import type { Message } from '../review/stories.ts';
import type { AfterAction } from './after-action.ts';
import { dateInWords } from './day-words.ts';
import { decisions } from './decision-section.ts';
import { evidence } from './evidence-section.ts';
import { baselines, coverage, hidden, objectives } from './facilitator-sections.ts';
import { answeredWords, QUESTIONS, respondentName } from './lessons.ts';
import { list, paragraphs, plain, type Section, table, toLines } from './markdown.ts';
import { PROMPT_WORDS } from './prompt-words.ts';
import { handedLimit } from './room-report.ts';
import { roomSections } from './room-sections.ts';
import { OPEN_WORDS, openDuties, percent, totalWords } from './score.ts';
import { dimensionName, earlyWords } from './score-words.ts';
import { summary } from './summary.ts';
import { toldWords } from './transcript.ts';
import { shortHead } from './verification.ts';
import { count, seatName, sectorName, sideName, spoken, timeOrNever } from './words.ts';

export function sections(report: AfterAction): Section[] {
  const all: (Section | false)[] = [
    { id: 'summary', title: 'Summary', body: summary(report) },
    { id: 'overview', title: 'Overview', body: overview(report) },
    { id: 'scores', title: 'Scores', body: scores(report) },
    { id: 'ladder', title: 'The ladder, chain by chain', body: ladder(report) },
    { id: 'line', title: 'The line', body: line(report) },
    { id: 'decisions', title: 'Decisions', body: decisions(report) },
    { id: 'evidence', title: 'Evidence for the scores', body: evidence(report) },
    { id: 'findings', title: 'Strengths and areas to improve', body: findings(report) },
    report.objectives !== null && { id: 'objectives', title: 'Objectives', body: objectives(report) },
    report.baselines !== null && { id: 'baselines', title: 'Baselines on the same seed', body: baselines(report) },
    { id: 'questions', title: 'Questions for the hot wash', body: numbered(report.questions) },
    { id: 'lessons', title: 'Lessons, as the room answered', body: lessons(report) },
    { id: 'improvement', title: 'Improvement plan', body: improvement(report) },
    { id: 'knowledge', title: 'What each seat was told, and when', body: knowledge(report) },
    report.hidden !== null && { id: 'truth', title: 'What was hidden', body: hidden(report) },
    { id: 'room', title: 'The room', body: room(report) },
    ...roomSections(report),
    report.attendance !== undefined && { id: 'attendance', title: 'Attendance', body: report.attendance },
    report.hand !== null && {
      id: 'hand',
      title: "The facilitator's hand",
      body: report.hand.length > 0 ? list(report.hand.map(plain)) : 'Nobody touched the exercise while it was played.',
    },
    report.red !== null &&
      report.red.length > 0 && { id: 'red', title: 'The red cell', body: list(report.red.map(plain)) },
    report.coverage !== null && { id: 'coverage', title: 'Plan coverage', body: coverage(report) },
    { id: 'limits', title: 'Limits', body: list(report.limits.map(plain)) },
  ];
  return all.filter((section) => section !== false);
}

export function markdown(report: AfterAction): string {
  const anchors = new Set(report.decisions.map(({ line: n }) => n));
  return [
    `# After-action report: ${plain(titleOf(report))}`,
    `**${plain(report.exercise)}** ${plain(report.understood)}`,
    ...sections(report).flatMap(({ id, title, body }) => [
      `## <a id="${id}"></a>${title}`,
      withoutDeadLinks(body, anchors),
    ]),
    '',
  ].join('\n\n');
}

/** Turns links to lines that have no row in this report into plain numbers. */
export function withoutDeadLinks(body: string, lines: ReadonlySet<number>): string {
  return body.replace(/\[(\d+)\]\(#line-\d+\)/g, (link, n: string) => (lines.has(Number(n)) ? link : n));
}

export function titleOf({ overview: { title, variant }, reader }: AfterAction): string {
  const name = variant === null ? title : `${title}, ${variant}`;
  return reader === 'facilitator' ? name : `${name} (${seatName(reader)})`;
}

function overview({ overview: each, score, reader }: AfterAction): string {
  const rows: (readonly [string, string] | false)[] = [
    ['Exercise', plain(`${each.title}${each.variant === null ? '' : `, ${each.variant}`} (${each.scenario})`)],
    ['Objective', plain(each.objective)],
    ['STARTEX', plain(dateInWords({ minute: 0, begins: each.begins }))],
    ['Played', playedWords(each)],
    ['Reading', plain(`${each.reading} (${each.doctrine})`)],
    ['Coaching', spoken(each.coaching)],
    ['Seats', each.seats.map(({ seat, holder }) => `${seatName(seat)}: ${spoken(holder)}`).join('; ')],
    each.isAnsweredByPerson === true && ['Answers', 'a person answered in the place of the world'],
    each.seed !== null && ['Seed', plain(each.seed)],
    score.team !== null && ['Team', totalWords(score.team)],
    ['Report for', reader === 'facilitator' ? 'the facilitator' : seatName(reader)],
    ['Rubric', plain(each.rubric)],
    [
      'Rules',
      plain(each.rules.map((rule) => rule.replace(/^Rules: ./, (start) => start.at(-1)!.toUpperCase())).join(' ')),
    ],
    [
      'Version',
      `${plain(each.engine)}, law ${each.law}, journal format ${each.format}, ${count(each.entries, 'line')}${reader === 'facilitator' ? '' : ` of ${seatName(reader)}'s own`}`,
    ],
    each.head !== null && ['Head digest', `\`${shortHead(each.head)}\` (\`${each.head}\`)`],
  ];
  return table(
    ['', ''],
    rows.filter((row) => row !== false),
  );
}

function playedWords({ minutes, turns, isEnded, endedEarly }: AfterAction['overview']): string {
  const end = !isEnded ? ', **not ended yet**' : endedEarly ? `, **${earlyWords(endedEarly)}**` : '';
  return `${clock(minutes)} h, ${count(turns, 'turn')}${end}`;
}

function scores({ score, overruledScore, handed, overview: { isEnded, endedEarly } }: AfterAction): string {
  const rows = SEATS.flatMap((seat) => {
    const own = score.seats[seat];
    if (!own) return [];
    return [[seatName(seat), totalWords(own), ...DIMENSIONS.map((name) => percent(own.dimensions[name].value))]];
  });
  const team = score.team
    ? [['**Team**', `**${totalWords(score.team)}**`, ...DIMENSIONS.map((name) => percent(score.team.dimensions[name]))]]
    : [];
  const caps = SEATS.flatMap((seat) =>
    (score.seats[seat]?.caps ?? []).map(
      ({ words, lines }) => `${seatName(seat)}: ${plain(words)} (line ${toLines(lines)}).`,
    ),
  );
  const open = openDuties(score, SEATS).map(({ seat, kind, about, due, line: n }) => [
    seatName(seat),
    PROMPT_WORDS[kind],
    plain(about),
    clock(due),
    toLines([n]),
  ]);
  return paragraphs(
    !isEnded && 'The exercise has not ended; what follows is its score so far.',
    endedEarly !== null &&
      `The exercise ${earlyWords(endedEarly)}: these are not the totals of a whole exercise, and do not rank beside those of one.`,
    table(['', 'Total', ...DIMENSIONS.map(dimensionName)], [...team, ...rows]),
    handed.length > 0 && list(handed.map((each) => plain(handedLimit(each)))),
    'n counts scored opportunities; a dimension that nothing applied to is n/a, and the others carry its weight.',
    caps.length > 0 && list(caps),
    open.length > 0 && `**${OPEN_WORDS}**`,
    open.length > 0 && table(['Seat', 'Duty', 'About', 'Due', 'Line'], open),
    overruledScore !== null &&
      `With the facilitator's overrules: ${SEATS.flatMap((seat) => {
        const own = overruledScore.seats[seat];
        return own ? [`${seatName(seat)} ${totalWords(own)}`] : [];
      }).join('; ')}; team ${totalWords(overruledScore.team)}.`,
  );
}

function ladder({ chains, expiries }: AfterAction): string {
  if (chains.length === 0) return 'No chain opened.';
  const rows = chains.map((chain) => [
    plain(chain.id),
    sideName(chain.side),
    [...new Set(chain.acts.map(({ sector }) => sectorName(sector)))].join(', '),
    String(chain.acts.length),
    timeOrNever(chain.t0),
    timeOrNever(chain.windowOpens),
    timeOrNever(chain.phase2At),
    timeOrNever(chain.broaderAt),
    timeOrNever(chain.hours72),
    timeOrNever(chain.closedAt),
  ]);
  const head = ['Chain', 'Side', 'Where', 'Acts', 'T0', '24 h', 'Phase 2', 'Broader attack', '72 h', 'Closed'];
  const missed = expiries.map(({ seat, chain, at, owedLate }) =>
    owedLate !== null
      ? `${plain(chain)} became a breach by itself at ${clock(owedLate)}, when ${seatName(seat)}'s time for a warning had run out at ${clock(at)} already.`
      : `${seatName(seat)}'s warning about ${plain(chain)} ran out at ${clock(at)}.`,
  );
  return paragraphs(table(head, rows), missed.length > 0 && list(missed));
}

function line({ sectors }: AfterAction): string {
  if (sectors.length === 0) return 'Nothing was reported from the line.';
  return table(
    ['Where', 'Acts', 'Highest severity'],
    sectors.map(({ sector, acts, highest }) => [sectorName(sector), String(acts), String(highest)]),
  );
}

function findings({ strengths, areas }: AfterAction): string {
  return paragraphs(
    '**Strengths**',
    strengths.length > 0 ? list(strengths.map(plain)) : 'None stands out.',
    '**Areas to improve**',
    areas.length > 0 ? list(areas.map(plain)) : 'None stands out.',
  );
}

const numbered = (items: readonly string[]): string =>
  items.length === 0
    ? 'Nothing happened that asks for one.'
    : items.map((item, n) => `${n + 1}. ${plain(item)}`).join('\n');

/** One table a question, so that the answers can be read side by side. */
function lessons({ lessons: all, answered: by, reader }: AfterAction): string {
  const others = reader === 'facilitator' ? '' : answeredWords(reader, by);
  if (all.length === 0) return others || 'The questionnaire after ENDEX has not been answered.';
  const answered = QUESTIONS.flatMap(({ id, asks }) => {
    const rows = all.flatMap(({ by, answers, earlier }) => {
      const before = earlier.flatMap((each) => (each[id] === undefined ? [] : [plain(each[id])]));
      const now = answers[id] === undefined ? '' : plain(answers[id]);
      const changed = before.length > 0 ? `${now ? ' ' : ''}(before: ${before.join('; ')})` : '';
      return now || changed ? [[respondentName(by), `${now}${changed}`]] : [];
    });
    return rows.length > 0 ? [`**${plain(asks)}**`, table(['Who', 'Answer'], rows)] : [];
  });
  return [...answered, others].filter(Boolean).join('\n\n');
}

const BLANK_ROWS = 3;

function improvement({ areas }: AfterAction): string {
  const blank = ['', '', '', ''];
  return table(
    ['Finding', 'What to change', 'Who', 'By when'],
    [...areas.map((area) => [plain(area), '', '', '']), ...Array.from({ length: BLANK_ROWS }, () => blank)],
  );
}

interface MessageRow extends Pick<Message, 'at' | 'from' | 'text' | 'draft'> {
  reached: Partial<Record<Seat, string[]>>;
}

/** One row for each message, with a column for each seat, whether it came directly or was passed on. */
function knowledge({ told, reader }: AfterAction): string {
  const seats = SEATS.filter((seat) => told[seat]);
  const arrived = seats
    .flatMap((seat) => (told[seat] ?? []).map((each) => ({ ...each, seat })))
    .sort((a, b) => a.at - b.at);
  const messages: MessageRow[] = [];
  for (const { at, from, text, draft, line: n, seat } of arrived) {
    const words = text.startsWith(PASSED_ON) ? text.slice(PASSED_ON.length) : null;
    const message =
      messages.findLast((each) => each.from === from && each.at === at && each.text === text) ??
      messages.findLast((each) => each.from === from && each.text === words && !each.reached[seat]) ??
      messages[messages.push({ at, from, text, draft, reached: {} }) - 1]!;
    const where = at === message.at ? String(n) : `${n} at ${clock(at)}`;
    message.reached[seat] = [...(message.reached[seat] ?? []), where];
  }
  if (messages.length === 0) return 'Nothing.';
  return paragraphs(
    `Under each seat stands the ${reader === 'facilitator' ? 'journal line' : 'number'} with which the message reached it, and the time where it came later; empty where it never did.`,
    table(
      ['Time', 'From', 'What', ...seats.map(seatName)],
      messages.map(({ at, from, text, draft, reached }) => [
        clock(at),
        plain(from),
        plain(toldWords({ text, draft })),
        ...seats.map((seat) => (reached[seat] ?? []).join(', ')),
      ]),
    ),
  );
}

function room({ asked, marks, decisions: all }: AfterAction): string {
  const questions = asked.map(
    ({ at, seat, kind, text, words }) =>
      `${clock(at)} ${seatName(seat)}, ${kind === 'question' ? 'a question' : 'off the menu'}: ${plain(text)} Answer: ${plain(words)}`,
  );
  const notes = (marks ?? []).map(
    ({ mark, at, text, stamp }) => `${clock(at)} ${mark}${text ? `: ${plain(text)}` : ''} (${plain(stamp)})`,
  );
  const overrules = all.flatMap(({ overruled, response, line: n }) =>
    overruled
      ? [
          `${clock(overruled.at)} ${plain(response)} (line ${toLines([n])}): ${overruled.verdict}. ${plain(overruled.because)}`,
        ]
      : [],
  );
  const parts = [
    ...(notes.length > 0 ? ["**Facilitator's marks and notes**", list(notes)] : []),
    ...(overrules.length > 0 ? ['**Overrules**', list(overrules)] : []),
    ...(questions.length > 0 ? ['**Questions and actions off the menu**', list(questions)] : []),
  ];
  return parts.length === 0 ? 'No questions, notes or overrules were recorded.' : parts.join('\n\n');
}
