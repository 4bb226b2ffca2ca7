/** The part of pngjs that tests use. */
declare module 'pngjs' {
  export class PNG {
    constructor(options: { width: number; height: number });
    width: number;
    height: number;
    /** Four bytes a pixel: red, green, blue, alpha. */
    data: Buffer;
    static sync: {
      read(file: Buffer): PNG;
      write(png: PNG, options?: { deflateLevel?: number; filterType?: number }): Buffer;
    };
  }
}
