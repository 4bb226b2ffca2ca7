import { styled } from 'styled-components';

/**
 * The looks of the preview tree, in one sheet: its rows are plain elements with classes, because thousands of them come and go
 * while somebody scrolls. A row has the height that `ROW_HEIGHT_PX` tells, more where it has more lines or long ones.
 */
export const TreeTable = styled.table`
  --columns: 7.6rem minmax(0, 2fr) 8.4rem 8.4rem minmax(0, 1fr) 13rem;

  display: block;
  width: 100%;
  font-size: 1.3rem;
  line-height: 2rem;

  thead {
    position: sticky;
    top: 0;
    z-index: 1;
    display: block;
    background: ${({ theme }) => theme.colors.neutral0};
    color: ${({ theme }) => theme.colors.neutral600};
  }

  tbody {
    position: relative;
    display: block;
  }

  tr {
    display: grid;
    grid-template-columns: var(--columns);
    width: 100%;
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
  }

  tbody tr {
    position: absolute;
    left: 0;
    min-height: 6.1rem;
    contain: layout style paint;
  }

  th,
  td {
    padding: 0.8rem;
    text-align: left;
    overflow-wrap: anywhere;
  }

  th {
    font-weight: 600;
  }

  th.number,
  td.number {
    text-align: right;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }

  /* Boxes stand below each other whatever the number behind them is. */
  .tick {
    display: flex;
    justify-content: space-between;
    align-items: center;
    gap: 0.6rem;
    cursor: pointer;
  }

  .part {
    padding-left: min(calc(var(--depth) * 2rem), 20vw);
  }

  .title {
    font-weight: 600;
  }

  .line {
    font-size: 1.2rem;
    line-height: 2.4rem;
    color: ${({ theme }) => theme.colors.neutral600};
  }

  .sheet {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .difference {
    font-size: 1.2rem;
    color: ${({ theme }) => theme.colors.neutral800};
  }

  .difference s {
    color: ${({ theme }) => theme.colors.neutral600};
  }

  select {
    max-width: 100%;
    height: 2.2rem;
    padding: 0 0.4rem;
    border: 1px solid ${({ theme }) => theme.colors.neutral200};
    border-radius: 4px;
    background: transparent;
    color: inherit;
    font: inherit;
    line-height: 1.8rem;
  }

  option {
    background: ${({ theme }) => theme.colors.neutral0};
    color: ${({ theme }) => theme.colors.neutral800};
  }

  .status {
    display: inline-block;
    padding: 0 0.8rem;
    border-radius: 4px;
    font-size: 1.1rem;
    font-weight: 600;
    white-space: nowrap;
    text-transform: uppercase;
  }

  .status-new {
    background: ${({ theme }) => theme.colors.primary100};
    color: ${({ theme }) => theme.colors.primary700};
  }

  .status-changed {
    background: ${({ theme }) => theme.colors.warning100};
    color: ${({ theme }) => theme.colors.warning700};
  }

  .status-unchanged {
    background: ${({ theme }) => theme.colors.neutral150};
    color: ${({ theme }) => theme.colors.neutral700};
  }

  .status-refused {
    background: ${({ theme }) => theme.colors.danger100};
    color: ${({ theme }) => theme.colors.danger700};
  }

  tr.marked {
    background: ${({ theme }) => theme.colors.primary100};
  }

  /* On a phone what happens to a part, and its operations, stand below its name instead of out of view. */
  .narrow {
    display: none;
  }

  @media (max-width: 48rem) {
    --columns: 6.8rem minmax(0, 1fr);

    th,
    td {
      padding: 0.8rem 0.4rem;
    }

    .narrow {
      display: block;
    }

    .wide {
      display: none;
    }
  }
`;
