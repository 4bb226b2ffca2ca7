/** Let the browser save what was read, under a name. */
export function saveFile(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken hold of the content by the end of this turn.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
