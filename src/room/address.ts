// The address at the other end of a connection.
import type { Socket } from 'node:net';

/** As "10.0.0.7" also where the machine speaks both kinds; empty where the connection is gone already. */
export const addressOf = ({ remoteAddress = '' }: Socket): string => remoteAddress.replace(/^::ffff:(?=\d+\.)/, '');
