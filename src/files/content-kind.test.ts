import { isAcceptable, shownType } from './content-kind';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const PNG = bytes('\x89PNG\r\n\x1a\n0000');
const JPEG = bytes('\xff\xd8\xff\xe0');
const WEBP = bytes('RIFF\x10\x00\x00\x00WEBPVP8 ');
const PDF = bytes('%PDF-1.7\n');
const SVG = bytes('<svg xmlns="http');
const ZIP = bytes('PK\x03\x04rest');

describe('shownType', () => {
  it.each([
    [PNG, 'image/png'],
    [JPEG, 'image/jpeg'],
    [WEBP, 'image/webp'],
    [PDF, 'application/pdf'],
    [SVG, null],
    [ZIP, null],
    [bytes('<!doctype html>'), null],
    [bytes('RIFF\x10\x00\x00\x00WAVE'), null],
    [bytes('\x89PN'), null],
    [bytes(''), null],
  ])('of %j', (content, type) => expect(shownType(content)).toBe(type));
});

describe('isAcceptable', () => {
  it.each([
    ['.png', PNG],
    ['.PNG', PNG],
    ['.jpeg', JPEG],
    ['.jpg', JPEG],
    ['.webp', WEBP],
    ['.pdf', PDF],
    ['.docx', ZIP],
    ['.xlsx', ZIP],
  ])('takes %s with its own content', (extension, content) =>
    expect(isAcceptable(extension, content)).toBe(true),
  );

  it.each([
    ['.png', JPEG],
    ['.png', bytes('<script>')],
    ['.pdf', SVG],
    ['.docx', PDF],
    ['.svg', SVG],
    ['.html', PDF],
    ['.zip', ZIP],
    ['', PNG],
    ['constructor', PNG],
  ])('refuses %s with %j', (extension, content) => expect(isAcceptable(extension, content)).toBe(false));
});
