/** The desk has lost a network, or has it back: staff hear of it, on the other networks. */
import { handler, send } from '../src/core/index.ts';
import { networkName } from './networks.ts';

export const linkTrouble = handler({
  name: 'link-trouble',
  from: 'clock',
  phrases: {
    lost: '⚠ {network} is not connected: {why} Until then nobody who writes there is heard or answered.',
    back: '{network} is connected again. {more}',
  },
  handle({ message }, say) {
    const network = networkName(message.channel);
    if (message.event === 'link-lost') return [send('staff', say('lost', { network, why: message.text }))];
    if (message.event === 'link-back') return [send('staff', say('back', { network, more: message.text }))];
    return undefined;
  },
});
