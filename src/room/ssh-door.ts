// The door for ssh: every laptop has a client. A chair's name is the user, its code the password; a key that was offered
// then is known until the code is made anew. One screen or one stream of lines for each connection; nothing else is to be had.
import { type AddressInfo, createServer, type Socket } from 'node:net';
import ssh2, { type AuthContext, type ServerChannel, type Connection as SshClient } from 'ssh2';
import { provenance } from '../report/handling.ts';
import { addressOf } from './address.ts';
import type { Admitted, Attached, Caller, Connection, Entrance, Sight } from './door.ts';

export interface OpenDoor {
  host: string;
  port: number;
  close: () => Promise<void>;
}

export interface SshOptions {
  host: string;
  /** 0: any that is free. */
  port: number;
  /** The private key of this host. */
  hostKey: string;
}

/** Who has not shown a code after so long is cut off. */
const LOGIN_MS = 60_000;
const MOST_TRIES = 6;
const GOES_MS = 500;
/** Who was told to go and does not is cut off. */
const CUT_MS = 3000;
/** A machine that sleeps or a cable that is pulled is noticed after half a minute. */
const KEPT_ALIVE = { keepaliveInterval: 10_000, keepaliveCountMax: 3 };
const SMALLEST = { columns: 20, rows: 5 };
const LARGEST = { columns: 500, rows: 200 };
const METHODS: ['publickey', 'password', 'keyboard-interactive'] = ['publickey', 'password', 'keyboard-interactive'];

export async function openSshDoor(entrance: Entrance, { host, port, hostKey }: SshOptions): Promise<OpenDoor> {
  /** By address and port, so that a client is matched with its socket. */
  const sockets = new Map<string, Arrived>();
  const server = new ssh2.Server(
    { hostKeys: [hostKey], banner: `${provenance()}\r\n`, ident: 'rung', ...KEPT_ALIVE },
    (client, info) => {
      const arrived = sockets.get(`${info.ip}:${info.port}`);
      if (arrived) serve(entrance, client, arrived);
      else client.end();
    },
  );
  const listener = createServer((socket) => {
    const caller: Caller = { door: 'ssh', address: addressOf(socket) };
    if (!entrance.arrived(caller)) {
      socket.destroy();
      return;
    }
    const name = `${socket.remoteAddress}:${socket.remotePort}`;
    const late = setTimeout(() => socket.destroy(), LOGIN_MS);
    sockets.set(name, { socket, caller, isIn: () => clearTimeout(late) });
    socket.setNoDelay(true);
    socket.on('error', () => {});
    socket.on('end', () => socket.end());
    socket.on('close', () => {
      clearTimeout(late);
      sockets.delete(name);
      entrance.left(caller);
    });
    server.injectSocket(socket);
  });
  await new Promise<void>((resolve, reject) => {
    listener.once('error', reject);
    listener.listen(port, host, resolve);
  });
  const { port: taken } = listener.address() as AddressInfo;
  return {
    host,
    port: taken,
    close: () =>
      new Promise((resolve) => {
        listener.close(() => resolve());
        for (const { socket } of sockets.values()) socket.end();
        // Who does not go by itself is cut off.
        setTimeout(() => {
          for (const { socket } of sockets.values()) socket.destroy();
        }, GOES_MS).unref();
      }),
  };
}

interface Arrived {
  socket: Socket;
  caller: Caller;
  /** A code was right: no haste any more. */
  isIn: () => void;
}

function serve(entrance: Entrance, client: SshClient, { socket, caller, isIn }: Arrived): void {
  const offered = new Set<string>();
  let admitted: Admitted | null = null;
  let tries = 0;
  client.on('error', () => {});
  client.on('authentication', (context) => {
    void knock(context).then(
      (found) => {
        if (!found) return reject(context);
        // A key that is only asked about lets nobody in: its answer must be signed.
        if (context.method !== 'publickey' || context.signature) admitted = found;
        context.accept();
      },
      () => client.end(),
    );
  });
  const knock = async (context: AuthContext): Promise<Admitted | null> => {
    if (context.method === 'publickey') return byKey(entrance, context, offered);
    if (context.method === 'password') return (await byCode(context.username, context.password)) ?? null;
    if (context.method !== 'keyboard-interactive') return null;
    const [code = ''] = await new Promise<string[]>((resolve) =>
      context.prompt([{ prompt: 'Code: ', echo: false }], resolve),
    );
    return byCode(context.username, code);
  };
  const byCode = async (chair: string, code: string): Promise<Admitted | null> => {
    tries++;
    return entrance.enter(chair, code, caller);
  };
  const reject = (context: AuthContext): void => {
    if (tries >= MOST_TRIES) client.end();
    else context.reject(METHODS);
  };
  client.on('ready', () => {
    isIn();
    if (admitted) {
      entrance.remember(admitted, [...offered]);
      sit(entrance, client, socket, caller, admitted);
    } else client.end();
  });
}

