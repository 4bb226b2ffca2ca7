import type { RefusalCode } from '../tracking/contracts';
import { textOf, type Details } from './details';

type OneDriveCode = Extract<RefusalCode, `onedrive-${string}`>;

type Messages = Readonly<Record<OneDriveCode, string | ((details: Details) => string)>>;

const detail = (details: Details, key: string, before: string, after = ''): string => {
  const text = textOf(details, key);
  return text === null ? '' : `${before}${text}${after}`;
};

/** What of a OneDrive does not work and who mends it, in Russian. */
export const ONEDRIVE_RUSSIAN: Messages = {
  'onedrive-not-configured': (details) =>
    `Связь с хранилищем OneDrive не настроена${detail(details, 'setting', ': на сервере не задано ')}. Загрузите книгу с компьютера или попросите администратора настроить связь.`,
  'onedrive-secret-wrong':
    'Служба Microsoft не принимает секрет приложения. Администратору: скопируйте в MS_CLIENT_SECRET значение секрета (не его идентификатор) и перезапустите программу.',
  'onedrive-secret-expired':
    'Срок секрета приложения истёк. Администратору: создайте в Microsoft Entra новый секрет, впишите его в MS_CLIENT_SECRET и перезапустите программу.',
  'onedrive-tenant-unknown':
    'Служба Microsoft не знает такой организации. Администратору: проверьте MS_TENANT_ID, это идентификатор каталога организации.',
  'onedrive-application-unknown':
    'В организации нет такого приложения. Администратору: проверьте MS_CLIENT_ID, это идентификатор приложения, и то, что оно в той же организации.',
  'onedrive-application-disabled':
    'Приложение отключено в организации. Администратору: включите его в Microsoft Entra в корпоративных приложениях.',
  'onedrive-sign-in-refused': (details) =>
    `Служба Microsoft отказала приложению во входе${detail(details, 'microsoftCode', ' (', ')')}. Администратору: найдите этот код в журнале входов Microsoft Entra, там указана причина.`,
  'onedrive-token-refused':
    'Служба Microsoft не принимает пропуск приложения. Повторите через минуту; если не поможет, администратору: проверьте часы сервера и состояние приложения.',
  'onedrive-no-consent':
    'У приложения нет права читать файлы. Администратору: добавьте в Microsoft Entra разрешение Files.Read.All (вид: приложение) и дайте согласие администратора.',
  'onedrive-write-refused':
    'У приложения нет права сохранять файлы. Администратору: добавьте разрешение Files.ReadWrite.All (вид: приложение) и дайте согласие администратора.',
  'onedrive-user-not-found':
    'В организации нет пользователя, чьё хранилище указано. Администратору: проверьте MS_ONEDRIVE_USER_ID, это имя входа или идентификатор пользователя.',
  'onedrive-no-drive':
    'У пользователя ещё нет хранилища OneDrive. Пусть он один раз откроет своё хранилище; администратору: проверьте его лицензию.',
  'onedrive-item-not-found': (details) =>
    `В хранилище OneDrive нет${detail(details, 'path', ' «', '»') || ' такого файла или папки'}. Возможно, его переименовали или перенесли: выберите заново.`,
  'onedrive-wrong-kind': (details) =>
    details.wanted === 'folder'
      ? 'Это файл, а не папка. Выберите папку.'
      : 'Это папка, а не файл. Выберите файл.',
  'onedrive-too-large': (details) =>
    `Файл слишком большой${detail(details, 'limitMb', ' (можно до ', ' МБ)')}. Оставьте в книге нужные строки и уберите картинки.`,
  'onedrive-throttled': (details) =>
    `Служба Microsoft просит обращаться реже${detail(details, 'retryAfterSeconds', ': подождите ', ' с')}. Повторите позже.`,
  'onedrive-unavailable': 'Служба Microsoft сейчас не работает. Повторите через несколько минут.',
  'onedrive-offline':
    'Сервер не может связаться с Microsoft. Проверьте подключение сервера к интернету и повторите; администратору: нужны адреса из описания отчётов.',
  'onedrive-certificate-untrusted':
    'Сертификат адреса Microsoft не вызывает доверия. Обычно его подменяет защита сети; администратору: укажите её центр сертификации в MS_CA_FILE и перезапустите программу.',
  'onedrive-slow':
    'Служба Microsoft не ответила вовремя. Повторите; если сеть медленная, администратор может увеличить время ожидания.',
  'onedrive-cut': 'Связь с Microsoft оборвалась на середине ответа. Повторите.',
  'onedrive-answer-unexpected': (details) =>
    `Ответ Microsoft непонятен${detail(details, 'microsoftCode', ' (', ')')}. Повторите; если не поможет, администратору: проверьте адреса в настройках.`,
  'onedrive-name-taken': (details) =>
    `В этой папке уже есть файл${detail(details, 'name', ' «', '»') || ' с таким именем'}. Выберите замену или сохранение под другим именем.`,
  'onedrive-locked':
    'Файл сейчас кем-то открыт и заперт. Попросите его закрыть или сохраните под другим именем.',
  'onedrive-full': 'В хранилище OneDrive нет места. Освободите место и повторите.',
  'onedrive-nothing-stored':
    'Сохранённых данных этой книги нет. Откройте её, когда связь с хранилищем OneDrive появится.',
};

