import type { Chart } from "./chart.ts";
import { accountsOf } from "./chart-template.ts";

/** A small French firm on accrual books. Numbers from the public plan comptable général (ANC 2022-06). */
export const chartFrAccrual: Omit<Chart, "acts"> = {
  id: "chart",
  accounts: accountsOf(`
    101000 Capital
    106800 Autres réserves
    108000 Compte de l’exploitant
    110000 Report à nouveau
    120000 Résultat de l’exercice
    129000 Résultat de l’exercice (perte)
    164000 Emprunts auprès des établissements de crédit
    205000 Logiciels
    218300 Matériel de bureau et informatique
    281830 Amortissements du matériel de bureau
    401000 Fournisseurs
    404000 Fournisseurs d’immobilisations
    411000 Clients
    421000 Personnel, rémunérations dues
    431000 Sécurité sociale
    445510 TVA à décaisser
    445620 TVA sur immobilisations
    445640 TVA déductible en attente de paiement
    445660 TVA déductible sur biens et services
    445710 TVA collectée
    445740 TVA collectée en attente de paiement
    455000 Associés, comptes courants
    467000 Autres comptes débiteurs ou créditeurs
    471000 Compte d’attente
    511200 Chèques à encaisser
    512000 Banque
    530000 Caisse
    580000 Virements internes
    601000 Achats de matières premières
    606100 Fournitures non stockables
    606300 Petit équipement
    606400 Fournitures administratives
    607000 Achats de marchandises
    611000 Sous-traitance
    613200 Locations immobilières
    616000 Assurances
    622600 Honoraires
    625100 Voyages et déplacements
    625700 Réceptions
    626000 Frais postaux et télécommunications
    627000 Services bancaires
    635110 Cotisation foncière des entreprises
    641000 Rémunérations du personnel
    645000 Charges de sécurité sociale
    651000 Redevances de logiciels
    658000 Charges diverses de gestion courante
    661000 Charges d’intérêts
    681100 Dotations aux amortissements
    706000 Prestations de services
    707000 Ventes de marchandises
    708500 Ports et frais facturés
    709000 Rabais accordés
    758000 Produits divers de gestion courante`),
  journals: [
    { code: "VE", label: "Ventes", kind: "sales" },
    { code: "AC", label: "Achats", kind: "purchases" },
    { code: "BQ", label: "Banque", kind: "bank" },
    { code: "CA", label: "Caisse", kind: "cash" },
    { code: "OD", label: "Opérations diverses", kind: "general" },
    { code: "AN", label: "À-nouveaux", kind: "opening" },
  ],
  means: [
    { id: "transfer", kind: "transfer", account: "512000", journal: "BQ" },
    { id: "card", kind: "card", account: "512000", journal: "BQ" },
    { id: "cheque", kind: "cheque", account: "511200", journal: "BQ" },
    { id: "cash", kind: "cash", account: "530000", journal: "CA" },
  ],
  roles: {
    customer: "411000",
    supplier: "401000",
    salesOfServices: "706000",
    salesOfGoods: "707000",
    salesReverseCharged: null,
    vatOwed: { "": "445710" },
    vatWaiting: "445740",
    vatDeductible: "445660",
    vatDeductibleWaiting: "445640",
    fees: null,
  },
};
