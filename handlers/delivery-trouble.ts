/** A message, or an alert, could not be delivered: staff hear of it; a customer who blocked us is not written to again. */
import { customerName, type Effect, handler, send } from '../src/core/index.ts';
import { networkName } from './networks.ts';
import { tryAgain } from './retry.ts';

export const deliveryTrouble = handler({
  name: 'delivery-trouble',
  from: 'clock',
  phrases: {
    blocked:
      '{customer} has blocked us on {channel}: the last message was not delivered. Nothing more is sent until they write again.',
    undeliverable: 'A message to {customer} on {channel} could not be delivered: {why}',
    alertLost:
      '⚠ An alert about {customer} did not arrive by {network}: {why}. Read it on the staff page (/staff), or say /info as a reply to a message of theirs.',
  },
  handle({ message, conversation }, say) {
    const customer = customerName(conversation);
    if (message.event === 'alert-lost') {
      const why = message.text.replace(/\.$/, '');
      return [send('staff', say('alertLost', { network: networkName(message.channel), customer, why }))];
    }
    if (message.event !== 'blocked' && message.event !== 'undeliverable') return undefined;
    const { channel } = conversation;
    if (message.event === 'undeliverable') {
      const told = say('undeliverable', { customer, channel, why: message.text });
      return [send('staff', told, message.saidIn ? [tryAgain(message.saidIn)] : [])];
    }
    if (conversation.status === 'closed') return [];
    const effects: Effect[] = [
      { type: 'setStatus', status: 'closed' },
      send('staff', say('blocked', { customer, channel })),
    ];
    return effects;
  },
});
