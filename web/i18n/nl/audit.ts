import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/audit.ts";

export const nl: Dictionary<typeof en> = {
  title: "Logboek",
  listLabel: "Acties, nieuwste eerst",
  column: {
    when: "Wanneer",
    who: "Wie",
    what: "Wat",
    document: "Document",
  },
  server: "Cahier",
  serverDevice: "server",
  nameless: "onbekende persoon",
  open: "Openen",
  openOf: "Openen: {{ action }}",
  refused: "geweigerd: {{ why }}",
  line: "nr. {{ line }}",
  more: "Meer tonen",
  export: "Exporteren (CSV)",
  exported: "Logboek geëxporteerd",
  exportFailed: "Het exporteren is niet gelukt. Probeer opnieuw met netwerk.",
  filter: {
    label: "Logboek beperken",
    person: "Persoon",
    everybody: "Iedereen",
    action: "Actie",
    everything: "Alle",
    from: "Van",
    through: "Tot en met",
    document: "Alleen dit document: {{ document }}",
    clear: "Alles tonen",
  },
  chain: {
    checking: "De keten wordt gecontroleerd…",
    whole: {
      one: "{{ count }} regel, keten gecontroleerd",
      other: "{{ count }} regels, keten gecontroleerd",
    },
    broken: "De keten is verbroken op regel {{ line }}",
    brokenText:
      "Een regel van het logboek is niet meer zoals hij is geschreven: de database van de server is buiten Cahier om gewijzigd. Zet niets terug en waarschuw wie de server beheert.",
  },
  offlineTitle: "Het logboek leest u online",
  offlineText: "Het blijft op de server, waar niemand het kan wijzigen. Kom terug met netwerk.",
  again: "Opnieuw proberen",
  notAllowedTitle: "Uw rol geeft geen toegang tot dit logboek",
  notAllowedText:
    "Nodig zijn het recht om het logboek te zien en toegang tot de hele administratie. Een beheerder kan u die geven.",
  emptyTitle: "Geen actie komt overeen",
  emptyText: "Verruim de dagen of kies een andere persoon.",
  act: {
    company: {
      create: "Administratie aangemaakt",
      update: "Instellingen gewijzigd",
      handOver: "Eigendom overgedragen",
    },
    member: {
      invite: "Gebruiker uitgenodigd",
      join: "Uitnodiging aanvaard",
      place: "Medewerker toegewezen",
      change: "Gebruiker gewijzigd",
      rename: "Eigen naam gewijzigd",
      relieve: "Medewerker weg bij het kantoor",
      remove: "Gebruiker verwijderd",
      put: "Toegang gegeven door de server",
    },
    role: {
      save: "Rol opgeslagen",
      remove: "Rol verwijderd",
    },
    period: {
      protect: "Periode vergrendeld",
      validate: "Periode definitief gemaakt",
    },
    year: {
      change: "Data van een boekjaar gewijzigd",
      close: "Boekjaar afgesloten",
    },
    plan: {
      choose: "Abonnement gekozen",
    },
    production: {
      choose: "Verbinding met de productiesoftware gekozen",
    },
    firm: {
      update: "Kantoormodule ingesteld",
    },
    care: {
      begin: "Toevertrouwd aan een kantoor",
      invite: "Accountantskantoor uitgenodigd",
      accept: "Aangenomen door het accountantskantoor",
      decline: "Uitnodiging afgewezen door het kantoor",
      change: "Klantdossier ingedeeld",
      end: "Begeleiding door het kantoor beëindigd",
    },
    client: {
      join: "Klantadministratie aangenomen",
      leave: "Klantadministratie vertrokken",
    },
    party: {
      save: "Klant of patiënt opgeslagen",
    },
    article: {
      save: "Artikel opgeslagen",
    },
    series: { declare: "Reeks opgegeven voor een apparaat", close: "Reeks van een apparaat gesloten" },
    hole: { declare: "Ontbrekende nummers verklaard" },
    voucher: {
      draft: "Concept geschreven",
      deleteDraft: "Concept verwijderd",
      approve: "Boekstuk goedgekeurd",
      issue: "Factuur ter plaatse uitgereikt",
      send: "Factuur naar het andere systeem verzonden",
      correct: "Boekstuk gecorrigeerd",
      cancel: "Boekstuk geannuleerd",
      divide: "Gemeenschappelijk boekstuk verdeeld",
      reverse: "Boekstuk tegengeboekt",
    },
    payment: {
      record: "Betaling vastgelegd",
    },
    entry: {
      record: "Boeking vastgelegd",
    },
    matching: {
      make: "Regels afgeletterd",
      undo: "Afletteren ongedaan gemaakt",
    },
    import: {
      apply: "Bestand geïmporteerd",
    },
    connection: {
      choose: "Keuze voor een koppeling",
      connect: "Koppeling gelegd",
      disconnect: "Koppeling verbroken",
    },
    refusal: {
      discard: "Geweigerde actie terzijde gelegd",
      book: "Geweigerde actie alsnog geboekt",
      hand: "Geweigerde actie aan het kantoor gegeven of teruggenomen",
    },
    audit: {
      export: "Logboek geëxporteerd",
    },
    delivery: {
      checking: "Verzending opnieuw gecontroleerd",
      choice: "Verzending wacht op een keuze",
      delivered: "Verzending ontvangen",
      interrupted: "Verzending onderbroken",
      reconciled: "Verzending afgestemd",
      rejected: "Verzending geweigerd door het andere systeem",
      sending: "Wordt verzonden",
      unknown: "Verzending zonder antwoord",
      waiting: "Verzending wacht",
    },
    device: {
      lost: "Acties verloren door een apparaat",
      renew: "Apparaat opnieuw aangemeld",
      revoke: "Apparaat ingetrokken",
    },
    email: {
      confirm: "E-mailadres bevestigd",
    },
    fec: {
      export: "FEC geëxporteerd",
    },
    invitation: {
      resend: "Uitnodiging opnieuw verzonden",
    },
    numbering: {
      open: "Nummering geopend na een teruggezette reservekopie",
    },
    password: {
      askReset: "Nieuw wachtwoord gevraagd",
      change: "Wachtwoord gewijzigd",
      reset: "Wachtwoord vervangen",
    },
    server: {
      restored: "Reservekopie teruggezet op de server",
    },
    session: {
      end: "Sessie beëindigd",
      endAll: "Alle sessies beëindigd",
      signIn: "Aangemeld",
      signOut: "Afgemeld",
    },
    user: {
      beginAgain: "Account opnieuw gevraagd",
      change: "Gegevens gewijzigd",
      create: "Account aangemaakt",
    },
  },
};
