import path from 'node:path/posix';
import { attribute, type XmlListener } from './parse-xml';

export interface SheetEntry {
  name: string;
  hidden: boolean;
  relation: string;
}

/** The list of sheets, in the order of their tabs. */
export class WorkbookPart implements XmlListener {
  readonly sheets: SheetEntry[] = [];
  date1904 = false;

  open(name: string, attributes: Record<string, string>): void {
    if (name === 'workbookPr') this.date1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
    if (name !== 'sheet') return;
    const hidden = (attributes.state ?? 'visible') !== 'visible';
    // `r:id`; the sheet's own `sheetId` is something else.
    const relation = Object.entries(attributes).find(([key]) => /:id$/.test(key))?.[1] ?? '';
    this.sheets.push({ name: attribute(attributes, 'name') ?? '', hidden, relation });
  }

  close(): void {
    // Nothing ends here that anybody waits for.
  }
}

/** Which file of the archive each relation means, by relation id. */
export class Relations implements XmlListener {
  readonly targets = new Map<string, { type: string; target: string }>();

  /** @param folder of the part whose relations these are */
  constructor(private readonly folder: string) {}

  open(name: string, attributes: Record<string, string>): void {
    if (name !== 'Relationship') return;
    const { Id, Type = '', Target = '' } = attributes;
    if (Id === undefined || attributes.TargetMode === 'External') return;
    const plain = Target.replaceAll('\\', '/');
    const target = plain.startsWith('/') ? plain.slice(1) : path.join(this.folder, plain);
    this.targets.set(Id, { type: Type.split('/').at(-1) ?? '', target });
  }

  close(): void {
    // Relations hold nothing inside.
  }

  ofType(type: string): string | null {
    for (const relation of this.targets.values()) if (relation.type === type) return relation.target;
    return null;
  }
}
