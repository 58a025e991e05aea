import { join } from "node:path";
import { assert } from "#core/assert.ts";
import { type Place, putMember } from "../commands/put-member.ts";
import type { VismaConfiguration } from "../connectors/visma/configuration.ts";
import { createVismaSandbox } from "../connectors/visma/sandbox/create-visma-sandbox.ts";
import { DEMO_EMAIL } from "../connectors/visma/sandbox/demo-companies.ts";
import { createUser } from "../people/create-user.ts";
import type { Services } from "../services.ts";
import { readServerFact, writeServerFact } from "../storage/server-facts.ts";
import { findUserByLogin, setPasswordHash, type User } from "../storage/users.ts";
import { dutchFirmBooks } from "./dutch-firm-books.ts";
import { frenchFirmBooks } from "./french-firm-books.ts";
import {
  type AboutPerson,
  type DemonstrationPerson,
  type KeptLogIn,
  type LogIns,
  readOrCreateLogIns,
} from "./log-ins.ts";
import { CAMILLE, MARTIN, practiceBooks } from "./practice-books.ts";
import { seedCompany } from "./seed-company.ts";
import { seedFirm } from "./seed-firm.ts";

export interface Demonstration {
  readonly logIns: LogIns;
  /** How the connector speaks with the sandbox. */
  readonly visma: VismaConfiguration;
  readonly close: () => Promise<void>;
}

/** How long after its time-out a request may still land: on one machine, not long. */
export const DEMONSTRATION_PATIENCE_SECONDS = 40;

const SEEDED = "demonstration.seeded";
const CLIENT_ID = "cahier-demonstration";

const people = {
  camille: {
    name: CAMILLE.name,
    login: "camille@example.test",
    about: {
      fr: "kinésithérapeute, propriétaire du Cabinet des Tilleuls (trésorerie)",
      nl: "fysiotherapeut, eigenaar van Cabinet des Tilleuls (FR, kasstelsel)",
      en: "physiotherapist, owns Cabinet des Tilleuls (FR, cash basis)",
    },
    language: "fr",
  },
  martin: {
    name: MARTIN.name,
    login: "martin@example.test",
    about: {
      fr: "kinésithérapeute, utilisateur au Cabinet des Tilleuls",
      nl: "fysiotherapeut, gebruiker bij Cabinet des Tilleuls",
      en: "physiotherapist, user in Cabinet des Tilleuls",
    },
    language: "fr",
  },
  nadia: {
    name: "Nadia Ferrand",
    login: "nadia@example.test",
    about: {
      fr: "comptable des trois comptabilités",
      nl: "boekhouder van de drie administraties",
      en: "accountant of all three companies",
    },
    language: "fr",
  },
  louise: {
    name: "Louise Brun",
    login: "louise@example.test",
    about: {
      fr: "propriétaire d’Atelier Brun (engagement, TVA)",
      nl: "eigenaar van Atelier Brun (FR, factuurstelsel, btw)",
      en: "owns Atelier Brun (FR, accrual, VAT)",
    },
    language: "fr",
  },
  sjoerd: {
    name: "Sjoerd Hoekstra",
    login: "sjoerd@example.test",
    about: {
      fr: "propriétaire de Hoekstra Meubelmakerij (Pays-Bas, engagement)",
      nl: "eigenaar van Hoekstra Meubelmakerij (factuurstelsel)",
      en: "owns Hoekstra Meubelmakerij (NL, accrual)",
    },
    language: "nl",
  },
  fay: {
    name: "Fay Morel",
    login: "fay@example.test",
    about: {
      fr: "cabinet comptable Fidu Rhône, vingt dossiers clients",
      nl: "accountantskantoor Fidu Rhône, twintig klanten",
      en: "accounting firm Fidu Rhône, twenty client companies",
    },
    language: "fr",
  },
  cleo: {
    name: "Cléo Roux",
    login: "cleo@example.test",
    about: {
      fr: "collaboratrice de Fidu Rhône, dix de ses dossiers",
      nl: "medewerker van Fidu Rhône, tien van de klanten",
      en: "collaborator of Fidu Rhône, ten of its clients",
    },
    language: "fr",
  },
  hugo: {
    name: "Hugo Lenoir",
    login: "hugo@example.test",
    about: {
      fr: "collaborateur de Fidu Rhône, sept de ses dossiers",
      nl: "medewerker van Fidu Rhône, zeven van de klanten",
      en: "collaborator of Fidu Rhône, seven of its clients",
    },
    language: "fr",
  },
} as const satisfies Record<string, DemonstrationPerson & { about: AboutPerson; language: "fr" | "nl" }>;
type PersonKey = keyof typeof people;

