import { defineTexts } from './texts';

/** The kit's own words. They travel with the panel (src/admin/app.tsx), not with a plugin. */
export const KIT_TEXTS = {
  loading: { ru: 'Загружаем…', en: 'Loading…' },
  'error.title': { ru: 'Не получилось', en: 'That did not work' },
  'error.network': {
    ru: 'Сервер не отвечает. Проверьте сеть и повторите.',
    en: 'The server does not answer. Check the network and try again.',
  },
  'error.server': {
    ru: 'На сервере произошла ошибка. Повторите; если не поможет, сообщите администратору.',
    en: 'Something failed on the server. Try again; if that does not help, tell the administrator.',
  },
  'error.forbidden': {
    ru: 'У вашей роли нет права на это действие.',
    en: 'Your role has no right to do this.',
  },
  retry: { ru: 'Повторить', en: 'Try again' },
  'live.connecting': { ru: 'Подключаемся…', en: 'Connecting…' },
  'live.live': { ru: 'На связи', en: 'Live' },
  'live.reconnecting': { ru: 'Связь прервалась, подключаемся снова', en: 'Connection lost, reconnecting' },
  'live.updated': { ru: 'обновлено {ago}', en: 'updated {ago}' },
  search: { ru: 'Поиск', en: 'Search' },
  'dialog.close': { ru: 'Закрыть', en: 'Close' },
  'field.reason': { ru: 'Причина', en: 'Reason' },
  'field.reason.optional': { ru: 'Причина (можно не указывать)', en: 'Reason (may be left out)' },
  'clock.factory': {
    ru: 'Время на странице заводское ({zone}): на заводе {time}. Ваш компьютер живёт по {here}.',
    en: 'Times on this page are the factory’s ({zone}), where it is {time}. Your computer is set to {here}.',
  },
  'pager.previous': { ru: 'Предыдущая', en: 'Previous' },
  'pager.next': { ru: 'Следующая', en: 'Next' },
  'pager.page': { ru: 'Страница {page} из {count}', en: 'Page {page} of {count}' },
  clear: { ru: 'Очистить', en: 'Clear' },
} as const;

const texts = defineTexts('kit', KIT_TEXTS);

export const useKitSay = texts.useSay;
export const kitTexts = texts.inLanguage;
