// The door for browsers: serves the page over TLS and carries its web socket. TLS is left out only where the machine talks
// to itself and was told so.
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, isIP, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { addressOf } from './address.ts';
import type { Caller, Entrance } from './door.ts';
import { OneTimePapers } from './one-time.ts';
import { answerPaper, answerRequest, isPaperPath, readPageFiles } from './page-files.ts';
import { PageVisit } from './page-visit.ts';
import { DOOR_PATH, PING_MS } from './protocol.ts';

export type WebDoorPlace = { host: string; port: number; patience?: Partial<Patience> } & (
  | { cert: string; key: string; isPlain?: false }
  | { isPlain: true }
);

/** How long the door waits; tests wait less. */
interface Patience {
  pingMs: number;
  enterMs: number;
}

export interface WebDoor {
  address: string;
  port: number;
  /** Ends every connection; their pages try to come back. */
  close: () => Promise<void>;
}

const PATIENCE: Patience = { pingMs: PING_MS, enterMs: 30_000 };
const MOST_FRAME_BYTES = 64 * 1024;
/** Connections of one address and of all, with those that only fetch the page. */
const MOST_SOCKETS_OF_ONE = 64;
const MOST_SOCKETS = 256;
const LAST_WORDS_MS = 300;
const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16 * 1024,
};

/** Throws an Error where the page was not built or a door without TLS could be reached from outside, and what listening throws. */
export async function openWebDoor(entrance: Entrance, place: WebDoorPlace): Promise<WebDoor> {
  if (place.isPlain && !isLoopback(place.host))
    throw new Error(`Without TLS the browser door opens on this machine alone, and ${place.host} is not its loopback.`);
  const files = readPageFiles();
  const server = place.isPlain
    ? createServer(LIMITS)
    : createTlsServer({ ...LIMITS, cert: place.cert, key: place.key, minVersion: 'TLSv1.2', handshakeTimeout: 10_000 });
  const papers = new OneTimePapers();
  server.on('request', (request, response) => {
    if (!isPaperPath(request)) return answerRequest(files, request, response);
    answerPaper(papers.take(request.url!, addressOf(request.socket)), response);
  });
  const sockets = boundSockets(server);
  const endVisits = takeVisits(server, entrance, place, papers);
  try {
    await listening(server, place);
  } catch (error) {
    // Its pings would keep the program running.
    endVisits();
    throw error;
  }
  const { address, port } = server.address() as AddressInfo;
  return {
    address,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        endVisits();
        // The last words are still on their way.
        setTimeout(() => {
          for (const socket of sockets) socket.destroy();
        }, LAST_WORDS_MS);
      }),
  };
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

const listening = (server: Server, { host, port }: WebDoorPlace): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      // A machine that has no room for one more connection takes the next again.
      server.on('error', () => {});
      resolve();
    });
  });

/** Keeps a flood of connections small before any of them has said a word; gives those that are open. */
function boundSockets(server: Server): ReadonlySet<Socket> {
  const open = new Set<Socket>();
  const byAddress = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const address = addressOf(socket);
    const count = byAddress.get(address) ?? 0;
    if (count >= MOST_SOCKETS_OF_ONE || open.size >= MOST_SOCKETS) {
      socket.destroy();
      return;
    }
    open.add(socket);
    byAddress.set(address, count + 1);
    socket.once('close', () => {
      open.delete(socket);
      const left = byAddress.get(address)! - 1;
      if (left === 0) byAddress.delete(address);
      else byAddress.set(address, left);
    });
  });
  return open;
}

/** Lets pages in by web socket; returns what ends all of their visits. */
function takeVisits(server: Server, entrance: Entrance, place: WebDoorPlace, papers: OneTimePapers): () => void {
  const { pingMs, enterMs } = { ...PATIENCE, ...place.patience };
  const visits = new Set<PageVisit>();
  const door = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: MOST_FRAME_BYTES });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const caller: Caller = { door: 'browser', address: addressOf(request.socket) };
    const refusal = refusalOf(request, place.isPlain === true) ?? floodRefusal(entrance, caller);
    if (refusal) return refuseUpgrade(socket, ...refusal);
    // Of the socket and not of the visit: there may be none, where the handshake is malformed.
    socket.once('close', () => entrance.left(caller));
    door.handleUpgrade(request, socket, head, (webSocket) => {
      const visit = new PageVisit(entrance, caller, webSocket, papers);
      const timer = setTimeout(() => visit.endEntering(), enterMs);
      visits.add(visit);
      webSocket.once('close', () => {
        visits.delete(visit);
        clearTimeout(timer);
      });
    });
  });
  const pings = setInterval(() => {
    for (const visit of visits) visit.ping();
  }, pingMs);
  return () => {
    clearInterval(pings);
    for (const webSocket of door.clients) webSocket.close(1001);
  };
}

type Refusal = [status: string, words: string];

function refusalOf({ url, headers }: IncomingMessage, isPlain: boolean): Refusal | null {
  if (url !== DOOR_PATH) return ['404 Not Found', 'There is no door here.'];
  const { origin, host = '' } = headers;
  // Another site's page says its own origin; what is no browser has none, and gets in by SSH.
  const own = `${isPlain ? 'http' : 'https'}://${host.toLowerCase()}`;
  if (origin?.toLowerCase() !== own) return ['403 Forbidden', 'Only the page of this host may come in here.'];
  // Without TLS a foreign name that leads to this machine would be its own origin.
  if (
    isPlain &&
    !isLoopback(
      host
        .toLowerCase()
        .replace(/:\d+$/, '')
        .replace(/^\[|\]$/g, ''),
    )
  )
    return ['403 Forbidden', 'Without TLS this host is called by the name localhost.'];
  return null;
}

const floodRefusal = (entrance: Entrance, caller: Caller): Refusal | null =>
  entrance.arrived(caller) ? null : ['503 Service Unavailable', 'Too many connections are open.'];

function refuseUpgrade(socket: Duplex, status: string, words: string): void {
  const body = `${words}\n`;
  const head = [
    `HTTP/1.1 ${status}`,
    'Connection: close',
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  socket.once('finish', () => socket.destroy());
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
