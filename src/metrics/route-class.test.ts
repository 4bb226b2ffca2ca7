import { routeClass } from './route-class';

it.each([
  ['/api/scans', 'scans'],
  ['/api/scans/batch', 'scan-batch'],
  ['/api/scans/0b0e4b1c/undo', 'scans'],
  ['/api/scan-station/sign-in', 'scan-station'],
  ['/api/stages', 'api'],
  ['/apix', 'other'],
  ['/SCAN/4K7N2M9Q0XRW3', 'scan-page'],
  ['/GraphQL', 'graphql'],
  ['/content-manager/collection-types/api::part.part', 'panel'],
  ['/ready', 'probe'],
  ['/', 'other'],
  ['/wp-login.php', 'other'],
])('%s is of the class %s', (path, name) => expect(routeClass(path)).toBe(name));
