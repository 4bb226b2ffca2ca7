/** What we use of fontkit, which comes without types. */
declare module 'fontkit' {
  export interface Path {
    /** Moved, in units of the font; upwards is positive. */
    translate(x: number, y: number): Path;
    /** The `d` of an SVG path. */
    toSVG(): string;
    /** `moveTo`, `lineTo`, `quadraticCurveTo`, `bezierCurveTo`, `closePath` with their points. */
    commands: readonly { command: string; args: readonly number[] }[];
  }

  export interface Glyph {
    id: number;
    path: Path;
  }

  export interface GlyphRun {
    glyphs: readonly Glyph[];
    /** Of all of it, in units of the font. */
    advanceWidth: number;
    /** In units of the font. */
    positions: readonly { xAdvance: number; xOffset: number; yOffset: number }[];
  }

  export interface Font {
    unitsPerEm: number;
    layout(text: string): GlyphRun;
  }

  export function openSync(file: string): Font;
}
