import { Field, Flex, Textarea, Typography } from '@strapi/design-system';
import type { BatchPage } from '../../../server/src/contracts';
import { ChoiceField } from '../../../../../src/admin/kit';
import { Line, PiecesField } from '../acts/fields';
import { useSay } from '../texts';
import { fittingReasons, isSpoiled, operatorsFor, reworkTargets, type BehalfValues } from './report-body';

/** The server's own limit. */
const MAX_COMMENT_LENGTH = 2000;

interface FieldsProps {
  page: BatchPage;
  values: BehalfValues;
  onChange(change: Partial<BehalfValues>): void;
}

function Pieces({ values, onChange }: Omit<FieldsProps, 'page'>) {
  const say = useSay();
  return (
    <Flex gap={4} alignItems="flex-end">
      {(['good', 'scrapped', 'rework'] as const).map((kind) => (
        <PiecesField
          key={kind}
          label={say(`field.${kind}`)}
          value={values[kind]}
          onChange={(pieces) => onChange({ [kind]: pieces })}
        />
      ))}
    </Flex>
  );
}

/** Where rework goes and why some pieces are not good; nothing where all are. */
function Spoiled({ page, values, onChange }: FieldsProps) {
  const say = useSay();
  if (!isSpoiled(values)) return null;
  const targets = reworkTargets(page.operations, values.operation);
  return (
    <>
      {(values.rework ?? 0) > 0 && (
        <ChoiceField
          label={say('behalf.reworkTo')}
          value={values.reworkTo}
          choices={targets.map(({ number, stage }) => ({
            value: String(number),
            text: say('event.operation', { n: number, stage }),
          }))}
          onChange={(reworkTo) => onChange({ reworkTo })}
        />
      )}
      <ChoiceField
        label={say('behalf.reason')}
        value={values.reason}
        choices={fittingReasons(page.reasons, values).map(({ code, name }) => ({ value: code, text: name }))}
        onChange={(reason) => onChange({ reason })}
      />
    </>
  );
}

function Comment({ values, onChange }: Omit<FieldsProps, 'page'>) {
  const say = useSay();
  const photos = values.settles?.attachments.length ?? 0;
  return (
    <>
      <Field.Root width="100%">
        <Field.Label>{say('behalf.comment')}</Field.Label>
        <Textarea
          name="comment"
          value={values.comment}
          onChange={(event: { target: { value: string } }) =>
            onChange({ comment: event.target.value.slice(0, MAX_COMMENT_LENGTH) })
          }
        />
      </Field.Root>
      {photos > 0 && (
        <Typography variant="pi" textColor="neutral600">
          {say('behalf.photos', { n: photos })}
        </Typography>
      )}
    </>
  );
}

/** What an operator did, where and when. */
export function BehalfFields({ page, values, onChange }: FieldsProps) {
  const say = useSay();
  const operations = page.operations.map(({ number, stage, waiting: n }) => ({
    value: String(number),
    text: say('field.operation.option', { number, stage, n }),
  }));
  const reporter = values.settles?.operator ?? null;
  return (
    <>
      <ChoiceField
        label={say('behalf.operator')}
        value={values.operator}
        choices={operatorsFor(page.operators, reporter).map((name) => ({ value: name, text: name }))}
        onChange={(operator) => onChange({ operator })}
      />
      <ChoiceField
        label={say('field.operation')}
        value={values.operation}
        choices={operations}
        // What was before the one operation may be behind the other.
        onChange={(operation) => onChange({ operation, reworkTo: '' })}
      />
      <Pieces values={values} onChange={onChange} />
      <Spoiled page={page} values={values} onChange={onChange} />
      <Comment values={values} onChange={onChange} />
      <Line
        label={say('behalf.occurredAt')}
        type="datetime-local"
        value={values.occurredAt}
        onChange={(occurredAt) => onChange({ occurredAt })}
      />
    </>
  );
}
