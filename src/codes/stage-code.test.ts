import { codeFromScannedText, labelUrl, newLabelCode, stageCode, stageInText } from '.';

const ID = 'k3v0ilo1u9zq7w5x2a4b6c8d';

describe('the code of a stage card', () => {
  it.each([
    ['as it stands on the card', 'HTTPS://TRACKER.EXAMPLE/SCAN/STK3V0ILO1U9ZQ7W5X2A4B6C8D'],
    ['of a host that is gone', 'http://192.168.1.5:1337/scan/stk3v0ilo1u9zq7w5x2a4b6c8d/?from=camera'],
    ['bare', ' STK3V0ILO1U9ZQ7W5X2A4B6C8D\n'],
    ['with blanks and hyphens', 'st-k3v0ilo1 u9zq7w5x-2a4b6c8d'],
  ])('is read %s', (_how, text) => {
    expect(stageInText(text)).toBe(ID);
  });

  it('is what the address of a card holds', () => {
    expect(stageInText(labelUrl('https://tracker.example/', stageCode(ID)))).toBe(ID);
  });

  it('is no label, and no label is one', () => {
    expect(codeFromScannedText(stageCode(ID))).toEqual({ ok: false });
    expect(stageInText(labelUrl('https://tracker.example', newLabelCode()))).toBeNull();
  });

  it.each([
    ['TB0123456789ABCDEFGHJKMNPQRS'],
    ['ST'],
    [`ST${ID}0`],
    [`ST${ID.slice(1)}Ж`],
    [`${'x'.repeat(2048)}ST${ID}`],
    [''],
  ])('is not in %j', (text) => {
    expect(stageInText(text)).toBeNull();
  });
});
