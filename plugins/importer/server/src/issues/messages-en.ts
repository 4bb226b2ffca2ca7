import type { IssueCode } from './issue';
import { ENGLISH_DOUBTS } from './messages-doubts';

/** What to do, in English, by the code of the issue. */
export const ENGLISH_ISSUES: Record<IssueCode, string> = {
  ...ENGLISH_DOUBTS,
  'file-empty': 'The file is empty. Choose the file with the bill of materials.',
  'file-too-large':
    'The file is larger than {limitMb} MB. Save the sheet with the bill of materials as a file of its own.',
  'file-is-old-xls': 'This is an old .xls workbook. Open it in Excel or LibreOffice and save it as .xlsx.',
  'file-not-a-workbook': 'This is not a workbook. Save the bill of materials as .xlsx or .csv.',
  'file-damaged': 'The workbook is damaged. Open it in Excel or LibreOffice and save it as .xlsx again.',
  'file-encrypted': 'The workbook is protected by a password. Save it without one.',
  'zip-too-many-entries':
    'The workbook holds more than {limit} files inside. Save the needed sheet as a workbook of its own.',
  'zip-inflates-too-much':
    'Unpacked, the workbook is larger than {limitMb} MB. Save the needed sheet as a workbook of its own.',
  'zip-has-doctype':
    'The workbook declares entities of its own, which no office program does. It was not opened. Save it anew as .xlsx in Excel or LibreOffice.',
  'merges-too-large':
    'Merged cells of one sheet cover more than {limit} cells. Unmerge them and save the workbook again.',
  'too-many-columns':
    'A sheet has values beyond {limit} columns. This is no bill of materials: save the needed columns as a file of their own.',
  'too-many-rows': 'A sheet has more than {limit} rows. Split the file.',
  'too-many-cells':
    'The workbook has more than {limit} cells. Save the needed sheet as a workbook of its own.',
  'cell-too-long':
    'A cell in row {row} holds more than {limit} characters. Check the separator and the quotes of the file.',
  'reading-took-too-long':
    'Reading the workbook took more than {limitSeconds} s. Save the needed sheet as a workbook of its own.',
  'reading-took-too-much-memory':
    'The workbook needs too much memory. Save the needed sheet as a workbook of its own.',
  'reader-busy': 'Too many workbooks are being read at this moment. Try again in a minute.',
  'sheet-not-found': 'There is no sheet "{value}". Choose one of those that are there: {sheets}.',
  'text-has-no-sheets': 'This is a text file, and it has no sheets. Leave out the sheet "{value}".',
  'header-not-found':
    'No row of column headings was found. Name the columns in one row, for example: Designation, Name, Quantity; or say which row it is.',
  'column-not-found':
    'No column holds designations or names. Choose the column of the designation or of the name.',
  'no-rows': 'There are no rows below the header. Choose another sheet or another header row.',
  'header-duplicate':
    'Two columns have the heading "{value}"; column {used} is used. Choose the other one if it is meant.',
  'quotes-broken': 'The quotes in this row do not add up. Double each quote inside a quoted text.',
  'text-too-long': 'The text is longer than {limit} characters. Shorten it.',
  'control-character': 'The cell holds a character that cannot be shown or stored. Type the text anew.',
  'formula-without-result':
    'The formula has no saved result. Open the file in Excel, let it calculate and save it.',
  'error-value': 'The cell holds an error, {value}. Correct the formula.',
  'quantity-missing': 'The quantity is missing. Enter a whole number above zero.',
  'quantity-not-a-number': '"{value}" is not a quantity. Enter a number.',
  'quantity-not-positive': 'The quantity must be above zero, not {value}. Correct it, or leave the row out.',
  'quantity-not-whole':
    'A quantity of parts must be a whole number, not {value}. For a material say so in the kind column.',
  'quantity-too-large': 'The quantity {value} is above {limit}. Enter a smaller one, or split the row.',
  'quantity-ambiguous':
    '"{value}" was read as {taken}. If that is wrong, write the number without a separator of thousands and without zeros behind it.',
  'quantity-thousands-unclear':
    '"{value}" may be thousands or a fraction, and no other quantity shows which. Write thousands without a separator (1200); parts have no fractions.',
  'quantity-not-divisible':
    'The quantity {value} per product cannot be divided by the {parentTotal} of its assembly. Correct one of them, or say that quantities are per one assembly.',
  'quantity-taken-as-one':
    'No quantity is given; one piece per product is taken. Enter the quantity, or leave the row out.',
  'first-row-taken-as-product':
    '"{value}" has no quantity, so it was taken for the product that all rows below belong to. Enter its quantity if it is a part.',
  'quantity-column-missing':
    'There is no column of quantities; one piece each is taken. Choose the column if there is one.',
  'quantity-taken-per-parent':
    'Quantities were read as pieces per one assembly, not per product. Choose otherwise if that is wrong.',
  'name-missing': '"{value}" has no name, so its label will have none. Enter one if there is one.',
  'row-without-identity':
    'The row has neither a designation nor a name. Enter one of them, or leave the row out.',
  'kind-unknown':
    'The kind "{value}" is unknown and was left out. Choose the kind of the part in the preview.',
  'total-row-skipped': '"{value}" is a total; the row was left out. Give it a designation if it is a part.',
  'document-row-skipped':
    '"{value}" is a document, not a part; the row was left out. Give it a kind and a quantity if it is a part.',
  'too-many-operations':
    'More than {limit} operations stand in one cell. Shorten the list, or choose another column.',
  'number-missing':
    'The row has no number, so its place in the structure is unknown. Enter the number, or leave the row out.',
  'number-malformed': '"{value}" is not a number such as 1.2.3. Correct it, or choose another column.',
  'number-duplicate':
    'The number {value} stands in row {first} already. If 1.10 became 1.1, format the column as text.',
  'parent-missing':
    'There is no row of {parent}, to which {value} belongs. Add that row, or correct where this one belongs.',
  'parent-ambiguous':
    'Several parts are called "{value}", so it is unknown to which of them the row belongs. Name its parent by the designation.',
  'parent-taken-above':
    'Several parts are called "{value}"; rows were put below the one that stands right above them. Name the parent by its designation to be sure.',
  'parent-taken-as':
    'There is no "{value}"; "{taken}" is written almost so, and the rows were put below it. Write both the same way.',
  'parent-without-row':
    '"{value}" is named as a parent but has no row; as there are several such, it was taken for a product of its own. Add its row, or correct where these rows belong.',
  'level-missing':
    'The row has no level, so its place in the structure is unknown. Enter the level, or leave the row out.',
  'level-malformed': '"{value}" is not a level. Enter a whole number.',
  'level-jump':
    'Level {value} follows without a row of level {expected}. Add the missing row, or correct the level.',
  'levels-read-upwards':
    'Each assembly stands below its parts, so the levels were read from the last row upwards. Put assemblies above their parts if that is wrong.',
  'structure-column-not-used':
    'The column "{heading}" should tell which part belongs to which, but its values do not: it was not used and the structure was read as "{format}". Correct its values, or choose how to read the structure.',
  'no-structure-found':
    'The file looks as if "{value}" were an assembly of the rows below it, but no column says so: all rows were read as parts beside each other. Choose "{format}" as the structure if it is one.',
  'assemblies-by-look':
    'Rows such as "{value}" ({count}) were taken for assemblies of the rows below them by their look: designations, bold texts, numbers. Choose another structure if they are not.',
  'structure-column-unnamed':
    'The values of column {letters} show which part belongs to which, though its heading "{value}" does not say so: the structure was read from it as "{format}". Choose another way of reading if the column means something else.',
  'outline-read-upwards':
    'Each assembly was taken to stand below the rows that are grouped under it, as the workbook says. If they stand above, clear "Summary rows below detail" in the outline settings of Excel and save the file again.',
  'outline-read-downwards':
    'Each assembly was taken to stand above the rows that are grouped under it; they may as well stand below. If they do, sort the rows so that assemblies stand above their parts.',
  'alternate-counted':
    'The row says that it stands in for another part ("{value}"), and both are counted. Leave one of the rows out.',
  'not-fitted-counted':
    'The row says that its part is not fitted or no longer valid ("{value}"), and it was counted like all others. Leave the row out if it is not needed.',
  'due-date-from-title':
    'The due date {value} of the order was taken from a text above the table. Enter another one if it is wrong.',
  'title-counts-products':
    'Above the table stands that it is for {value} products; its quantities were read as those of one. If they are for all, divide them; else enter {value} as the quantity of the product.',
  'rows-struck-out':
    'Rows are struck out ({count}), from this one on, and were read like all others. Leave them out if they are no longer meant.',
  'row-taken-as-assembly':
    '"{value}" has no quantity, so it was taken for an assembly and the rows below were put into it, though its number or other columns look like those of a part. Enter its quantity if it is one.',
  'parents-several':
    '"{value}" names {count} assemblies; the part was put into each of them. Give it a row for each assembly if the quantities differ.',
  'child-summed':
    'The same part stands in row {first}; the quantities were added up to {sum}. Delete one of the rows if it was entered twice.',
  'structure-differs':
    'The assembly {value} is made up differently in row {first}. Make both places equal, or give it another designation.',
  'materials-differ':
    'In row {first} {value} needs other materials, or other quantities of them. Make both places equal, or give it another designation.',
  'field-differs':
    'Row {first} says otherwise of the same part; row {first} counts, not "{value}". Make both rows equal.',
  cycle: 'The assembly contains itself: {names}. Correct where these parts belong in rows {rows}.',
  'cycle-with-existing':
    'With what the product holds already the assembly would contain itself: {names}. Correct where the parts belong in rows {rows}, or leave these rows out.',
  'required-too-large':
    'More than {limit} pieces of {value} would be required in all. Check the quantities above it.',
  'product-named-by-file':
    'The file names no product; it is called "{value}" after the file. Enter its designation if that is wrong.',
  'product-name-too-long': 'The name of the product is longer than {limit} characters. Give a shorter one.',
  'part-exists': 'The product has {value} already. Choose to skip such parts or to update them.',
  'stage-retired':
    'The stage "{value}" is retired, no new batch is sent there. Correct the operations, take the stage back into use, or leave the row out.',
  'default-route-retired':
    'The part would get the route "{value}", whose stage {stage} is retired. Give its operations, or make another route the default one.',
  'product-cancelled':
    'The order of "{value}" is cancelled and takes no parts any more. Give another order number.',
  'own-field-unknown':
    'Parts have no field "{value}". Fields that were added: {fields}. Choose one of them, or add it in the Content-Type Builder.',
  'own-field-unmapped':
    'Each part must have "{label}", and the file has no column for it. Choose its column, or make the field optional in the Content-Type Builder.',
  'own-fields-need-database':
    'Without a database nobody knows the fields that were added to parts: {value} was not read. Leave out --dry-run, or look at the preview on the page "Import".',
  'own-value-not-a-number': '"{label}": "{value}" is no number. Write digits only, without a unit.',
  'own-value-not-whole': '"{label}" takes whole numbers; "{value}" is none. Correct the value.',
  'own-value-too-small': '"{label}": {value} is less than {limit}. Correct the value.',
  'own-value-too-large': '"{label}": {value} is more than {limit}. Correct the value.',
  'own-value-rounded':
    '"{label}" keeps two decimals: {value} becomes {rounded}. Choose the type float for the field if all of them are needed.',
  'own-value-too-long': '"{label}" takes at most {limit} characters. Shorten "{value}".',
  'own-value-too-short': '"{label}" needs at least {limit} characters. Correct "{value}".',
  'own-value-breaks-pattern':
    '"{label}": "{value}" does not fit the pattern of the field. Correct the value.',
  'own-value-not-an-email': '"{label}": "{value}" is no e-mail address. Correct the value.',
  'own-value-not-in-list': '"{label}": "{value}" is not one of: {list}. Choose one of these.',
  'own-value-not-a-date':
    '"{label}": "{value}" is no date that can be read. Write it as 2026-11-29 or 29.11.2026.',
  'own-value-not-yes-or-no': '"{label}": "{value}" is neither yes nor no. Write yes or no.',
  'own-value-missing': '"{label}" must be filled for each new part. Fill the cell or leave the row out.',
  'own-value-taken':
    '"{label}": part {part} has "{value}" already, and only one may have it. Correct the value or leave the row out.',
  'own-value-twice':
    '"{label}": row {first} has "{value}" already, and only one part may have it. Correct one of the rows.',
  'add-refused':
    'Adding {quantity} pieces to the batch would be refused: {why} Accept the rest, or leave the row out.',
  'withdraw-refused':
    'Withdrawing {quantity} pieces of the batch would be refused: {why} Accept the rest, or leave the row out.',
  'pieces-in-work':
    'The file requires {required} pieces, {launched} are in production and {withdrawable} can be withdrawn: {left} too many are in work. Open the page of the batch and decide what becomes of them.',
  'proposals-left':
    '{count} more changes of batches are not listed: {limit} are proposed at a time. Pieces and requirements of those batches stay as they are; import the file again after this to have them proposed.',
  'comments-left':
    '{count} more issues have no comment here: a workbook gets {limit} at most, errors first. Correct these and upload the file again.',
  'route-refused':
    'Giving the batch this route would be refused: {why} Accept the rest, or leave the row out.',
  'file-is-a-web-page':
    'This is a web page or an XML table, whatever its name says. Open it in Excel or LibreOffice and save it as .xlsx.',
  'file-is-another-workbook':
    'This is another office file (.ods, .xlsb, .docx and the like), not an .xlsx. Open it and save the sheet as .xlsx.',
  'too-many-sheets':
    'The workbook has more than {limit} sheets. Save the needed sheet as a workbook of its own.',
  'too-much-text':
    'The workbook holds more than {limit} characters. Save the needed sheet as a workbook of its own.',
  'other-sheets':
    'Only "{value}" is imported. These hold tables too: {sheets}. Choose another one if it is meant.',
  'sheets-continue':
    'Sheets seem to go on with this table ({sheets}), but only "{value}" was read. Say whether they are one table, or choose this sheet if it alone is meant.',
  'sheets-joined':
    'The sheets {sheets} have the same columns and go on with each other; they were read as one table. Choose one of them if they are different lists.',
  'sheet-not-joined':
    'The sheet "{value}" has other columns than "{sheet}" and cannot be read as one table with it; it was left out. Give it the same headings, or leave it out of the sheets to join.',
  'encoding-doubtful':
    'The text was read as {taken}, but {others} fits nearly as well. Look at the names; choose another encoding if they are no words.',
  'assembly-added':
    '"{value}" stands above other rows and is no row itself; it was added as an assembly, one piece. Give it a row with its quantity if there are more.',
  'order-taken':
    'The file holds several orders; "{value}" is read. There are also: {others}. Choose another one if it is meant (option execution): each order is an import of its own.',
  'execution-taken':
    'The file counts several executions; "{value}" is read. There are also: {others}. Choose another one if it is meant (option execution, or the column of the quantity).',
  'execution-not-found': 'There is no execution "{value}". The file has: {executions}. Choose one of them.',
  'columns-of-marks':
    'Columns {columns} hold marks that nobody explains; they are kept as further details. If they are stages, choose the first of them as the column of operations.',
  'operations-in-column-order':
    'Numbers in columns {columns} were read as times: the stages follow in the order of the columns. Write 1, 2, 3 for places in the route if another order is meant.',
  'operation-slash-unclear':
    '"{value}" was read as one stage. Put a semicolon between stages if there are several.',
  'format-ambiguous':
    'The structure was read as "{chosen}", but "{other}" fits too and gives another tree. Choose the right one.',
  'caption-kept':
    '"{value}" was taken for a caption: the rows below carry it as their group. Give it a designation if it is an assembly.',
  'caption-skipped':
    '"{value}" has no place in the structure and was taken for a caption; the row was left out. Give it its place if it is a part.',
  'footer-row-skipped':
    '"{value}" is a signature or a remark below the table; the row was left out. Give it a quantity if it is a part.',
  'name-joined':
    '"{value}" goes on with the name of row {first} and was joined to it. Give the row a quantity if it is another part.',
  'designation-incomplete':
    '"{value}" is only the end of a designation, and no row above it says the rest. Write the whole designation.',
  'row-joined':
    'The row says more of the part of row {first}: its cells are merged, or it is the next operation or the material. Give it a name and a quantity if it is another part.',
  'row-skipped':
    'The row holds nothing but "{value}", a number or the mark of a page, and was left out. Enter a designation or a name if it is a part.',
  'number-was-date':
    'A spreadsheet program made the date "{value}" of a number; it was read as {taken}. Format the column as text and enter the number again if that is wrong.',
  'number-is-date':
    'The number became the date {value}. Format the column as text and type the numbers anew.',
  'number-restored':
    'The number {value} was read as {taken}, as its place in the list and the rows around it say. Format the column as text to be sure.',
  'material-without-part':
    'The material belongs to no part and was left out. Put it below the part that is made of it, or enter the designation of the product if that is.',
  'product-from-title':
    'The list has no row of its own product, so "{value}" became a part above all others: it needs the materials that belong to no part ({count}). Add a row of the product at the top if it is another.',
  'measured-as-material':
    '"{value}" is measured in {unit}, so it was read as a material of the part above it. Choose another unit if it is counted in pieces.',
  'measured-counted-as-pieces':
    '"{value}" is measured in {unit}, but it is a part that is made: its quantity was read as pieces. Correct the unit, or say in the kind column that it is a material.',
  'row-wider-than-heading':
    'The row has {fields} fields and the heading {expected}: a separator within a number or text has moved what follows it ("{value}" stands beyond the table). Put that value in quotes, or save the file with another separator.',
  'heading-too-short':
    'Most rows have more fields than the heading, which has {expected}; the last ones were not read ("{value}"). Name these columns, and put values with a separator inside in quotes.',
  'quantity-column-unread':
    'The column "{value}" was not read: quantities were taken from column {used}. Choose the other one if it is meant.',
  'quantity-of-order':
    '"{value}" counts pieces of the whole order: they were divided by those of their assembly. Order one product, or choose another column if the pieces are per assembly.',
  'quantity-divided':
    '"{value}" counts pieces of {products} products: all quantities were divided by {products}. Choose the column as the quantity per parent if it counts one product.',
  'quantity-of-several':
    'The column counts pieces of {products} products, but {value} cannot be divided by {products}; nothing was divided. Correct it, or choose the column as the quantity per parent if it counts one product.',
  'quantity-total-differs':
    'The total is {value}, but the quantity of this row in all assemblies above it makes {expected} ({count} such rows). The quantity per assembly counts; correct one of them.',
  'quantity-matrix':
    'The columns {columns} add up to "{value}" and seem to count the pieces of different products or assemblies. Only "{value}" was read. To take one product choose it in the list "Execution", or its column as the quantity.',
  'quantity-same-as-total':
    'The columns of the quantity per assembly and of the total say the same, though some assemblies are there several times. Quantities were read per assembly; choose "per product" if they are totals.',
  'second-table':
    'Another table with headings of its own begins here ({value}); its {count} rows were not read. Save it as a sheet of its own, or choose this row as the header.',
  'tables-side-by-side':
    'The heading begins again here: a second table stands beside the first one, and its parts would be lost. Put its rows below those of the first one.',
  'quantity-of-sides':
    '"{value}" and column {used} count the pieces of two kinds of one part, such as left and right. Give each kind a row of its own, or choose the column that counts.',
  'designation-merged':
    '"{value}" stands beside a designation that is merged over several rows, and was read as a part without one. Give it a designation of its own, or make one row of both.',
  'assembly-by-drawing':
    '"{value}" was taken for the assembly {taken}, whose parts the file lists. Write both the same way.',
  'columns-moved':
    'The headings are repeated here in other columns; the rows below were read by them. Check the first one.',
  'designation-looks-like':
    '"{value}" differs from the designation of row {first} only in letters that look alike, case, spaces or dashes; both were kept as different parts. Make them equal if they are one.',
  'several-designations':
    'The cell holds several designations, "{value}", and was read as one part. Give each a row of its own with its quantity.',
  'unit-unknown':
    'The unit "{value}" is unknown; quantities in it were read as pieces. Write pcs, kg, m or another common unit, or correct the quantity.',
  'designation-is-date':
    'The designation is the date {value}: a spreadsheet program may have made it of something like 1-2. Format the column as text and type the designation anew if it is none.',
  'designation-is-exponent':
    'The designation {value} is a rounded number: its last digits are lost. Format the column as text and type the designation anew.',
  'rows-hidden':
    '{count} rows are hidden in the workbook, from this one on, and were read like all others. Delete them, or leave them out, if they are not meant.',
  'column-hidden':
    'The column "{value}" is hidden in the workbook and was read. Choose another column if it is not meant.',
};
