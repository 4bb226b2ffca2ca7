import type { StageKind } from '../../../../../src/tracking/contracts';

/** What a stage's name begins with, or has as a word, where it is inspection; as drawings and route cards write it. */
const INSPECTION =
  /(?<!\p{L})(?:отк|контроль|контрольная|контроля|контр|проверка|приёмка|приемка|qc|qa|inspection|inspect|quality (?:control|check))(?!\p{L})/iu;

/**
 * The kind of a stage that an import makes, by its name alone: «ОТК», «Контроль ОТК», «Inspection» inspect, all else is
 * production, for a stage of a subcontractor says so in no usual way. People change it in the list of stages. Pure.
 */
export function kindOfStage(name: string): StageKind {
  return INSPECTION.test(name) ? 'inspection' : 'production';
}
