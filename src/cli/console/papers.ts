// The papers of a room, made by the functions behind rung brief, rung card and rung report. Each is made when somebody asks.
import type { Scenario } from '../../exercise/scenario.ts';
import type { Seat } from '../../ladder/index.ts';
import type { RoomChair } from '../../room/door.ts';
import type { PaperMeans } from '../../room/papers.ts';
import type { Session } from '../../session/session.ts';
import { readOwn } from './ending.ts';

export const paperMeans =
  (now: () => Session): PaperMeans =>
  async (name, chair) => {
    const session = now();
    const { scenario } = session;
    if (name === 'brief') return briefOf(scenario, chair);
    if (name === 'card') return cardOf(scenario, seatOf(chair));
    return reportOf(session, chair === 'excon' ? 'facilitator' : seatOf(chair));
  };

async function briefOf(scenario: Scenario, chair: RoomChair): Promise<string> {
  const { briefHtml, handout, onlookerHandout } = await import('../../report/brief.ts');
  switch (chair) {
    case 'excon':
      return briefHtml(handout(scenario, 'facilitator'));
    case 'red':
      return briefHtml(onlookerHandout(scenario, 'red'));
    case 'evaluator':
    case 'observer':
    case 'wall':
      return briefHtml(onlookerHandout(scenario, 'all'));
    default:
      return briefHtml(handout(scenario, chair));
  }
}

async function cardOf(scenario: Scenario, seat: Seat): Promise<string> {
  const { card, cardHtml } = await import('../../report/card.ts');
  return cardHtml(card(scenario, seat));
}

async function reportOf(session: Session, reader: Seat | 'facilitator'): Promise<string> {
  const { file } = await readOwn(session);
  const [{ reportOn }, { rubricFrom }, { html }] = await Promise.all([
    import('../journal-report.ts'),
    import('../../review/rubric.ts'),
    import('../../report/after-action-page.ts'),
  ]);
  return html(reportOn(file, reader, await rubricFrom()).report);
}

function seatOf(chair: RoomChair): Seat {
  if (chair === 'ukraine' || chair === 'coalition' || chair === 'us') return chair;
  throw new TypeError(`${chair} has no such paper`);
}
