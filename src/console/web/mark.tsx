/** The brand mark: a six-membered ring with three bonds. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path class="mark-ring" d="M16 5.8 24.8 10.9v10.2L16 26.2 7.2 21.1V10.9Z" />
      <path class="mark-bonds" d="M16 9.6v6.6M16 16.2l5.6 3.2M16 16.2l-5.6 3.2" />
      <circle class="mark-core" cx="16" cy="16.2" r="2.3" />
    </svg>
  );
}
