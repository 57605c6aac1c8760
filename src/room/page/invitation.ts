// The chair and the code in the fragment of the address, which browsers do not send to any host.

/** Takes them out of the address; null where there are none. */
export function takeInvitation(): { chair: string; code: string } | null {
  const { hash, pathname, search } = location;
  if (hash === '') return null;
  history.replaceState(null, '', `${pathname}${search}`);
  const [, chair, code] = /^#([a-z]+)\.([\w-]+)$/i.exec(hash) ?? [];
  return chair && code ? { chair: chair.toLowerCase(), code } : null;
}
