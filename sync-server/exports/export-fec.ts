import { type FecRequest, filerOf } from "#core/exports/fec-files.ts";
import {
  type FecFacts,
  type FecNote,
  type FecObstacle,
  fecNotes,
  fecObstacles,
} from "#core/exports/fec-standing.ts";
import type { FecContent } from "#core/exports/write-fec.ts";
import { fecDescription } from "#core/formats/fec/fec-description.ts";
import { fecFileNameOf } from "#core/formats/fec/fec-file-name.ts";
import type { Matching } from "#core/matchings/matching.ts";
import { matchingIdOf } from "#core/matchings/matching.ts";
import type { Party } from "#core/parties/party.ts";
import { isBooked } from "#core/vouchers/is-booked.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import type { Services } from "../services.ts";
import { readDocuments } from "../storage/documents.ts";
import type { FecQuestions } from "./fec-thread.ts";
import { type FecExport, openFecExport } from "./open-fec-export.ts";
import type { FecBooks } from "./read-fec-books.ts";
import type { ZipFile } from "./zip-stream.ts";

/** A year's file as it could be made now. */
export interface PreparedFec {
  readonly fileName: string;
  /** What stands in the way of the official file. */
  readonly obstacles: readonly FecObstacle[];
  readonly notes: readonly FecNote[];
  /** The file, then what describes it. */
  readonly files: () => readonly ZipFile[];
  /** The file's bytes alone, each piece good until the next is taken; it returns what they held. */
  readonly pieces: FecExport["pieces"];
  readonly close: FecExport["close"];
}

/** Stands in the name of a provisional file of whom nobody knows the SIREN. */
const NO_SIREN = "000000000";

const NOTHING_IMPORTED: FecExport["notValidated"] = { count: 0, first: [] };

/** Looks at imported months, in a thread that then waits to write the file; it must be closed. */
export async function prepareFecExport(
  services: Pick<Services, "storage" | "blobs">,
  books: FecBooks,
  { through, whom, kind }: FecRequest,
): Promise<PreparedFec> {
  const { plan } = books;
  const open = () => openFecExport(plan, questionsOf(services, books));
  // Of one's own months everything is known before any is read.
  let opened = plan.imported.length > 0 ? await open() : null;
  let isClosed = false;
  const facts: FecFacts = {
    ...books.facts,
    importedNotValidated: opened?.notValidated ?? NOTHING_IMPORTED,
  };
  async function* pieces() {
    opened ??= await open();
    // Whoever wanted the file may have gone meanwhile.
    if (isClosed) await opened.close();
    return yield* opened.pieces();
  }
  const { name, siren } = filerOf(plan.company, whom);
  const fileName = fecFileNameOf(/^\d{9}$/.test(siren) ? siren : NO_SIREN, through, kind);
  const describe = (content: FecContent) =>
    fecDescription({
      ...{ fileName, kind, siren, layout: plan.layout },
      companyName: name,
      fromDay: plan.year.from,
      throughDay: plan.year.through,
      isOwnOfSeveral: books.slices !== null,
      ...content,
    });
  return {
    fileName,
    obstacles: fecObstacles(facts),
    notes: fecNotes(facts),
    pieces,
    close: async () => {
      isClosed = true;
      await opened?.close();
    },
    files: () => {
      let content: FecContent | null = null;
      return [
        {
          name: fileName,
          async *bytes() {
            content = yield* pieces();
          },
        },
        {
          name: fileName.replace(/\.txt$/, "-description.txt"),
          async *bytes() {
            if (content === null) throw new Error("A description follows the file it describes.");
            yield new TextEncoder().encode(describe(content));
          },
        },
      ];
    },
  };
}

/** What the thread asks is answered from storage, of this company alone. */
function questionsOf(
  { storage, blobs }: Pick<Services, "storage" | "blobs">,
  { plan, slices, liveByDay }: FecBooks,
): FecQuestions {
  const companyId = plan.company.id;
  const { from, through } = plan.year;
  const read = async <Document>(collection: string, ids: readonly string[]): Promise<Document[]> => {
    const found = await storage.read((tx) => readDocuments(tx, { companyId, collection, ids }));
    return found.filter(({ deleted }) => !deleted).map(({ body }) => body as Document);
  };
  return {
    readDeflated: async (hash) => {
      const deflated = await blobs.readWhole(hash);
      // A month that cannot be read must not be left out of a file in silence.
      if (deflated === null) throw new Error(`The sealed body ${hash} is not in the blob store.`);
      return deflated;
    },
    // What has changed since the file was begun is written as it is now; what has left the year or the slice is not.
    readLive: async (day) =>
      (await read<Voucher>("vouchers", liveByDay.get(day) ?? [])).filter(
        (voucher) =>
          isBooked(voucher) &&
          from <= voucher.day &&
          voucher.day <= through &&
          (slices?.includes(voucher.slice) ?? true),
      ),
    readParties: async (ids) =>
      (await read<Party>("parties", ids)).map((party) => ({ ...party, identity: null })),
    readMatchings: (claims) => read<Matching>("matchings", claims.map(matchingIdOf)),
    readVouchers: (ids) => read<Voucher>("vouchers", ids),
  };
}
