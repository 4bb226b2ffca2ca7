import { useEffect, type ReactNode } from 'react';
import { Layouts, useIsMobile } from '@strapi/strapi/admin';
import { Main } from '@strapi/design-system';
import { useTheme } from 'styled-components';
import { FactoryClock } from './clock/factory-clock';
import { Definitions } from './definitions';

/** The product's name, as it stands in window titles. */
export const PRODUCT_NAME = 'Product Tracker';

interface KitPageProps {
  title: string;
  subtitle?: ReactNode;
  /** Buttons at the top right; the main one last. */
  actions?: ReactNode;
  /** A link back, above the title. */
  back?: ReactNode;
  children: ReactNode;
}

/** The frame of every page of ours: window title, heading, actions, content. */
export function KitPage({ title, subtitle, actions, back, children }: KitPageProps) {
  // In a narrow window a heading that stays in sight stands half below the navigation and takes a third of the page.
  const Header = useIsMobile() ? Layouts.BaseHeader : Layouts.Header;
  const isLight = useTheme().colors.neutral0 === '#ffffff';
  // What the browser draws itself, such as the calendar of a date field, in the panel's theme.
  useEffect(() => {
    document.documentElement.style.colorScheme = isLight ? 'light' : 'dark';
  }, [isLight]);
  useEffect(() => {
    document.title = `${title} · ${PRODUCT_NAME}`;
  }, [title]);
  return (
    <Main>
      <Header
        title={title}
        {...(subtitle === undefined ? {} : { subtitle })}
        {...(actions === undefined ? {} : { primaryAction: actions })}
        {...(back === undefined ? {} : { navigationAction: back })}
      />
      <Layouts.Content>
        <FactoryClock />
        <Definitions>{children}</Definitions>
      </Layouts.Content>
    </Main>
  );
}
