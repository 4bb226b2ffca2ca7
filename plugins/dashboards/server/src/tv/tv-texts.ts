import type { Language } from '../../../../../src/refusals';

/** What the screen says; `{n}` and the like are filled in by its script. */
export interface TvTexts {
  title: string;
  noScript: string;
  stages: string;
  orders: string;
  today: string;
  pieces: string;
  batches: string;
  oneBatch: string;
  oldest: string;
  bottleneck: string;
  grew: string;
  still: string;
  nothingWaits: string;
  noOrders: string;
  order: string;
  due: string;
  late: string;
  lacking: string;
  forecast: string;
  done: string;
  working: string;
  page: string;
  finishedToday: string;
  scrapToday: string;
  waiting: string;
  inWork: string;
  lateOrders: string;
  held: string;
  stuck: string;
  calls: string;
  lastEvent: string;
  noEvent: string;
  heard: string;
  lost: string;
  lostSince: string;
  starting: string;
  ended: string;
  endedHow: string;
  noToken: string;
  noTokenHow: string;
  tooMany: string;
  beingMade: string;
  fullScreen: string;
  units: { d: string; h: string; m: string; s: string };
}

const RU: TvTexts = {
  title: 'Производство сейчас',
  noScript: 'Этой странице нужен JavaScript.',
  stages: 'Ждут на этапах',
  orders: 'Заказы',
  today: 'Сегодня',
  pieces: 'шт.',
  batches: '{n} парт.',
  oneBatch: '{n} парт.',
  oldest: 'ждут до {age}',
  bottleneck: 'Узкое место',
  grew: 'очередь +{n} ч работы',
  still: '{n} ч ничего не уходит',
  nothingWaits: 'Сейчас ничего не ждёт',
  noOrders: 'Открытых заказов нет',
  order: '№ {n}',
  due: 'до {day}',
  late: 'Опаздывает',
  lacking: 'не хватает {n}',
  forecast: '≈ будет готов (85 %)',
  done: '{n} из {all}',
  working: 'в работе {n}',
  page: '{n} / {all}',
  finishedToday: 'Готово, шт.',
  scrapToday: 'Брак, шт.',
  waiting: 'Ждут операции, шт.',
  inWork: 'Партий в работе',
  lateOrders: 'Заказов опаздывает',
  held: 'Партий задержано',
  stuck: 'Партий стоит',
  calls: 'Вызовов мастера',
  lastEvent: 'Последнее событие {at}',
  noEvent: 'Событий ещё не было',
  heard: 'Связь есть, {age} назад',
  lost: 'НЕТ СВЯЗИ С СЕРВЕРОМ',
  lostSince: 'Данные на {at}',
  starting: 'Соединяемся с сервером…',
  ended: 'Эта ссылка больше не действует',
  endedHow: 'Попросите у администратора новую: Настройки → Экраны в цехе.',
  noToken: 'Откройте эту страницу по ссылке экрана',
  noTokenHow: 'Администратор создаёт её в панели: Настройки → Экраны в цехе.',
  tooMany: 'Слишком много запросов с этого адреса, попробуем снова через {age}',
  beingMade: 'Суммы подсчитываются после большого изменения',
  fullScreen: 'На весь экран',
  units: { d: 'д', h: 'ч', m: 'мин', s: 'с' },
};

const EN: TvTexts = {
  title: 'Production now',
  noScript: 'This page needs JavaScript.',
  stages: 'Waiting by stage',
  orders: 'Orders',
  today: 'Today',
  pieces: 'pcs',
  batches: '{n} batches',
  oneBatch: '{n} batch',
  oldest: 'oldest {age}',
  bottleneck: 'Bottleneck',
  grew: 'queue +{n} h of work',
  still: 'nothing has left for {n} h',
  nothingWaits: 'Nothing is waiting now',
  noOrders: 'There are no open orders',
  order: '#{n}',
  due: 'due {day}',
  late: 'Late',
  lacking: '{n} lacking',
  forecast: '≈ ready by (85 %)',
  done: '{n} of {all}',
  working: '{n} in work',
  page: '{n} / {all}',
  finishedToday: 'Finished, pcs',
  scrapToday: 'Scrapped, pcs',
  waiting: 'Waiting, pcs',
  inWork: 'Batches in work',
  lateOrders: 'Late orders',
  held: 'Batches on hold',
  stuck: 'Batches stuck',
  calls: 'Foreman calls',
  lastEvent: 'Last event {at}',
  noEvent: 'No events yet',
  heard: 'Connected, {age} ago',
  lost: 'DISCONNECTED FROM THE SERVER',
  lostSince: 'Figures as of {at}',
  starting: 'Connecting to the server…',
  ended: 'This link has been ended',
  endedHow: 'Ask an administrator for a new one: Settings → Screens on the shop floor.',
  noToken: 'Open this page by the link of the screen',
  noTokenHow: 'An administrator makes it in the panel: Settings → Screens on the shop floor.',
  tooMany: 'Too many requests from this address; trying again in {age}',
  beingMade: 'Sums are being made after a large change',
  fullScreen: 'Full screen',
  units: { d: 'd', h: 'h', m: 'min', s: 's' },
};

export const TV_TEXTS: Readonly<Record<Language, TvTexts>> = { ru: RU, en: EN };
