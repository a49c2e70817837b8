/** Leaves the focus in the field when the mouse works elsewhere, so that Enter still means the field. */
export function keepFocus(node: HTMLElement): () => void {
  const keep = (event: MouseEvent) => event.preventDefault();
  node.addEventListener("mousedown", keep);
  return () => node.removeEventListener("mousedown", keep);
}
