// A browser door on this machine with a room that notes everything, and plain requests to it.
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { homeIdentity } from '../../src/room/identity.ts';
import { openWebDoor, type WebDoor, type WebDoorPlace } from '../../src/room/web-door.ts';
import { freshFolder } from '../support/folder.ts';
import { FakeEntrance } from './fake-entrance.ts';

const identity = homeIdentity(freshFolder(), []);

/** A door over TLS. Where no port is given it has one of its own. */
export const openDoor = async (
  entrance: FakeEntrance,
  { port = 0, patience = {} }: { port?: number; patience?: WebDoorPlace['patience'] } = {},
): Promise<WebDoor> => openWebDoor(entrance, { host: '127.0.0.1', port, ...(await identity), patience });

/** Doors that one call closes. */
export class Doors {
  readonly #open: WebDoor[] = [];

  add(door: WebDoor): WebDoor {
    this.#open.push(door);
    return door;
  }

  async open(
    patience: WebDoorPlace['patience'] = {},
  ): Promise<{ entrance: FakeEntrance; door: WebDoor; port: number }> {
    const entrance = new FakeEntrance();
    const door = this.add(await openDoor(entrance, { patience }));
    return { entrance, door, port: door.port };
  }

  async close(): Promise<void> {
    await Promise.all(this.#open.splice(0).map((door) => door.close()));
  }
}

export interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  body: string;
}

export const ask = (port: number, path: string, method = 'GET', send = request, headers = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const whom = { host: '127.0.0.1', port, path, method, headers, rejectUnauthorized: false, agent: false } as const;
    const asked = send(whom, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        body += chunk;
      });
      response.once('end', () => resolve({ status: response.statusCode!, headers: response.headers, body }));
    });
    asked.once('error', reject);
    asked.end();
  });
