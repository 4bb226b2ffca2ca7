import type { Language } from '../../../../src/refusals';

/** How one kind of device learns to trust the certificate. */
export interface DeviceSteps {
  id: 'android' | 'ios' | 'windows' | 'mac';
  title: string;
  steps: readonly string[];
}

/** What the guide says. */
export interface GuideTexts {
  /** As the operators' page calls itself. */
  productName: string;
  title: string;
  why: string;
  /** Where a certificate has to be installed. */
  learn: string;
  otherLanguage: string;
  checking: string;
  trusted: string;
  notYet: string;
  /** Of a certificate that nobody has to install. */
  notReached: string;
  openSecure: string;
  openPlain: string;
  download: string;
  devices: readonly DeviceSteps[];
  compare: string;
  /** Of a proxy's authority, whose fingerprint the server does not know. */
  compareByAdministrator: string;
  fingerprint: string;
  again: string;
  phone: string;
  qrLabel: string;
  off: string;
  offHow: string;
  given: string;
}

const ru: GuideTexts = {
  productName: 'Учёт производства',
  title: 'Защищённое соединение для телефонов',
  why: 'Своя камера и работа без сети на странице отметок возможны только по защищённому соединению.',
  learn: 'Для него на устройство один раз устанавливают сертификат этого сервера.',
  otherLanguage: 'English',
  checking: 'Проверяем это устройство…',
  trusted: 'Это устройство уже доверяет серверу. Больше ничего не нужно.',
  notYet: 'На этом устройстве сертификат сервера ещё не установлен.',
  notReached: 'Защищённый адрес с этого устройства пока не открывается.',
  openSecure: 'Открыть защищённую страницу отметок',
  openPlain: 'Продолжить без камеры и без работы без сети',
  download: 'Скачать сертификат',
  devices: [
    {
      id: 'android',
      title: 'Android',
      steps: [
        'Нажмите «Скачать сертификат» и дождитесь окончания загрузки.',
        'Откройте настройки телефона и найдите поиском «Сертификат ЦС» (Безопасность → Другие настройки → Шифрование и учётные данные → Установка сертификата).',
        'Выберите «Сертификат ЦС», затем «Всё равно установить», и укажите файл product-tracker.crt в загрузках.',
        'Вернитесь на эту страницу и нажмите «Проверить ещё раз».',
      ],
    },
    {
      id: 'ios',
      title: 'iPhone и iPad',
      steps: [
        'Откройте эту страницу в Safari, нажмите «Скачать сертификат» и «Разрешить».',
        'Настройки → «Профиль загружен» → «Установить».',
        'Настройки → Основные → Об этом устройстве → Доверие сертификатам: включите Product Tracker.',
        'Вернитесь на эту страницу и нажмите «Проверить ещё раз».',
      ],
    },
    {
      id: 'windows',
      title: 'Windows',
      steps: [
        'Нажмите «Скачать сертификат» и откройте файл product-tracker.crt.',
        '«Установить сертификат» → «Локальный компьютер» → «Поместить все сертификаты в следующее хранилище» → «Доверенные корневые центры сертификации».',
        'Закройте браузер и откройте эту страницу снова. Для многих компьютеров то же делает групповая политика или команда certutil -addstore Root product-tracker.crt.',
      ],
    },
    {
      id: 'mac',
      title: 'macOS',
      steps: [
        'Нажмите «Скачать сертификат» и откройте файл: он попадёт в «Связку ключей».',
        'Найдите Product Tracker, откройте, раздел «Доверие»: «Всегда доверять».',
        'Вернитесь на эту страницу и нажмите «Проверить ещё раз».',
      ],
    },
  ],
  compare:
    'Сравните отпечаток SHA-256 в сведениях о сертификате с тем, что сервер показывает при запуске. Этот сертификат может удостоверять только адреса внутри сети предприятия, но не сайты в интернете.',
  compareByAdministrator:
    'Сравните отпечаток SHA-256 в сведениях о сертификате с тем, что назовёт администратор: на сервере его печатает команда из docs/production.md.',
  fingerprint: 'Отпечаток SHA-256',
  again: 'Проверить ещё раз',
  phone: 'Открыть эту страницу на телефоне',
  qrLabel: 'QR-код адреса этой страницы',
  off: 'Защищённое соединение на этом сервере выключено.',
  offHow:
    'Его включает администратор: уберите HTTPS_PORT=off или задайте порт HTTPS_PORT и запустите сервер снова. До этого отметки работают по сети: камерой телефона, сканером и вводом кода.',
  given:
    'Сертификат этого сервера выдан известным центром: на устройства ничего устанавливать не нужно. Если браузер предупреждает, обратитесь к администратору.',
};

