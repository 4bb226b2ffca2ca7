import type { ReactNode } from 'react';
import { Box, Button, Flex, Modal, Typography } from '@strapi/design-system';
import type { ApiFailure } from '../../../../../src/admin/kit';
import { useSay } from '../texts';

interface DialogFrameProps {
  title: string;
  about: string;
  /** The words on the button that does it. */
  action: string;
  ready: boolean;
  busy: boolean;
  failure: ApiFailure | null;
  onSend(): void;
  onClose(): void;
  children: ReactNode;
}

function Form({ about, failure, children }: Pick<DialogFrameProps, 'about' | 'failure' | 'children'>) {
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography textColor="neutral700">{about}</Typography>
      {children}
      {failure && (
        <Box role="alert" background="warning100" hasRadius padding={4}>
          <Typography textColor="warning700">{failure.message}</Typography>
        </Box>
      )}
    </Flex>
  );
}

/** A dialog that says what will happen, asks, does it, and shows a refusal in words beside the form. */
export function DialogFrame(props: DialogFrameProps) {
  const { title, about, action, ready, busy, failure, onSend, onClose, children } = props;
  const say = useSay();
  return (
    <Modal.Root open onOpenChange={(open: boolean) => !open && onClose()}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Form about={about} failure={failure}>
            {children}
          </Form>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {say('dialog.close')}
          </Button>
          <Button disabled={!ready || busy} loading={busy} onClick={onSend}>
            {action}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
