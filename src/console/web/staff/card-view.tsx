/** The card of the open ticket: everything needed to act, on one screen of a phone. */
import { readCard } from './card.ts';

export function CardView({ text, isUrgent }: { readonly text: string; readonly isUrgent: boolean }) {
  const { headline, about, fields } = readCard(text);
  return (
    <details class={`card${isUrgent ? ' urgent' : ''}`} open>
      <summary>
        <h3>{headline}</h3>
        <p class="quiet">{about}</p>
      </summary>
      <dl>
        {fields.map(({ label, value }, i) => (
          <div key={`${label} ${i}`} class={label === 'Customer' ? 'wide' : label === 'Missing' ? 'missing' : ''}>
            <dt>{label}</dt>
            <dd class="said" dir="auto">
              {value}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
