import { guidePage, type GuideFacts } from './guide-page';

const FACTS: GuideFacts = {
  language: 'ru',
  guideUrl: 'http://10.0.0.7:1337/secure',
  plainUrl: '/scan/',
  secureUrl: 'https://10.0.0.7:8443',
  authority: 'own',
  fingerprint: 'AA:BB',
};

describe('the guide', () => {
  it('bears the name that the operators’ page bears in its language', () => {
    expect(guidePage(FACTS)).toContain('<header><span>Учёт производства</span>');
    expect(guidePage(FACTS)).toContain(
      '<title>Защищённое соединение для телефонов · Учёт производства</title>',
    );
    expect(guidePage({ ...FACTS, language: 'en' })).toContain('<header><span>Product Tracker</span>');
  });

  it('has the lesser way in a place of its own, which a device that trusts the server hides', () => {
    expect(guidePage(FACTS)).toContain('<p id="plain"><a class="link" href="/scan/">');
  });

  it('shows our fingerprint, and of a proxy’s authority says who knows it', () => {
    expect(guidePage(FACTS)).toContain('<code>AA:<wbr>BB</code>');
    const proxied = guidePage({ ...FACTS, authority: 'proxy', fingerprint: null });
    expect(proxied).toContain('с тем, что назовёт администратор');
    expect(proxied).not.toContain('<strong>');
    expect(guidePage({ ...FACTS, authority: 'known', fingerprint: null })).not.toContain('SHA-256');
  });

  it.each(['known', 'none'] as const)(
    'asks nobody to install a certificate where there is none to install (%s)',
    (authority) => {
      const secureUrl = authority === 'known' ? FACTS.secureUrl : null;
      const page = guidePage({ ...FACTS, authority, secureUrl, fingerprint: null });
      expect(page).not.toContain('устанавливают сертификат');
      expect(page).not.toContain('ещё не установлен');
      expect(page.includes('data-not-yet="Защищённый адрес с этого устройства пока не открывается."')).toBe(
        authority === 'known',
      );
    },
  );

  it('says what has to be installed, and that it is not yet, where there is something', () => {
    for (const authority of ['own', 'proxy'] as const) {
      const page = guidePage({ ...FACTS, authority });
      expect(page).toContain('Для него на устройство один раз устанавливают сертификат этого сервера.');
      expect(page).toContain('data-not-yet="На этом устройстве сертификат сервера ещё не установлен."');
    }
  });
});
