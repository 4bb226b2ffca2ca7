import { Typography } from '@strapi/design-system';

/** What is wrong with more than one field, below them. */
export function Fault({ children }: { children: string }) {
  return (
    <Typography variant="pi" textColor="danger600" role="alert">
      {children}
    </Typography>
  );
}
