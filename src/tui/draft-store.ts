// Keeps what is half typed, or half set, between two openings of a console.
export interface DraftStore {
  /** null where there is none. */
  read: () => string | null;
  write: (text: string | null) => void;
}
