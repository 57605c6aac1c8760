// The join slips of a room that is open: gathers what they say and writes them for their owner alone.
import { type Slip, slipsHtml } from '../../report/slips.ts';
import { TITLES } from '../../room/chairs.ts';
import type { Room } from '../../room/room.ts';
import { linesFor, linkFor, type OpenDoors, qrSvg } from '../../room/ways-in.ts';
import { writeTarget } from '../output.ts';
import type { Target } from '../target.ts';

/** Throws MistakesFound. */
export function writeSlips(room: Room, open: OpenDoors, isOwnCertificate: boolean, target: Target): void {
  const slips = room.chairs.map((chair): Slip => {
    const code = room.codeOf(chair);
    const link = linkFor(open, chair, code);
    return {
      chair: TITLES[chair],
      code,
      ssh: linesFor({ ...open, webPort: null }, chair),
      web: linesFor({ ...open, sshPort: null }, chair),
      qr: link === null ? null : qrSvg(link),
    };
  });
  const { fingerprints } = room.doors;
  writeTarget(target, slipsHtml({ title: room.title, slips, fingerprints, isOwnCertificate }));
}
