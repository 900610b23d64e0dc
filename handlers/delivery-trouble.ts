/** A message could not be delivered: staff hear of it, and a customer who blocked us is not written to again. */
import { customerName, type Effect, handler, send } from '../src/core/index.ts';
import { tryAgain } from './retry.ts';

export const deliveryTrouble = handler({
  name: 'delivery-trouble',
  from: 'clock',
  phrases: {
    blocked:
      '{customer} has blocked us on {channel}: the last message was not delivered. Nothing more is sent until they write again.',
    undeliverable: 'A message to {customer} on {channel} could not be delivered: {why}',
  },
  handle({ message, conversation }, say) {
    if (message.event !== 'blocked' && message.event !== 'undeliverable') return undefined;
    const customer = customerName(conversation);
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
