import type { Language } from '../logic/language';
import { isRecord, type Answer } from './answers';
import { request } from './request';
import type { DeviceStorage } from './storage';

/** A stage as the server tells it to a person. */
export interface KnownStage {
  /** What a card holds: the documentId. */
  id: string;
  /** What operations name. */
  stageId: number;
  name: string;
  retired: boolean;
  /** This person may report there. */
  mine: boolean;
}

const KEY = 'tracker-scan-stages';

export function readStages(caller: { jwt: string; language: Language }): Promise<Answer> {
  return request('GET', '/api/scan-station/stages', caller);
}

function isStage(value: unknown): value is KnownStage {
  return (
    isRecord(value) &&
    typeof value.id === 'string' &&
    typeof value.stageId === 'number' &&
    typeof value.name === 'string' &&
    typeof value.retired === 'boolean' &&
    typeof value.mine === 'boolean'
  );
}

/** The stages of an answer, or null where it is none. */
export function stagesOf(body: unknown): KnownStage[] | null {
  return isRecord(body) && Array.isArray(body.stages) ? body.stages.filter(isStage) : null;
}

/** The stages as this device read them last for this person; for the time without a network. */
export function keptStages(
  storage: Pick<DeviceStorage, 'getItem'>,
  operator: { id: string; stages: readonly string[] | null },
): KnownStage[] | null {
  let kept: unknown;
  try {
    kept = JSON.parse(storage.getItem(KEY) ?? 'null');
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  const stages = stagesOf(kept);
  if (!stages || !isRecord(kept) || kept.operator === operator.id) return stages;
  // Somebody else was here when it was read: whose a stage is stands in the session by its name.
  return stages.map((stage) => ({
    ...stage,
    mine: operator.stages === null || operator.stages.includes(stage.name),
  }));
}

export function keepStages(
  storage: Pick<DeviceStorage, 'setItem'>,
  operatorId: string,
  stages: readonly KnownStage[],
): void {
  storage.setItem(KEY, JSON.stringify({ operator: operatorId, stages }));
}
