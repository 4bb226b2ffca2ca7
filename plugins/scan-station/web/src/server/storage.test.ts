import { withMemoryBeside } from './storage';

describe('a storage without room', () => {
  const full = new Map([['before', 'kept']]);
  let hasRoom = false;
  const storage = withMemoryBeside({
    getItem: (key) => full.get(key) ?? null,
    setItem: (key, value) => {
      if (!hasRoom) throw new Error('QuotaExceededError');
      full.set(key, value);
    },
    removeItem: (key) => void full.delete(key),
  });

  it('throws at nobody, and what was said last counts until the page is closed', () => {
    storage.setItem('before', 'newer');
    storage.setItem('stage', 'Резка');
    expect([storage.getItem('before'), storage.getItem('stage'), full.get('before')]).toEqual([
      'newer',
      'Резка',
      'kept',
    ]);
  });

  it('keeps again when there is room, and what is removed is gone', () => {
    hasRoom = true;
    storage.setItem('before', 'newest');
    expect([storage.getItem('before'), full.get('before')]).toEqual(['newest', 'newest']);
    storage.removeItem('stage');
    storage.removeItem('before');
    expect([storage.getItem('stage'), storage.getItem('before')]).toEqual([null, null]);
  });
});
