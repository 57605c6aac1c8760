// rung lessons: the questionnaire after ENDEX without the console, asked on a terminal or given by a script.
import { createInterface } from 'node:readline';
import { isRespondent, respondents, standingAnswers } from '../../exercise/run/lessons.ts';
import { entered } from '../../exercise/text.ts';
import { LESSON_QUESTIONS, type LessonAnswers, type Respondent } from '../../exercise/words.ts';
import { readJournal } from '../../journal/read.ts';
import { replay } from '../../journal/replay.ts';
import { SEATS } from '../../ladder/index.ts';
import { lessonsFor, lessonsText, QUESTIONS, respondentName } from '../../report/lessons.ts';
import { readSource } from '../../scenario/disk.ts';
import { readLessons } from '../../scenario/lessons-file.ts';
import { mistakeIn, nearestHint } from '../../scenario/mistake.ts';
import { resumeSession, type Session } from '../../session/session.ts';
import { onlyKeys } from '../../tui/input/key-stream.ts';
import { cutTailWords } from '../cut-tail.ts';
import { journalFileNamed } from '../journal-argument.ts';
import { print, printJson, printNote } from '../output.ts';

interface LessonsOptions {
  as?: string;
  answers?: string;
  json?: boolean;
}

export async function lessonsCommand(name: string, pairs: readonly string[], options: LessonsOptions): Promise<void> {
  const file = journalFileNamed(name);
  const by = respondentFrom(options.as);
  const given = { ...(options.answers !== undefined && readLessons(readSource(options.answers))), ...pairsFrom(pairs) };
  const isGiven = Object.keys(given).length > 0;
  const asks = !isGiven && !options.json && process.stdin.isTTY && process.stdout.isTTY;
  if (isGiven && !by) throw mistakeIn('--as', 'Whose answers are these?', 'add --as ukraine, or another who was there');
  if (isGiven || (asks && by)) {
    const { isEnded } = replay(readJournal(file));
    if (!isEnded) throw mistakeIn(file, 'The questionnaire opens at ENDEX; this exercise has not ended.');
    const { session } = await resumeSession(file);
    try {
      if (isGiven) await take(session, by!, given);
      else await ask(session, by!);
    } finally {
      if (session.hasCutTail()) printNote(cutTailWords(session));
      const loss = session.close();
      if (loss) printNote(loss.words);
    }
  }
  show(file, by, options.json ?? false);
}

function respondentFrom(name: string | undefined): Respondent | null {
  if (name === undefined) return null;
  if (isRespondent(name)) return name;
  const known = [...SEATS, 'commission', 'facilitator', 'observer', 'observer-2'];
  throw mistakeIn('--as', `Nobody called "${name}" can answer.`, nearestHint(name, known));
}

function pairsFrom(pairs: readonly string[]): LessonAnswers {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      const question = LESSON_QUESTIONS.find((each) => each === pair.slice(0, at));
      if (!question)
        throw mistakeIn(
          'rung lessons',
          `Expected QUESTION=ANSWER, found "${pair}".`,
          nearestHint(at < 0 ? pair : pair.slice(0, at), LESSON_QUESTIONS),
        );
      return [question, entered(pair.slice(at + 1))];
    }),
  );
}

async function take(session: Session, by: Respondent, answers: LessonAnswers): Promise<void> {
  const answer = await session.send({ do: 'reflect', by, answers });
  if ('denied' in answer) throw mistakeIn('rung lessons', answer.denied);
}

// Each answer is on the disk before the next question is asked; what is typed ahead waits for its question.
async function ask(session: Session, by: Respondent): Promise<void> {
  const keys = onlyKeys(process.stdin);
  const terminal = createInterface({ input: keys.stdin, output: process.stdout });
  terminal.on('SIGCONT', () => terminal.prompt(true));
  const lines = terminal[Symbol.asyncIterator]();
  const typed = async (): Promise<string | null> => {
    terminal.prompt();
    const { value, done } = await lines.next();
    return done ? null : entered(value as string).trim();
  };
  try {
    print(`${respondentName(by)}. Enter skips a question or keeps what stands; a single dash takes an answer back.\n`);
    for (const { id, asks } of QUESTIONS) {
      const stands = standingAnswers(session.state(), by)[id];
      print(`${asks}${stands ? `\n  now: ${stands}` : ''}`);
      for (let isTaken = false; !isTaken; ) {
        const text = await typed();
        if (text === null) return;
        if (text === '') break;
        const answer = await session.send({ do: 'reflect', by, answers: { [id]: text === '-' ? '' : text } });
        isTaken = !('denied' in answer);
        if ('denied' in answer) print(answer.denied);
      }
    }
  } finally {
    terminal.close();
    keys.release();
  }
}

function show(file: string, by: Respondent | null, isJson: boolean): void {
  const state = replay(readJournal(file));
  const all = lessonsFor(state, 'facilitator').filter((each) => by === null || by === 'facilitator' || each.by === by);
  if (isJson) return printJson({ questions: QUESTIONS, lessons: all });
  print(lessonsText(all).join('\n'));
  if (by === null && state.isEnded) {
    const who = respondents(state).join(', ');
    printNote(`\nTo answer: rung lessons ${file} --as WHO, where WHO is one of ${who}.`);
  }
}
