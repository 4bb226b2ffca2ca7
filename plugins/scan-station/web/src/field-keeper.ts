type Field = HTMLInputElement | HTMLTextAreaElement;

/** Whether keys write something there. */
export function isField(element: Element | null): element is Field {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
}

/**
 * Gives a field back what it held before a scanner typed into it. `look` before the first key of what may be a scan;
 * `giveBack` once it was one, which says whether something was given back.
 */
export function fieldKeeper(): { look(): void; giveBack(): boolean } {
  let before: { field: Field; value: string } | null = null;
  return {
    look: () => {
      const field = document.activeElement;
      before = isField(field) ? { field, value: field.value } : null;
    },
    giveBack: () => {
      if (before === null || before.field.value === before.value) return false;
      before.field.value = before.value;
      before.field.dispatchEvent(new Event('input', { bubbles: true }));
      return true;
    },
  };
}
