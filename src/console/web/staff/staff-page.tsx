/** The staff page: log in, then the desk. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Me } from '../../wire.ts';
import { ask, Refused } from '../ask.ts';
import { Desk } from './desk.tsx';
import { Login } from './login.tsx';

type Who =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'nobody'; readonly why: string }
  | { readonly kind: 'me'; readonly me: Me };

/** How long until we ask again who we are, when the server does not answer. */
const AGAIN_MS = 3_000;

export function StaffPage() {
  const [who, setWho] = useState<Who>({ kind: 'unknown' });

  /** Asks whether the session still holds; a server that is away says nothing about that. */
  const check = useCallback(async (why: string): Promise<'known' | 'away'> => {
    try {
      setWho({ kind: 'me', me: await ask<Me>('/api/staff/me') });
      return 'known';
    } catch (thrown) {
      if (thrown instanceof Refused && thrown.isPassing) return 'away';
      setWho({ kind: 'nobody', why });
      return 'known';
    }
  }, []);

  useEffect(() => {
    let timer: number | undefined;
    const begin = async () => {
      if ((await check('')) === 'away') timer = window.setTimeout(begin, AGAIN_MS);
    };
    void begin();
    return () => clearTimeout(timer);
  }, [check]);

  switch (who.kind) {
    case 'unknown':
      return <p class="loading">Connecting…</p>;
    case 'nobody':
      return <Login why={who.why} onLogin={(me) => setWho({ kind: 'me', me })} />;
    case 'me':
      return (
        <Desk
          me={who.me}
          onDoubt={() => void check('Your session has ended. Please log in again.')}
          onLogout={() => setWho({ kind: 'nobody', why: '' })}
        />
      );
  }
}
