/** The first screen: what one can ask here. */

const EXAMPLES = ['Are you a manufacturer?', 'Request a quote', 'Talk to a person'] as const;

export function Welcome({ onPick }: { readonly onPick: (question: string) => void }) {
  return (
    <section class="welcome" aria-labelledby="welcome">
      <h2 id="welcome">How can we help?</h2>
      <p>
        Ask about our products, documents, quality or a quotation, in your own words. What needs a person goes to our
        team, and their answer appears right here.
      </p>
      <ul>
        {EXAMPLES.map((question) => (
          <li key={question}>
            <button type="button" class="button" onClick={() => onPick(question)}>
              {question}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
