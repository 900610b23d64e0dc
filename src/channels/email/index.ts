/** E-mail, as the rest of the house may use it. */
export { createEmailChannel, type EmailOptions } from './channel.ts';
