import type { HeaderMeaning } from './header-words';

/** The words that head columns in German lists (Stückliste), by what they mean. */
export const GERMAN_WORDS: Partial<Record<HeaderMeaning, string>> = {
  number: 'pos-nr|pos.-nr|posnr|positionsnummer|lfd. nr|lfd nr|lfd.nr',
  level: 'ebene|stufe|auflösungsstufe',
  parent:
    'übergeordnete baugruppe|gehört zu|oberteil|elternteil|übergeordnetes teil|übergeordnete komponente|baugruppennummer|kopfmaterial',
  group: 'baugruppe|unterbaugruppe',
  designation:
    'sachnummer|sach-nr|sach-nr.|sachnr|sachnummer / norm-kurzbezeichnung|sachnummer/norm-kurzbezeichnung|teilenummer|teile-nr|teilenr|teil-nr|' +
    'artikel|artikelnummer|artikel-nr|artikelnr|zeichnungsnummer|zeichnungs-nr|zeichnungsnr|zeichnung|komponente|komponentennummer|' +
    'materialnummer|material-nr|identnummer|ident-nr|identnr',
  name: 'bezeichnung|bez|bez.|benennung|komponentenbezeichnung|objektkurztext|materialkurztext|kurztext',
  quantity:
    'menge|komp.menge (kme)|komp.menge|komp. menge|anzahl|anz|anz.|stück|stückzahl|stk|komponentenmenge|einsatzmenge',
  quantityTotal: 'gesamtmenge|gesamtanzahl|menge gesamt|anzahl gesamt',
  size: 'abmessung|abmessungen|maße|rohmaß|rohmaße|halbzeugmaße',
  operations: 'arbeitsgang|fertigung|fertigungsfolge|arbeitsfolge|bearbeitung|arbeitsgänge|arbeitsplan',
  material: 'werkstoff|werkstoffnummer|halbzeug',
  kind: 'beschaffungsart|positionstyp|teileart|materialart',
  unit: 'me|kme|einheit|mengeneinheit|basismengeneinheit',
  note: 'bemerkung|bemerkungen|hinweis',
};
