// Det enda ur npm yaml som formuläret använder: läsa en fil till noder med platser. Det skrivs aldrig om härifrån.
export { isAlias, isMap, isScalar, isSeq, parseAllDocuments } from "yaml";
