/** A text in lines that are no wider than there is room for; a word that is longer stands alone. */
export function wrapped(text: string, roomPx: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last === undefined || widthOf(longer) > roomPx) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}
