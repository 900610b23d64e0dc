/** What one message comes to when it says several things, or arrives at an unusual moment. */
import { describe, expect, it } from '@jest/globals';
import { decide } from '../../handlers/index.ts';
import type { Entities } from '../../src/core/entities.ts';
import { said } from '../store/samples.ts';
import { opened, outcomeOf, saidBy, ticket, toCustomer, turnOf } from './turns.ts';

const losartan = { text: 'losartan', name: 'losartan' } as const;
const kg = (quantity: number) => ({ quantity, unit: 'kg', quantityKg: quantity }) as const;
const waitingFor = (fields: Entities) =>
  ({ conversation: { status: 'waiting', tickets: [ticket({ fields })], entities: fields } }) as const;

describe('a message with several matters', () => {
  it('gets one hand-off, to the desk of the most pressing one', () => {
    const effects = decide(turnOf('hm', { sure: ['doc-coa', 'company-references', 'moq'] }));
    expect(opened(effects)).toMatchObject([
      { kind: 'documents', desk: 'QA', topics: ['doc-coa', 'company-references', 'moq'] },
    ]);
    expect(toCustomer(effects)).toHaveLength(1);
  });

  it('that reports harm is answered about the harm alone, and the inquiry in it reaches sales in silence', () => {
    const effects = decide(
      turnOf('hm', { sure: ['pv-adverse-event', 'quote-request'], pressing: ['pv-adverse-event'] }),
    );
    expect(
      opened(effects)
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['adverse-event', 'quote']);
    expect(saidBy(effects)).not.toMatch(/Prices/);
    expect(outcomeOf(effects)).toMatchObject({ behaviour: 'handoff', desk: 'PV' });
  });

  it('that complains and asks is answered in both', () => {
    const effects = decide(turnOf('hm', { sure: ['complaint-quality', 'moq'], pressing: ['complaint-quality'] }));
    expect(saidBy(effects)).toMatch(/Thank you for reporting this[\s\S]*minimum order/);
    expect(opened(effects)).toHaveLength(1);
  });

  it('that asks for a controlled substance alerts compliance once, and tells the customer no reference', () => {
    const effects = decide(turnOf('hm', { sure: ['comp-controlled'], pressing: ['comp-controlled'] }));
    expect(opened(effects)).toMatchObject([{ kind: 'compliance', desk: 'compliance' }]);
    expect(saidBy(effects)).not.toMatch(/TM-/);
  });

  it('that says stop and reports harm while a person has the chat does both', () => {
    const conversation = { status: 'staff', owner: { id: 's1', name: 'Li' } } as const;
    const effects = decide(turnOf('hm', { pressing: ['pv-adverse-event', 'stop-optout'] }, { conversation }));
    expect(opened(effects)).toMatchObject([{ kind: 'adverse-event', desk: 'PV' }]);
    expect(effects).toContainEqual({ type: 'setStatus', status: 'optedOut' });
  });
});

describe('an amount', () => {
  it('alone corrects the only product of the request', () => {
    const around = waitingFor({ products: [{ ...losartan, ...kg(5) }], ...kg(5), destination: 'Peru' });
    const effects = decide(turnOf('make it 60 kg', { entities: kg(60) }, around));
    expect(saidBy(effects)).toMatch(/^I have noted: losartan 60 kg, Peru\./);
    expect(effects).toContainEqual(
      expect.objectContaining({
        type: 'updateTicket',
        fields: expect.objectContaining({ products: [{ ...losartan, ...kg(60) }] }),
      }),
    );
  });

  it('said before the product belongs to it', () => {
    const around = waitingFor({ ...kg(5) });
    expect(saidBy(decide(turnOf('losartan', { entities: { products: [losartan] } }, around)))).toMatch(/losartan 5 kg/);
  });

  it('of a complaint does not change the request', () => {
    const around = waitingFor({ products: [{ ...losartan, ...kg(5) }], ...kg(5) });
    const effects = decide(turnOf('25 kg are wet', { pressing: ['complaint-logistics'], entities: kg(25) }, around));
    const remembered = effects.find((e) => e.type === 'remember');
    expect(remembered).toMatchObject({ entities: { quantity: 25 } });
    expect(remembered).not.toHaveProperty('entities.products');
  });

  it('raises no alarm, whatever the matcher takes it for', () => {
    const around = waitingFor({ products: [losartan] });
    const meant = { sure: ['comp-sanctions-dual-use'], pressing: ['comp-sanctions-dual-use'], entities: kg(30) };
    expect(outcomeOf(decide(turnOf('30 kg', meant, around)))?.behaviour).toBe('collect-quote');
  });

  it('of a watched substance does', () => {
    const entities = { products: [{ text: 'fentanyl', name: 'fentanyl', tags: ['controlled'], ...kg(2) }], ...kg(2) };
    const effects = decide(turnOf('fentanyl 2 kg', { pressing: ['comp-controlled'], entities }));
    expect(outcomeOf(effects)?.behaviour).toBe('refuse-politely');
  });
});

describe('a file', () => {
  const picture = (text: string) =>
    said('m9', text, { kind: 'image', ref: { channel: 'telegram', place: 'c1', id: 'm9' } });

  it('whose caption is refused reaches staff, and the customer is not told to wait for them', () => {
    const message = picture('for myself');
    const turn = turnOf('for myself', { pressing: ['comp-personal-use'] });
    const effects = decide({ ...turn, message, bubbles: [message] });
    expect(opened(effects)).toMatchObject([{ kind: 'attachment', files: [message.ref] }]);
    expect(saidBy(effects)).not.toMatch(/TM-/);
  });

  it('of every kind is thanked for in words of its own', () => {
    const kinds = ['image', 'voice', 'video', 'document', 'contact', 'location', 'other'] as const;
    const thanks = kinds.map((kind) => {
      const message = { ...picture(''), kind };
      return saidBy(decide({ ...turnOf(''), message, bubbles: [message] })).split('\n')[0];
    });
    expect(new Set(thanks).size).toBe(kinds.length);
  });
});
