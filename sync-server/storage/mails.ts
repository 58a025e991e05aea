import { sql } from "kysely";
import type { ReadTx, WriteTx } from "./storage.ts";

/** A mail that waits to be sent: its content is sealed, and thrown away as soon as it has left or was given up. */
export interface WaitingMail {
  readonly id: string;
  /** What it is about, "password.reset"; the only thing that is kept of it. */
  readonly kind: string;
  readonly createdAt: string;
  /** How often it was tried, this time included. */
  readonly attempts: number;
  readonly ciphertext: Uint8Array;
}

export async function insertMail(
  tx: WriteTx,
  mail: Omit<WaitingMail, "attempts" | "ciphertext"> & {
    /** Null for a mail that nobody is to get: it takes the same work, so that nothing shows from outside. */
    readonly ciphertext: Uint8Array | null;
  },
): Promise<void> {
  await tx.db
    .insertInto("mails")
    .values({
      id: mail.id,
      kind: mail.kind,
      created_at: mail.createdAt,
      state: mail.ciphertext === null ? "dropped" : "waiting",
      attempts: 0,
      not_before: mail.createdAt,
      ciphertext: mail.ciphertext,
      done_at: mail.ciphertext === null ? mail.createdAt : null,
      failure: null,
    })
    .execute();
}

/** Takes the next mail that is due, and keeps it from every other process until the lease ends. */
export async function leaseMail(
  tx: WriteTx,
  { now, leaseUntil }: { readonly now: string; readonly leaseUntil: string },
): Promise<WaitingMail | null> {
  const due = await tx.db
    .selectFrom("mails")
    .selectAll()
    .where("state", "=", "waiting")
    .where("not_before", "<=", now)
    .orderBy("not_before")
    .orderBy("created_at")
    .limit(1)
    .modifyEnd(sql.raw(tx.sqlWords.skipLocked))
    .executeTakeFirst();
  if (due === undefined || due.ciphertext === null) return null;
  const attempts = due.attempts + 1;
  await tx.db
    .updateTable("mails")
    .set({ attempts, not_before: leaseUntil })
    .where("id", "=", due.id)
    .execute();
  const { id, kind, ciphertext } = due;
  return { id, kind, createdAt: due.created_at, attempts, ciphertext };
}

/** The mail has left, or will never leave: what it said is forgotten. */
export async function finishMail(
  tx: WriteTx,
  mail: { readonly id: string; readonly at: string; readonly failure: string | null },
): Promise<void> {
  await tx.db
    .updateTable("mails")
    .set({
      state: mail.failure === null ? "sent" : "failed",
      ciphertext: null,
      done_at: mail.at,
      failure: mail.failure,
    })
    .where("id", "=", mail.id)
    .execute();
}

export async function postponeMail(
  tx: WriteTx,
  mail: { readonly id: string; readonly notBefore: string; readonly failure: string },
): Promise<void> {
  await tx.db
    .updateTable("mails")
    .set({ not_before: mail.notBefore, failure: mail.failure })
    .where("id", "=", mail.id)
    .execute();
}

export async function removeFinishedMails(tx: WriteTx, before: string): Promise<void> {
  await tx.db.deleteFrom("mails").where("done_at", "<", before).execute();
}

/** The kinds of mail and what became of them, in the order they were written. */
export async function listMails(
  tx: ReadTx,
): Promise<readonly { readonly kind: string; readonly state: string; readonly failure: string | null }[]> {
  return tx.db.selectFrom("mails").select(["kind", "state", "failure"]).orderBy("created_at").execute();
}
