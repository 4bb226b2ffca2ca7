import { Box } from '@strapi/design-system';
import { styled } from 'styled-components';

/** Chromium gives the parts of a date a pixel above and below, which makes the field two higher than those beside it. */
export const DateBox = styled(Box)`
  & input::-webkit-datetime-edit,
  & input::-webkit-datetime-edit-fields-wrapper,
  & input::-webkit-datetime-edit-text,
  & input::-webkit-datetime-edit-day-field,
  & input::-webkit-datetime-edit-month-field,
  & input::-webkit-datetime-edit-year-field {
    padding-block: 0;
  }

  & input::-webkit-calendar-picker-indicator {
    block-size: 1em;
    padding-block: 0;
  }
`;
