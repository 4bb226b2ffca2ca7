import { darkTheme, lightTheme } from '@strapi/design-system';
import type { DefaultTheme } from 'styled-components';

/**
 * The one accent of the panel: blue, because green, amber, red, grey and violet already mean
 * something (see kit/status.tsx). Strapi's own accent is a violet that reads as "held".
 */
const LIGHT_ACCENT = {
  primary100: '#eaf3fc',
  primary200: '#c3ddf6',
  primary500: '#3d8bd6',
  primary600: '#1565b4',
  primary700: '#0d4a88',
  buttonPrimary500: '#1d74c9',
  buttonPrimary600: '#1565b4',
};

const DARK_ACCENT = {
  primary100: '#15222f',
  primary200: '#24405c',
  primary500: '#3d8bd6',
  primary600: '#6db3f2',
  primary700: '#8fc6f7',
  buttonPrimary500: '#2f80cf',
  buttonPrimary600: '#1f6fbd',
};

/** The panel's themes: Strapi's with our accent. */
export const THEME: { light: DefaultTheme; dark: DefaultTheme } = {
  light: { ...lightTheme, colors: { ...lightTheme.colors, ...LIGHT_ACCENT } },
  dark: { ...darkTheme, colors: { ...darkTheme.colors, ...DARK_ACCENT } },
};