// A key that is known must still be proved; one that is not is kept in mind until a code was right.
function byKey(
  entrance: Entrance,
  context: Extract<AuthContext, { method: 'publickey' }>,
  offered: Set<string>,
): Admitted | null {
  const { key, username, blob, signature, hashAlgo } = context;
  const name = `${key.algo} ${key.data.toString('base64')}`;
  if (offered.size < 8) offered.add(name);
  const known = entrance.knows(username, name);
  if (!known) return null;
  if (!signature || !blob) return known;
  const parsed = ssh2.utils.parseKey(key.data);
  if (parsed instanceof Error) return null;
  return parsed.verify(blob, signature, hashAlgo) === true ? known : null;
}

function sit(entrance: Entrance, client: SshClient, socket: Socket, caller: Caller, admitted: Admitted): void {
  let hasSession = false;
  client.on('session', (accept, refuse) => {
    if (hasSession) {
      refuse();
      return;
    }
    hasSession = true;
    const session = accept();
    let sight: Sight | null = null;
    let attached: Attached | null = null;
    session.on('pty', (take, _, { cols, rows, term }) => {
      const isDumb = /^(dumb|linux)?$/.test(term ?? '');
      sight = { size: within(cols, rows), isPlain: term === 'dumb', isAscii: isDumb, hasColour: !isDumb };
      take?.();
    });
    session.on('window-change', (take, _, { cols, rows }) => {
      const size = within(cols, rows);
      if (sight) sight.size = size;
      attached?.resize(size);
      take?.();
    });
    const open = (channel: ServerChannel, seen: Sight): void => {
      attached = entrance.attach(admitted, connectionOf(channel, client, socket, caller), seen);
      // A letter may come in two pieces.
      channel.setEncoding('utf8');
      channel.on('data', (keys: string) => attached?.type(keys));
      channel.on('drain', () => attached?.caughtUp());
      socket.on('drain', () => attached?.caughtUp());
      const gone = once(() => attached?.gone());
      channel.on('close', gone);
      client.on('close', gone);
      client.on('end', gone);
    };
    session.on('shell', (take, no) => {
      if (sight) open(take(), sight);
      else no?.();
    });
    // The one thing that may be asked for by name: lines of text in place of a drawing.
    session.on('exec', (take, no, { command }) => {
      if (command.trim() === 'plain') open(take(), { ...PLAIN, ...(sight && { size: sight.size }) });
      else no?.();
    });
    for (const other of ['env', 'auth-agent', 'x11', 'subsystem', 'sftp', 'signal'] as const)
      session.on(other as 'env', (_: unknown, no?: () => void) => no?.());
  });
  client.on('tcpip', (_, refuse) => refuse());
  client.on('openssh.streamlocal', (_, refuse) => refuse());
  client.on('request', (_, refuse) => refuse?.());
}

const PLAIN: Sight = { size: { columns: 80, rows: 24 }, isPlain: true, isAscii: true, hasColour: false };

function connectionOf(channel: ServerChannel, client: SshClient, socket: Socket, caller: Caller): Connection {
  let isOpen = true;
  channel.on('error', () => {});
  channel.on('close', () => {
    isOpen = false;
  });
  return {
    caller,
    backlog: () => channel.writableLength + socket.writableLength,
    send: (text) => {
      if (isOpen) channel.write(text);
    },
    close: (words) => {
      if (!isOpen) return;
      isOpen = false;
      channel.write(`\r\n${words}\r\n`);
      channel.exit(0);
      channel.end();
      setTimeout(() => client.end(), 200).unref();
      // Who does not read never hears that; such a connection would be there for good.
      setTimeout(() => socket.destroy(), CUT_MS).unref();
    },
  };
}

const within = (columns: number, rows: number): Sight['size'] => ({
  columns: Math.max(SMALLEST.columns, Math.min(LARGEST.columns, columns || 80)),
  rows: Math.max(SMALLEST.rows, Math.min(LARGEST.rows, rows || 24)),
});

function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    act();
  };
}
