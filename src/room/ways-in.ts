// The ways into a room: the addresses it is bound to, and for each chair what to say aloud and what the QR code holds.
import { networkInterfaces } from 'node:os';
import { renderSVG, renderUnicodeCompact } from 'uqr';
import type { RoomChair } from './door.ts';

export const LOOPBACK = '127.0.0.1';

/** The machine's own addresses in its networks, of both kinds; without those that hold on one link only. */
export function ownAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ internal, address }) => !internal && !address.startsWith('fe80:'))
    .map(({ address }) => address);
}

/** An address as a URL writes it. */
export const inUrl = (address: string): string => (address.includes(':') ? `[${address}]` : address);

export interface OpenDoors {
  readonly addresses: readonly string[];
  /** null: that door is shut. */
  sshPort: number | null;
  webPort: number | null;
}

/** What is said aloud for a chair, a line each. */
export function linesFor({ addresses, sshPort, webPort }: OpenDoors, chair: RoomChair): string[] {
  return addresses.flatMap((address) => [
    ...(sshPort === null ? [] : [`ssh -p ${sshPort} ${chair}@${address}`]),
    ...(webPort === null ? [] : [`https://${inUrl(address)}:${webPort}`]),
  ]);
}

/** The link of a chair with its code; the page takes the code out of it at once. null where no browser is served. */
export function linkFor({ addresses, webPort }: OpenDoors, chair: RoomChair, code: string): string | null {
  const [address] = addresses;
  return webPort === null || address === undefined ? null : `https://${inUrl(address)}:${webPort}/#${chair}.${code}`;
}

/** A QR code as rows of half blocks. */
export const qrRows = (text: string): readonly string[] => renderUnicodeCompact(text, { border: 1 }).split('\n');

/** The same for paper, black on white. */
export const qrSvg = (text: string): string => renderSVG(text, { border: 2 });
