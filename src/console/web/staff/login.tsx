/** The door: the staff password, and the name that customers will see. */
import { useState } from 'preact/hooks';
import type { Me } from '../../wire.ts';
import { ask, Refused } from '../ask.ts';
import { companyName } from '../company.ts';
import { Mark } from '../mark.tsx';

interface LoginProps {
  /** Why one has to log in again, or empty. */
  readonly why: string;
  readonly onLogin: (me: Me) => void;
}

export function Login({ why, onLogin }: LoginProps) {
  const [problem, setProblem] = useState(why);
  const [isBusy, setBusy] = useState(false);

  async function enter(form: HTMLFormElement): Promise<void> {
    const given = new FormData(form);
    setBusy(true);
    try {
      onLogin(await ask<Me>('/api/staff/login', { name: given.get('name'), password: given.get('password') }));
    } catch (thrown) {
      setProblem(thrown instanceof Refused ? thrown.message : 'That did not work. Please try again.');
      form.querySelector<HTMLInputElement>('#password')?.select();
    } finally {
      setBusy(false);
    }
  }

  return (
    <main class="door">
      <form
        class="sheet"
        onSubmit={(event) => {
          event.preventDefault();
          void enter(event.currentTarget);
        }}
      >
        <Mark />
        <h1>Staff desk</h1>
        <p class="quiet">{companyName}</p>
        <label for="name">Your name</label>
        <input
          id="name"
          name="name"
          autocomplete="name"
          required
          maxLength={60}
          aria-describedby="name-use"
          dir="auto"
        />
        <p id="name-use" class="hint">
          Customers see it on your answers.
        </p>
        <label for="password">Staff password</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required />
        <p class="problem" role="alert">
          {problem}
        </p>
        <button type="submit" class="button main" disabled={isBusy}>
          Log in
        </button>
      </form>
    </main>
  );
}
