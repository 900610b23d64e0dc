/**
 * Node, with WhatsApp's curve arithmetic as the computer runs it: inside jest's sandbox the same code takes six times as
 * long (115 ms instead of 18 for a signature and its check), and the WhatsApp tests do little else.
 */
import curve25519 from 'curve25519-js';
import { TestEnvironment } from 'jest-environment-node';

export default class extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.global.curve25519OutsideJest = curve25519;
  }
}
