import { RUSSIAN_ENTRY } from '../texts/entry-ru';
import { ENGLISH_ENTRY } from '../texts/entry-en';
import { cameraNames } from './camera-names';

const { camera: ru } = RUSSIAN_ENTRY;
const { camera: en } = ENGLISH_ENTRY;

it('says which side of an Android phone a camera is on, in the language of the page', () => {
  const told = ['camera2 1, facing front', 'camera2 0, facing back'];
  expect(cameraNames(told, ru)).toEqual(['Передняя камера', 'Задняя камера']);
  expect(cameraNames(told, en)).toEqual(['Front camera', 'Back camera']);
});

it('numbers several of one side', () => {
  const told = ['camera2 1, facing front', 'camera2 2, facing back', 'camera2 0, facing back'];
  expect(cameraNames(told, ru)).toEqual(['Передняя камера', 'Задняя камера 1', 'Задняя камера 2']);
});

it('leaves a name that the device gives, and numbers cameras without one', () => {
  expect(cameraNames(['Logitech C270', '', ''], en)).toEqual(['Logitech C270', 'Camera 1', 'Camera 2']);
  expect(cameraNames(['Back Ultra Wide Camera', ''], ru)).toEqual(['Back Ultra Wide Camera', 'Камера']);
});
