import assert from "node:assert/strict";
import { acceptAs } from "#server/commands/accept-as.ts";
import { createUser } from "#server/people/create-user.ts";
import type { Services } from "#server/services.ts";
import { findUserByLogin, setPasswordHash, type User } from "#server/storage/users.ts";
import { company as beginning, parties } from "./seeded-books.ts";

export const LOGIN = { login: "bench@example.test", password: "Dix ans de livres 10" };

/** The seeded company and its parties, of one who signs in as `LOGIN` and began all of the bench's companies. */
export async function beginCompany(services: Services, company: string): Promise<User> {
  const { storage, passwords } = services;
  const known = await storage.read((tx) => findUserByLogin(tx, LOGIN.login));
  const user = known ?? (await createPerson(services));
  if (known === null) {
    const passwordHash = await passwords.hash(LOGIN.password);
    await storage.write((tx) =>
      setPasswordHash(tx, { userId: user.id, passwordHash, mustPersonalise: false }),
    );
  }
  const outcomes = await acceptAs(services, { userId: user.id, company, via: "bench" }, [
    { type: "company.create", args: { memberName: user.name, company: beginning } },
    ...parties.map(({ id, number, name }) => ({
      type: "party.save" as const,
      args: { id, set: { role: "customer" as const, number, name } },
    })),
  ]);
  for (const outcome of outcomes) assert.equal(outcome.status, "accepted", JSON.stringify(outcome));
  return user;
}

async function createPerson(services: Services): Promise<User> {
  const { login: email, password } = LOGIN;
  const created = await createUser(services, { name: "Béa Banc", email, language: "fr", password });
  assert(created.ok);
  return created.value.user;
}