/** The same in English. */
export const ONEDRIVE_ENGLISH: Messages = {
  'onedrive-not-configured': (details) =>
    `OneDrive is not connected${detail(details, 'setting', ': the server has no ')}. Upload the workbook from your computer, or ask the administrator to set up the connection.`,
  'onedrive-secret-wrong':
    'Microsoft does not take the secret of the application. Administrator: put the value of the secret (not its id) into MS_CLIENT_SECRET and restart the program.',
  'onedrive-secret-expired':
    'The secret of the application has expired. Administrator: make a new secret in Microsoft Entra, put it into MS_CLIENT_SECRET and restart the program.',
  'onedrive-tenant-unknown':
    'Microsoft does not know this organisation. Administrator: check MS_TENANT_ID, the id of the directory.',
  'onedrive-application-unknown':
    'The organisation has no such application. Administrator: check MS_CLIENT_ID, the id of the application, and that it belongs to the same organisation.',
  'onedrive-application-disabled':
    'The application is switched off in the organisation. Administrator: switch it on in Microsoft Entra among the enterprise applications.',
  'onedrive-sign-in-refused': (details) =>
    `Microsoft refused the sign-in of the application${detail(details, 'microsoftCode', ' (', ')')}. Administrator: look this code up in the sign-in logs of Microsoft Entra, the reason stands there.`,
  'onedrive-token-refused':
    'Microsoft does not take the pass of the application. Try again in a minute; if that does not help, administrator: check the clock of the server and the state of the application.',
  'onedrive-no-consent':
    'The application has no right to read files. Administrator: add the permission Files.Read.All (kind: application) in Microsoft Entra and grant admin consent.',
  'onedrive-write-refused':
    'The application has no right to save files. Administrator: add the permission Files.ReadWrite.All (kind: application) and grant admin consent.',
  'onedrive-user-not-found':
    'The organisation has no user as the one whose OneDrive is set. Administrator: check MS_ONEDRIVE_USER_ID, a sign-in name or an id of a user.',
  'onedrive-no-drive':
    'This user has no OneDrive yet. Let the user open OneDrive once; administrator: check the licence of the user.',
  'onedrive-item-not-found': (details) =>
    `OneDrive has no ${quoted(textOf(details, 'path')) ?? 'such file or folder'}. It may have been renamed or moved: choose it again.`,
  'onedrive-wrong-kind': (details) =>
    details.wanted === 'folder'
      ? 'This is a file and no folder. Choose a folder.'
      : 'This is a folder and no file. Choose a file.',
  'onedrive-too-large': (details) =>
    `The file is too large${detail(details, 'limitMb', ' (up to ', ' MB)')}. Keep the rows you need in the workbook and take pictures out.`,
  'onedrive-throttled': (details) =>
    `Microsoft asks for fewer requests${detail(details, 'retryAfterSeconds', ': wait ', ' s')}. Try again later.`,
  'onedrive-unavailable': 'The service of Microsoft does not work now. Try again in some minutes.',
  'onedrive-offline':
    'The server cannot reach Microsoft. Check its connection to the internet and try again; administrator: the addresses stand in the guide of Word reports.',
  'onedrive-certificate-untrusted':
    'The certificate at the address of Microsoft is not trusted. Mostly the protection of the network replaces it; administrator: name its authority in MS_CA_FILE and restart the program.',
  'onedrive-slow':
    'Microsoft did not answer in time. Try again; where the network is slow the administrator can raise the time limits.',
  'onedrive-cut': 'The connection to Microsoft broke in the middle of an answer. Try again.',
  'onedrive-answer-unexpected': (details) =>
    `The answer of Microsoft makes no sense${detail(details, 'microsoftCode', ' (', ')')}. Try again; if that does not help, administrator: check the addresses in the settings.`,
  'onedrive-name-taken': (details) =>
    `This folder has a file ${quoted(textOf(details, 'name')) ?? 'of this name'} already. Choose to replace it, or to save under another name.`,
  'onedrive-locked': 'Somebody has the file open and locked. Have it closed, or save under another name.',
  'onedrive-full': 'There is no room left in OneDrive. Make room and try again.',
  'onedrive-nothing-stored':
    'There are no kept data of this workbook. Open it when OneDrive can be reached again.',
};

function quoted(text: string | null): string | null {
  return text === null ? null : `“${text}”`;
}
