import type { Connection } from "../connections/connection.ts";
import type { Right } from "../rights/rights.ts";
import type { Care, Company } from "./company.ts";

/** One client of an accounting firm, as its list shows it to one of the firm's people. */
export interface PortfolioClient
  extends Pick<
      Company,
      | "id"
      | "name"
      | "address"
      | "country"
      | "registration"
      | "siret"
      | "address1"
      | "postalCode"
      | "city"
      | "createdOn"
      | "protectedThrough"
      | "plan"
    >,
    Pick<Care, "stage" | "group" | "since"> {
  /** What whoever owns it is called there; null while nobody told. */
  readonly owner: string | null;
  /** Everybody who has a place there, the invited among them. */
  readonly userCount: number;
  readonly connections: readonly Pick<Connection, "id" | "state">[];
  readonly draftCount: number;
  /** Refused acts that wait for somebody; null for who does not review them. */
  readonly refusedCount: number | null;
  /** Those of them that its people handed to the firm, so that they wait for the reader's side; null likewise. */
  readonly handedCount: number | null;
  /** Sendings that need somebody. */
  readonly failedCount: number;
  /** When a device of the client's own people was last in touch; null while there is none. */
  readonly lastContactAt: string | null;
  /** The firm's people who may open it, by their ids. */
  readonly people: readonly string[];
  /** Whether the firm's production software may fetch its validated books. */
  readonly isForProduction: boolean;
  /** What the reader may do there. */
  readonly rights: readonly Right[];
}

/** A company that a firm took in, or that has left it, lately. */
export interface PortfolioNews {
  readonly at: string;
  readonly name: string;
  readonly what: "joined" | "left";
  /** Who ended it; null where nobody did. */
  readonly by: "company" | "firm" | null;
}

/** What an accounting firm looks after, as far as the reader is let in. */
export interface Portfolio {
  /** As of when it was counted. */
  readonly countedAt: string;
  readonly clients: readonly PortfolioClient[];
  /** The newest first; told to who manages the firm's clients. */
  readonly news: readonly PortfolioNews[];
  /** The firm's own people, to whom clients are assigned. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

/** What leaving an accounting firm does to its clients' companies, as far as whoever asks may know of them. */
export interface FirmLeaving {
  /** Those that the leaver owns, or worked in before the firm did: they stay in these. */
  readonly staying: readonly (Pick<Company, "id" | "name"> & { readonly isOwned: boolean })[];
  /** Where nobody else of the firm works: its owner takes these on. */
  readonly handedOver: readonly Pick<Company, "id" | "name">[];
  /** Where others of the firm go on. */
  readonly endingCount: number;
  /** Who owns the firm. */
  readonly heir: string;
}