const en: GuideTexts = {
  productName: 'Product Tracker',
  title: 'A secure connection for phones',
  why: "The scan page's camera and its work without a network need a secure connection.",
  learn: "For it the device has to learn this server's certificate once.",
  otherLanguage: 'Русский',
  checking: 'Checking this device …',
  trusted: 'This device trusts the server already. Nothing is left to do.',
  notYet: "This device does not know the server's certificate yet.",
  notReached: 'This device does not reach the secure address yet.',
  openSecure: 'Open the secure scan page',
  openPlain: 'Go on without camera and offline work',
  download: 'Download the certificate',
  devices: [
    {
      id: 'android',
      title: 'Android',
      steps: [
        'Tap “Download the certificate” and wait until it is there.',
        'Open the settings of the phone and search for “CA certificate” (Security → More settings → Encryption & credentials → Install a certificate).',
        'Choose “CA certificate”, then “Install anyway”, and the file product-tracker.crt in the downloads.',
        'Come back to this page and tap “Check again”.',
      ],
    },
    {
      id: 'ios',
      title: 'iPhone and iPad',
      steps: [
        'Open this page in Safari, tap “Download the certificate” and “Allow”.',
        'Settings → “Profile Downloaded” → “Install”.',
        'Settings → General → About → Certificate Trust Settings: switch Product Tracker on.',
        'Come back to this page and tap “Check again”.',
      ],
    },
    {
      id: 'windows',
      title: 'Windows',
      steps: [
        'Click “Download the certificate” and open the file product-tracker.crt.',
        '“Install Certificate” → “Local Machine” → “Place all certificates in the following store” → “Trusted Root Certification Authorities”.',
        'Close the browser and open this page again. For many computers a group policy does the same, or the command certutil -addstore Root product-tracker.crt.',
      ],
    },
    {
      id: 'mac',
      title: 'macOS',
      steps: [
        'Click “Download the certificate” and open the file: it goes into Keychain Access.',
        'Find Product Tracker, open it, section “Trust”: “Always Trust”.',
        'Come back to this page and click “Check again”.',
      ],
    },
  ],
  compare:
    "Compare the SHA-256 fingerprint in the certificate's details with the one that the server shows when it starts. This certificate can vouch for addresses inside the factory's network only, never for sites on the internet.",
  compareByAdministrator:
    "Compare the SHA-256 fingerprint in the certificate's details with the one that the administrator tells you: a command in docs/production.md prints it on the server.",
  fingerprint: 'SHA-256 fingerprint',
  again: 'Check again',
  phone: 'Open this page on a phone',
  qrLabel: 'QR code of the address of this page',
  off: 'The secure connection is switched off on this server.',
  offHow:
    'An administrator switches it on: take away HTTPS_PORT=off or set a port in HTTPS_PORT, and start the server again. Until then reports work over the network: with the camera app of the phone, a scanner or a typed code.',
  given:
    'The certificate of this server is signed by a known authority: nothing has to be installed on devices. If the browser warns, ask the administrator.',
};

/** The guide's words. */
export const TEXTS: Readonly<Record<Language, GuideTexts>> = { ru, en };
