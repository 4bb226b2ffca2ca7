import type { ReactNode } from 'react';
import { Box, Button, Flex, Modal, Typography } from '@strapi/design-system';
import type { ApiFailure } from '../api-failure';
import { useKitSay } from '../kit-texts';

interface DialogFrameProps {
  title: string;
  about: string;
  /** The words on the button that does it. */
  action: string;
  final?: boolean;
  ready: boolean;
  busy: boolean;
  failure: ApiFailure | null;
  /** Shown in place of the form once it is done. */
  done?: ReactNode;
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
  const { title, about, action, final, ready, busy, failure, done, onSend, onClose, children } = props;
  const say = useKitSay();
  return (
    <Modal.Root open onOpenChange={(open: boolean) => !open && onClose()}>
      <Modal.Content>
        <Modal.Header gap={4}>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          {done ?? (
            <Form about={about} failure={failure}>
              {children}
            </Form>
          )}
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {say('dialog.close')}
          </Button>
          {!done && (
            <Button
              variant={final ? 'danger' : 'default'}
              disabled={!ready || busy}
              loading={busy}
              onClick={onSend}
            >
              {action}
            </Button>
          )}
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
