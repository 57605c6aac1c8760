// The token that brings somebody back: for a tab that is loaded anew its own, for one that is opened again the last one of
// this browser. A browser that keeps nothing asks for the code again.

const NAME = 'rung.token';

const tried = <T>(act: () => T): T | null => {
  try {
    return act();
  } catch {
    return null;
  }
};

export function keptToken(): string | null {
  const token = tried(() => sessionStorage.getItem(NAME)) ?? tried(() => localStorage.getItem(NAME));
  if (token !== null) tried(() => sessionStorage.setItem(NAME, token));
  return token;
}

export function keepToken(token: string): void {
  tried(() => sessionStorage.setItem(NAME, token));
  tried(() => localStorage.setItem(NAME, token));
}

export function forgetToken(): void {
  // What another tab of this browser has kept since is that tab's.
  tried(() => {
    if (localStorage.getItem(NAME) === sessionStorage.getItem(NAME)) localStorage.removeItem(NAME);
  });
  tried(() => sessionStorage.removeItem(NAME));
}
