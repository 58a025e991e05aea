/** Keeps what is said while nobody can hear it yet; whoever has begun to listen calls the answer, and hears all of it in order. */
export function holdMessages(scope: EventTarget): () => void {
  const held: MessageEvent[] = [];
  const hold = (event: Event): void => void held.push(event as MessageEvent);
  scope.addEventListener("message", hold);
  return () => {
    scope.removeEventListener("message", hold);
    for (const { data, ports } of held)
      scope.dispatchEvent(new MessageEvent("message", { data, ports: [...ports] }));
  };
}
