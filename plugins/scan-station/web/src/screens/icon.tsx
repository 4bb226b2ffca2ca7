const PATHS = {
  check: 'M5 13l5 5L20 7',
  hold: 'M9 5v14M15 5v14',
  question: 'M8.5 9a3.5 3.5 0 1 1 5 3.2c-1 .5-1.5 1.2-1.5 2.3M12 18.2v.3',
  warning: 'M12 4L2.5 20h19L12 4zM12 10v5M12 17.5v.3',
  route: 'M5 6h6a3 3 0 0 1 3 3v6a3 3 0 0 0 3 3h2M16 15l3 3-3 3',
  void: 'M5 5l14 14M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z',
  offline: 'M3 3l18 18M5 12a10 10 0 0 1 4-2.4M15 9.8a10 10 0 0 1 4 2.2M8.5 15.5a5 5 0 0 1 7 0M12 19v.3',
  label: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2h-2zM18 18h2v2h-2zM18 14h2M14 18v2',
  badge: 'M5 7h14v13H5zM10 3h4v6h-4zM12 12.2a1.8 1.8 0 1 0 0 .1M8.5 17.5a3.5 3.5 0 0 1 7 0',
  bell: 'M6 17V11a6 6 0 0 1 12 0v6l2 2H4zM10 21h4M12 3v2',
  place: 'M12 21c-4-5-6-8.3-6-11a6 6 0 0 1 12 0c0 2.7-2 6-6 11zM12 8.5a1.5 1.5 0 1 0 0 .1',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
} as const;

export type IconName = keyof typeof PATHS;

/** A drawing beside words that say the same. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
