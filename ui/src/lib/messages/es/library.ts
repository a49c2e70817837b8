import type { SortBy } from "../../domain/api.gen";
import type { PeriodName } from "../../domain/period";
import { count } from "../format";
import { counting } from "../say";
import { witness } from "./witness";

const some = counting("es");

export const columns = {
  field: "Campo",
  pile: "Pila",
  anyPile: "Todas",
  groups: {
    odd: "Primero lo raro",
    likely: "Probable",
    proved: "Verificado",
    settled: "Resuelto por usted",
  },
  how: "escriba para corregir, flechas para moverse",
  cell: (field: string, title: string, state: string) =>
    `${field}, ${title}, ${state.toLocaleLowerCase("es")}`,
  tally: (cells: number, accepted: number) =>
    `${some(cells, "documento", "documentos")}, ${some(accepted, "resuelto", "resueltos")}`,
  acceptRow: "Aceptar esta fila",
  acceptRest: "Aceptar el resto de la pantalla",
  keep: "Guardar, seguir",
  none: "Ningún documento tiene este campo",
  noneHow: "Elija otro campo, un periodo más amplio o todas las pilas.",
  loading: "Reuniendo la columna",
};

export const period = {
  label: "Periodo",
  names: {
    any: "Cualquiera",
    thisMonth: "Este mes",
    lastMonth: "Mes pasado",
    thisQuarter: "Este trimestre",
    lastQuarter: "Trimestre pasado",
    thisYear: "Este año",
    lastYear: "Año pasado",
  } satisfies Record<PeriodName, string>,
  other: "Otro",
  from: "Desde",
  to: "Hasta",
  placeholder: "2026-01-31",
  how: "Un día, un mes o un año: 2026-01-31, 2026-01 o 2026",
};

export const library = {
  search: "Buscar en texto y campos",
  clear: "Borrar",
  found: (number: number, searched: boolean) =>
    searched
      ? some(number, "documento encontrado, en texto y campos", "documentos encontrados, en texto y campos")
      : some(number, "documento", "documentos"),
  kind: "Tipo",
  anyKind: "Todos",
  sort: "Orden",
  sorts: {
    date: "Más recientes",
    added: "Últimos añadidos",
    title: "Nombre, A a Z",
    total: "Mayor total",
  } satisfies Record<SortBy, string>,
  date: "Fecha",
  title: "Proveedor o nombre",
  file: "Archivo",
  state: "Estado",
  total: "Total",
  documents: "Documentos",
  none: "Ningún documento tiene estas palabras",
  noneHow: "Pruebe con menos palabras o con un periodo más amplio.",
  nothing: "La biblioteca está vacía",
  nothingHow:
    "Todo lo que se suelta en la bandeja se guarda aquí, y se encuentra por cualquiera de sus palabras.",
  toInbox: "Ir a la bandeja",
  pile: "Pila",
  anyPile: "Todas",
  vendor: "Proveedor",
  anyVendor: "Todos",
  category: "Categoría",
  anyCategory: "Todas",
  engine: "Lectura",
  anyEngine: "Cualquiera",
  readBy: (engine: string) => witness[engine] ?? engine,
  numbered: (name: string, number: number) => `${name} (${count(number)})`,
  clearAll: "Sin filtros",
  set: "Cambiar",
  to: "a",
  value: "Valor",
  apply: (number: number) => `Cambiar en ${some(number, "documento", "documentos")}`,
  setHow: "Basta con deshacer una vez.",
  selectedIn: (currency: string) => `lo marcado, ${currency}`,
  accepted: "Aceptado",
  totals: "Totales",
  totalOf: (currency: string, number: number) => `${currency}, ${count(number)}`,
  loading: "Buscando",
};
