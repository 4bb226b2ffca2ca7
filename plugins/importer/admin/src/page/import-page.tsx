import { Page } from '@strapi/strapi/admin';
import { Button, Flex } from '@strapi/design-system';
import { KitPage } from '../../../../../src/admin/kit';
import { useSay } from '../texts';
import { CheckStep } from './check-step';
import { ColumnsStep } from './columns-step';
import { FileStep } from './file-step';
import { ImportHistory } from './import-history';
import { OpenPreviews } from './open-previews';
import { ResultStep } from './result-step';
import { Steps } from './steps';
import { useImport } from './use-import';

function ImportWizard() {
  const say = useSay();
  const [state, actions] = useImport();
  const { step, preview, result, file, opening } = state;
  const fileName = preview?.fileName ?? file?.name ?? opening;
  return (
    <KitPage title={say('title')} subtitle={fileName ?? say('subtitle')}>
      <Flex direction="column" alignItems="stretch" gap={6}>
        <Steps state={state} onGo={actions.goTo} />
        {step === 'file' && !preview && state.busy === null && <OpenPreviews onResume={actions.resume} />}
        {step === 'file' && <FileStep state={state} actions={actions} />}
        {step === 'file' && !preview && <ImportHistory />}
        {step === 'columns' && preview && (
          <ColumnsStep
            preview={preview}
            busy={state.busy !== null}
            onWish={actions.wish}
            onOtherRow={() => actions.goTo('file')}
          />
        )}
        {preview && preview.total > 0 && (step === 'file' || step === 'columns') && (
          <Flex justifyContent="flex-end">
            <Button size="L" disabled={state.busy !== null} onClick={() => actions.goTo('check')}>
              {say('step.next')}
            </Button>
          </Flex>
        )}
        {step === 'check' && preview && <CheckStep state={state} preview={preview} actions={actions} />}
        {step === 'result' && result && (
          <ResultStep result={result} acts={state.accepted.length} onAgain={actions.restart} />
        )}
      </Flex>
    </KitPage>
  );
}

/** The import page; shown only to those who may import. */
export function ImportPage() {
  return (
    <Page.Protect permissions={[{ action: 'plugin::importer.import', subject: null }]}>
      <ImportWizard />
    </Page.Protect>
  );
}
