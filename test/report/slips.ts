// The slips of a room with every chair.
import { renderSVG } from 'uqr';
import type { Slips } from '../../src/report/slips.ts';
import { TITLES } from '../../src/room/chairs.ts';
import { ROOM_CHAIRS } from '../../src/room/door.ts';

export const slipsOf = ({ title = 'The big push', addresses = ['10.0.0.5'] } = {}): Slips => ({
  title,
  fingerprints: ['Host key SHA256:abcdefghijklmnopqrstuvwxyz0123456789abcdefg', `Certificate SHA-256 ${SHA256}`],
  isOwnCertificate: true,
  slips: ROOM_CHAIRS.map((chair, n) => ({
    chair: TITLES[chair],
    code: `kx4m-2wpq-9rty${n + 2}`,
    ssh: addresses.map((address) => `ssh -p 2222 ${chair}@${address}`),
    web: addresses.map((address) => `https://${address}:8443`),
    qr: renderSVG(`https://10.0.0.5:8443/#${chair}.kx4m-2wpq-9rty${n + 2}`, { border: 2 }),
  })),
});

const SHA256 = Array.from({ length: 32 }, (_, n) => (n + 160).toString(16).toUpperCase()).join(':');
