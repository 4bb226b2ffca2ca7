import type { HeaderMeaning } from './header-words';

/** The words that head columns in real files, by what they mean. */
export const WORDS: Record<HeaderMeaning, string> = {
  number:
    '№|n|no|#|№ п/п|№п/п|п/п|№ п.п|№ пп|пп|поз|поз.|позиция|номер|№ поз|номер позиции|№ позиции|item|item no|item number|' +
    'item #|pos|pos no|position|find number|find no|find #|index|структурный номер|структура|номер по порядку|' +
    'wbs|wbs code|outline number|bom item|bom number|line|line no|序号',
  level:
    'уровень|уров|урв|урвн|ур|ур-нь|№ уровня|номер уровня|уровень №|ступень|уровень вложенности|ур. вложенности|вложенность|уровень входимости|' +
    'уровень состава|уровень дерева|level|lvl|lev|lv|level no|level number|level #|lvl no|lvl #|lev no|bom level|bom lvl|bom lev|indent level|depth|' +
    'hierarchy level|explosion level|structure level|assembly level|indenture level|indent|indenture|tree level',
  parent:
    'родитель|родительский элемент|родительская сборка|код родителя|обозначение родителя|id родителя|входит в|' +
    'куда входит|входит в сборку|вышестоящая сборка|вышестоящий|головная сборка|основное изделие|изделие-владелец|номенклатура (изделие)|изделие (номенклатура)|номенклатура изделия|владелец|изготавливаемое изделие|для изделия|' +
    'parent|pare|parent id|parent_id|parentid|parent part|parent_part|parent item|parent number|parent no|parent pn|parent part number|' +
    'parent assembly|parent component|parent name|parent code|parent designation|used in|next assembly|nha|goes into|father|belongs to|where used',
  group:
    'группа|группа деталей|узел|сборка|сборочная единица|подсборка|подузел|узел/сборка|сборка/узел|наименование узла|' +
    'обозначение узла|код узла|номер узла|№ узла|шифр узла|код сборки|номер сборки|group|assembly|subassembly|sub-assembly|sub assembly|module|модуль|комплект',
  id: 'id|uid|guid|ид|идентификатор|row id|node id|object id|id объекта|id элемента',
  designation:
    'обозначение|шифр|децимальный номер|обозначение детали|обозначение дсе|обозначение (код)|чертеж|номер чертежа|№ чертежа|' +
    'part_id|part id|part number|part no|partnumber|part_number|partno|part #|p/n|pn|part num|designation|drawing|drawing no|' +
    'drawing number|dwg|dwg no|child|child part|child part number|child item|child id|child_id|child number|component|component number|component id|2nd item number|second item number|' +
    'component item|component part|component part number|что входит|потомок|дочерний элемент|обозначение компонента|компонент|составная часть|mtl part|mtl part num|material part|component code|document number|document no|doc number|doc no|document name|图号|零件号|ipn|part ipn|db_part_no|db part number|item code|item_code|product code|article|article number|art. no',
  name:
    'наименование|название|имя|наименование детали|наименование дсе|наименование изделия|наименование и тип|name|title|part name|part_name|partname|' +
    'item name|item_name|db_part_name|component name|product name|номенклатура|наименование номенклатуры|наименование и обозначение|наименование, обозначение|' +
    'desc|descr|part desc|item desc|краткий текст объекта|краткий текст компонента|名称',
  quantity:
    'кол-во|количество|кол|кол - во|колво|кол во|к-во|кол-во на сборку|кол. на сборку|количество на сборку|кол-во на узел|кол. на узел|' +
    'количество на узел|кол-во в сборке|кол-во на единицу|кол-во на 1|на 1 шт|на одну шт|на 1 ед|кол-во на ед|кол. на исп|quantity|qty|q-ty|qnty|quant|qty per|qty per parent|qty per assembly|' +
    'quantity per assembly|quantity per parent|qty/assy|item qty|comp. qty|comp. qty (cun)|component quantity|qpa|no off|no. off|nr off|off|reqd|no required|qty each|each qty|usage qty|amount|count|instances|instance count|occurrences|pcs|шт|штук|штуки|штук на изделие|кол-во штук|数量',
  quantityTotal:
    'на заказ|на весь заказ|всего на заказ|кол-во на изделие|количество на изделие|кол. на изделие|кол-во на изд|кол. на изд|на изделие|кол-во всего|количество всего|кол. всего|всего|всего шт|' +
    'общее количество|общее кол-во|общ. кол-во|итого|суммарное количество|total qty|qty total|total quantity|quantity total|total|qty per product|' +
    'quantity per product|ext qty|extended qty|extended quantity|ext. qty|total req|total required|total reqd|rolled up qty|cumulative qty',
  size: 'размер|размеры|габариты|габарит|типоразмер|размер заготовки|габаритные размеры|size|dimensions|dimension|stock size|material size|size/length|cut size',
  operations:
    'операции|операция|маршрут|техмаршрут|тех. маршрут|маршрут изготовления|технологический маршрут|техпроцесс|этапы|этап|расцеховка|наименование операции|наименование опер|операция (наименование)|содержание операции|наименование и содержание операции|' +
    'route|routing|operations|operation|operation name|operation description|process|processes|stages|workflow',
  material:
    "материал|марка материала|материал заготовки|материал детали|material|materials|mat|mat.|raw material|material spec|matl|mat'l|mat’l|mtl|材料",
  kind:
    'вид связи|вид|тип|тип объекта|вид объекта|тип дсе|вид дсе|раздел|раздел спецификации|раздел сп|категория|признак|kind|type|category|part type|item type|' +
    'bom structure|make/buy|make or buy|make / buy|procurement type|source|sourcing|вид номенклатуры|тип номенклатуры|section|class',
  unit: 'ед. изм|ед.изм|ед изм|ед|единица|баз. ед|component unit|component uom|base unit|base unit of measure|bun|единица измерения|единицы|единицы измерения|еи|unit|units|uom|u/m|um|unit of measure|units of measure|un',
  note: 'прим|примечание|примечания|note|notes|remark|remarks|комментарий|bom notes|备注',
};

