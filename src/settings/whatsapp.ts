/** Settings of WhatsApp. */
import { address, flag, isThisMachine, type Setting, wholeNumber, written } from './kinds.ts';

const loopbackSocket = address(/^wss?$/, 'ws://127.0.0.1:8080').refine(
  isThisMachine,
  'must name 127.0.0.1, [::1] or localhost',
);

/** In the order of `.env.example`. */
export const WHATSAPP: readonly Setting[] = [
  { name: 'WHATSAPP_ENABLED', schema: flag.default(false), example: 'false', about: 'true adds WhatsApp.' },
  {
    name: 'WHATSAPP_PAIRING_NUMBER',
    schema: written(/^\d{6,15}$/, 'must be digits only, with the country code').optional(),
    example: '',
    about: 'Pair by code with this number instead of by QR.',
  },
  {
    name: 'WHATSAPP_STAFF_NUMBERS',
    schema: written(
      /^\s*\+?[\d\s()-]{6,25}(,\s*\+?[\d\s()-]{6,25})*$/,
      'must be numbers with the country code, separated by commas',
    ).optional(),
    example: '',
    about: 'Numbers of staff who get alerts on WhatsApp, separated by commas.',
  },
  {
    name: 'WHATSAPP_TAKEOVER_HOURS',
    schema: wholeNumber(0, 720).default(0),
    example: '0',
    about:
      'Where somebody answers on the paired phone: hours after their last words until the bot answers again, 1 to 720; 0: never.',
  },
  {
    name: 'WHATSAPP_SOCKET_URL',
    schema: loopbackSocket.optional(),
    example: '',
    about: 'Only for tests: a server on this machine that stands in for WhatsApp.',
  },
  {
    name: 'WHATSAPP_VERSION',
    schema: written(/^\d+\.\d+\.\d+$/, 'must be three numbers, e.g. 2.3000.1015901307').optional(),
    example: '',
    about: 'Client version to report, when WhatsApp calls ours too old.',
  },
  {
    name: 'WHATSAPP_LOG_QR',
    schema: flag.default(false),
    example: 'false',
    about: 'Print each pairing QR as a line on stdout, for programs.',
  },
];
