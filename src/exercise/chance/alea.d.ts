// The published types cover seedrandom's main entry only.
declare module 'seedrandom/lib/alea.js' {
  export default function alea(seed: string): () => number;
}