/** Words that mean something only where no better column does. */
export const WEAK_WORDS: Partial<Record<HeaderMeaning, string>> = {
  designation:
    'обозначение объекта|код|код детали|код изделия|код номенклатуры|код товара|каталожный номер|номенклатурный номер|номер детали|номер изделия|sku|code|' +
    'mpn|manufacturer part number|mfr part number|mfr. part #|manufacturer part|stock number|material number|item id|item|part|дсе|марка|номер|' +
    'number|item number|item no|item #|номер позиции|mark|piece mark|part mark|file name|filename|имя файла|файл|file',
  name: 'обозначение объекта|краткий текст|краткий текст материала|description|описание|part description|item description|object description|component description|деталь|изделие|part|item|material description|value|product|comment|позиция|материал|готовая продукция|выпускаемая продукция|исходная комплектация|исходное комплектующее|комплектующее|комплектующие|состав|состав изделия|профиль|сечение',
  quantity:
    "на сборку|на узел|на ед|units|unit qty|норма на ед|план|заказано|к изготовлению|изготовить|требуется|необходимо|required|planned|req|req'd",
  material: 'марка|сталь|сортамент|заготовка|профиль',
  note: 'comment|comments',
};

/**
 * Words that mean it where no surer one stands beside them: a factory's own number of a part ("Код" beside "Артикул"), a norm
 * beside a quantity.
 */
export const MIDDLE_WORDS: Partial<Record<HeaderMeaning, string>> = {
  designation: 'артикул',
  quantity: 'расход|норма|норма расхода|применяемость',
  name: 'продукция|товар|товары|тмц|материальные ценности|товары (работы, услуги)|изделие, полуфабрикат|номенклатура, характеристика',
};

/** Words that say more of a column than those that stand alone elsewhere: Odoo's lines beside the head of their list. */
export const NESTED_WORDS: Partial<Record<HeaderMeaning, string>> = {
  name: 'item name (items)',
  designation: 'item code (items)|bom lines/component|bom line ids/product id|строки спецификации/компонент',
  quantity: 'qty (items)|bom lines/quantity|bom line ids/product qty|строки спецификации/количество',
  unit:
    'uom (items)|bom lines/product unit of measure|bom lines/unit of measure|bom lines/unit|bom line ids/product uom id|' +
    'строки спецификации/единица измерения',
};