function aboutOf({ login, name }: KeptLogIn): AboutPerson {
  const found = Object.values(people).find((person) => person.login === login);
  return found?.about ?? { fr: name, nl: name, en: name };
}

/**
 * The other side on a port of its own, and at the first start three companies and an accounting firm to look around in. Only ever called where
 * the configuration says that this is a demonstration.
 */
export async function openDemonstration(services: Services): Promise<Demonstration> {
  const { configuration } = services;
  assert(configuration.isDemonstration, "a real server has no demonstration");
  const { dataDirectory, port, sandboxPort, deliveryPatienceSeconds } = configuration;
  const kept = await readOrCreateLogIns(
    dataDirectory,
    Object.values(people).map(({ name, login }) => ({ name, login })),
  );
  const sandbox = createVismaSandbox({
    client: {
      id: CLIENT_ID,
      secret: kept.clientSecret,
      redirectUris: ["localhost", "127.0.0.1"].map(
        (host) => `http://${host}:${port}/connections/callback/visma`,
      ),
    },
    password: kept.sandboxPassword,
    now: () => services.now().getTime(),
    stateFile: join(dataDirectory, "sandbox", "visma.json"),
  });
  const listening = await sandbox.listen(sandboxPort).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    throw new Error(`Port ${sandboxPort} is taken. Name another for the sandbox with SANDBOX_PORT.`);
  });
  try {
    await seed(services, kept.people);
  } catch (error) {
    await listening.close();
    throw error;
  }
  return {
    logIns: {
      people: kept.people.map((person) => ({ ...person, about: aboutOf(person) })),
      sandbox: { url: listening.url, login: DEMO_EMAIL, password: kept.sandboxPassword },
    },
    visma: {
      identityUrl: listening.url,
      apiUrl: `${listening.url}/v2`,
      clientId: CLIENT_ID,
      clientSecret: kept.clientSecret,
      timeoutSeconds: Math.min(30, (deliveryPatienceSeconds ?? DEMONSTRATION_PATIENCE_SECONDS) / 2),
    },
    close: listening.close,
  };
}

/** Once, and to its end: what a killed start left undone, the next one does. */
async function seed(services: Services, logIns: readonly KeptLogIn[]): Promise<void> {
  const { storage, now } = services;
  if ((await storage.read((tx) => readServerFact(tx, SEEDED))) !== null) return;
  const users = await createPeople(services, logIns);
  const today = now().toISOString().slice(0, 10);

  const practice = practiceBooks(today);
  const atelier = frenchFirmBooks(today);
  const hoekstra = dutchFirmBooks(today);
  await seedCompany(services, users.camille.id, practice);
  await seedCompany(services, users.louise.id, atelier);
  await seedCompany(services, users.sjoerd.id, hoekstra);
  await putMember(services, practice.id, toPlace(users.martin, "user", MARTIN.id));
  for (const { id } of [practice, atelier, hoekstra])
    await putMember(services, id, toPlace(users.nadia, "accountant", null));
  await seedFirm(services, users, today);
  await storage.write((tx) => writeServerFact(tx, SEEDED, now().toISOString()));
}

async function createPeople(
  services: Services,
  logIns: readonly KeptLogIn[],
): Promise<Readonly<Record<PersonKey, User>>> {
  const users: [string, User][] = [];
  for (const [key, { name, login, language }] of Object.entries(people)) {
    const password = logIns.find((known) => known.login === login)?.password;
    assert(password !== undefined, "everybody of the demonstration has a password");
    const created = await createUser(services, { name, email: login, language, password });
    const user = created.ok
      ? created.value.user
      : await services.storage.read((tx) => findUserByLogin(tx, login));
    assert(user !== null, "who cannot be created is there already");
    const passwordHash = created.ok ? user.passwordHash : await services.passwords.hash(password);
    // Nobody is asked to replace a password that the next start prints again.
    const change = { userId: user.id, passwordHash, mustPersonalise: false };
    await services.storage.write((tx) => setPasswordHash(tx, change));
    users.push([key, user]);
  }
  return Object.fromEntries(users) as Record<PersonKey, User>;
}

const toPlace = ({ id, name }: User, role: "user" | "accountant", practitioner: string | null): Place => ({
  id,
  name,
  role,
  isOwner: false,
  practitioner,
  reads: "whole",
});
