/** The networks of this desk, one line each. */
export { createTelegramChannel } from './telegram/index.ts';
export { createTerminal } from './terminal/terminal.ts';
export { createWebChat } from './web/channel.ts';
