/** Networks as people write them. */
const NAMES: Readonly<Record<string, string>> = {
  whatsapp: 'WhatsApp',
  telegram: 'Telegram',
  email: 'e-mail',
  webhook: 'the webhook',
};

/** The name of a channel in a sentence; its own when it has no other. */
export function networkName(channel: string): string {
  return NAMES[channel] ?? channel;
}
