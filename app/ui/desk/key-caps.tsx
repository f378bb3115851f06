/** The keys that press a button, drawn on it; the button itself carries `aria-keyshortcuts`. */

export function KeyCaps({ keys }: { readonly keys: readonly string[] }) {
  return (
    <span className="keys" aria-hidden="true">
      {keys.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}
