/** Settings of the routes that alerts take beside the channels: e-mail and a webhook. */
import { z } from 'zod';
import { DESKS } from '../core/topic.ts';
import { address, type Setting, safeAddress, written } from './kinds.ts';

/** In the order of `.env.example`. */
export const ALERTS: readonly Setting[] = [
  {
    name: 'EMAIL_SMTP_URL',
    schema: address(/^smtps?$/, 'smtps://USER:PASSWORD@mail.example.com:465').optional(),
    example: '',
    about: 'Mail server for alerts: smtps://USER:PASSWORD@HOST:465, or smtp:// with STARTTLS where the server has it.',
  },
  {
    name: 'EMAIL_FROM',
    schema: z.email('must be an e-mail address').optional(),
    example: '',
    about: 'Sender of alerts by e-mail.',
  },
  {
    name: 'EMAIL_ALERTS_TO',
    schema: written(
      alertAddresses(),
      'must be addresses separated by commas, each alone or as DESK=ADDRESS with sales, QA, RA, PV or compliance',
    ).optional(),
    example: '',
    about: 'Who gets alerts by e-mail: addresses separated by commas; PV=ada@example.com for the alerts of one desk.',
  },
  {
    name: 'WEBHOOK_URL',
    schema: safeAddress('https://crm.example.com/desk').optional(),
    example: '',
    about: 'A program of yours that gets each alert as signed JSON (docs/alerts.md).',
  },
  {
    name: 'WEBHOOK_SECRET',
    schema: written(/^\S{16,256}$/, 'must be 16 to 256 characters without spaces').optional(),
    example: '',
    about: 'Secret that signs what goes to WEBHOOK_URL; made on first start and shown once when not set.',
  },
];

/** "a@example.com, PV=b@example.com". */
function alertAddresses(): RegExp {
  const one = `(?:(?:${DESKS.join('|')})=)?[^\\s,=@]+@[^\\s,=@]+`;
  return new RegExp(`^\\s*${one}(?:\\s*,\\s*${one})*\\s*$`);
}
