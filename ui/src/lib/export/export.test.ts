import { expect, test } from "vitest";
import type { ExportRequest } from "../domain/api.gen";
import { ExportStore } from "./export.svelte";
import type { Call } from "../platform/rpc";

const profiles = ["neutral", "excel"].map((name) => ({
  name,
  delimiter: ",",
  decimalMark: ".",
  dateExample: "2026-03-05",
  byteOrderMark: false,
}));

function store(saved: ExportRequest[] = []): ExportStore {
  const call = (async (name: string) =>
    name === "profiles" ? profiles : { header: [], rows: [], count: 2, unfinished: 0 }) as unknown as Call;
  const saveExport = (request: ExportRequest, path: string) => {
    saved.push(request);
    return Promise.resolve({ path, rows: 2 });
  };
  return new ExportStore(call, { saveExport });
}

test("the choice on screen is what is saved, under a name that says it", async () => {
  const saved: ExportRequest[] = [];
  const exporting = store(saved);
  await exporting.open();
  exporting.step(1);
  exporting.table = "line_items";
  exporting.period = { from: "2026-03-01", to: "2026-03-31" };
  exporting.finishedOnly = true;
  await exporting.save();
  expect(saved).toEqual([
    { table: "line_items", profile: "excel", from: "2026-03-01", to: "2026-03-31", finishedOnly: true },
  ]);
  expect(exporting.written).toEqual({ path: "vouch-line-items-2026-03-01-2026-03-31.csv", rows: 2 });
});

test("the profile stays within the list", async () => {
  const exporting = store();
  await exporting.open();
  exporting.step(-1);
  expect(exporting.profile).toBe("neutral");
  exporting.step(1);
  exporting.step(1);
  expect(exporting.chosen?.name).toBe("excel");
});
