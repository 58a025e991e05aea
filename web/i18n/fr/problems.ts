import type { ProblemCode } from "#core/commands/problem-code.ts";

export const fr = {
  "account.unknown": "Le compte {{ account }} n’est pas au plan comptable.",
  "article.nameMissing": "Donnez un nom à l’article.",
  "article.numberMissing": "Donnez un numéro à l’article.",
  "care.itself": "Un cabinet ne peut pas suivre sa propre comptabilité.",
  "care.lastOfFirm":
    "Le cabinet n’aurait plus personne ici. Affectez d’abord quelqu’un d’autre, ou mettez fin au suivi.",
  "care.none": "Aucun cabinet comptable ne suit cette comptabilité.",
  "care.notOfFirm": "Seul le cabinet comptable qui suit cette comptabilité peut le faire.",
  "care.ofAnother": "Un autre cabinet comptable suit déjà cette comptabilité.",
  "care.ownerIsOfFirm":
    "{{ owner }}, du cabinet, en est propriétaire. Transmettez d’abord la propriété à quelqu’un du client.",
  "closing.otherDay": "Une écriture de clôture porte le dernier jour de son exercice, le {{ closingDay }}.",
  "closing.otherJournal": "Une écriture de clôture se passe au journal {{ journal }}.",
  "command.depends": "Cette action s’appuie sur une autre qui a été refusée. Réglez d’abord celle-là.",
  "command.failed":
    "Le serveur n’a pas pu traiter cette action, par une erreur de Cahier. Elle est conservée entière ; signalez-la.",
  "command.malformed": "Une information manque ou est illisible.",
  "command.unknown": "Le serveur ne connaît pas encore cette action. Mettez Cahier à jour.",
  "company.addressTaken": "L’adresse {{ address }} est déjà prise.",
  "company.exists": "Cette comptabilité existe déjà.",
  "company.notFound": "Cette comptabilité n’est pas sur cet appareil.",
  "company.notHere":
    "Ce dossier n’est pas encore entier sur cet appareil. Rien n’a été enregistré ; ce que vous avez saisi est toujours là.",
  "connection.codingUnknown": "L’autre système ne propose plus ce type d’article. Relisez la liste.",
  "connection.notConnected": "Il n’y a pas de liaison pour le moment.",
  "connection.notFound": "Cette liaison n’existe pas.",
  "creditNote.beforeSale": "Un avoir ne peut pas précéder sa facture du {{ saleDay }}.",
  "creditNote.exceedsRest": "Il ne reste que {{ leftCents }} à créditer à ce taux.",
  "creditNote.otherParty": "Un avoir s’adresse au client de sa facture.",
  "creditNote.otherVat": "La facture n’a aucune ligne à ce taux de TVA.",
  "creditNote.saleMissing": "La facture à créditer n’est pas approuvée, ou pas sur cet appareil.",
  "day.beforeBooks": "Cette comptabilité commence le {{ booksStart }} ; le {{ day }} est antérieur.",
  "day.protected":
    "Tout est protégé jusqu’au {{ protectedThrough }}[[ par {{ protector }}]]. Qui a le droit de protéger[[ ({{ lifters }})]] peut lever la protection, dans Réglages.",
  "day.validated":
    "Tout est validé définitivement jusqu’au {{ validatedThrough }}.[[ Le premier jour ouvert est le {{ firstOpenDay }}.]]",
  "device.cancelled": "Arrêté. Rien n’a été modifié.",
  "device.fileUnreadable": "Cet appareil ne peut plus lire le fichier. Choisissez-le à nouveau.",
  "device.otherFile": "Ce n’est pas {{ fileName }}, le fichier que l’import attend.",
  "device.revoked": "Cet appareil a été retiré du compte. Ce qu’il contenait encore est conservé ici.",
  "device.storageFull":
    "Cet appareil n’a plus de place. Rien n’a été enregistré ; votre saisie est toujours là.",
  "document.beyondLimits": "Un élément deviendrait plus long que ce que la comptabilité peut contenir.",
  "division.noKey":
    "Aucune clé de répartition ne vaut au {{ day }}. Indiquez-la dans les réglages, puis répartissez.",
  "division.notCommon":
    "Seul se répartit ce qui est commun à des praticiens qui déclarent chacun pour soi, est enregistré et n’est pas une facture émise.",
  "division.notWhole": "Les parts doivent faire 100 % ensemble ; elles font {{ percent }} %.",
  "division.twice": "Une seule clé par jour, et chaque praticien une seule fois dans une clé.",
  "entry.tooFewPostings": "Une écriture a au moins deux lignes.",
  "entry.unbalanced": "Débit et crédit diffèrent de {{ debitExcessCents }}.",
  "firm.groupNotFound": "Ce groupe n’existe plus dans le cabinet.",
  "firm.off": "Le module cabinet comptable est désactivé. Activez-le dans les paramètres.",
  "import.liveChanged":
    "{{ count }} des écritures venues de {{ fileName }} ont été modifiées ici depuis ; {{ newFileName }} les remplacerait. Corrigez plutôt ici, ou laissez le fichier tel quel.",
  "hole.declared": "Une partie de ces numéros de la série {{ series }} est déjà expliquée.",
  "hole.full": "On ne peut pas expliquer plus de {{ holesMax }} manques.",
  "import.alreadyThere": "Ce même fichier a été importé le {{ importedAt }}. Rien n’a été ajouté.",
  "import.matched":
    "{{ newFileName }} ne peut pas encore remplacer {{ fileName }} : des lignes de {{ count }} de ses écritures sont lettrées à la main. Délettrez-les d’abord.",
  "import.numbersGiven":
    "Les écritures de cet exercice validées jusqu’au {{ validatedThrough }} portent déjà leurs numéros ; ses mois antérieurs ne peuvent plus être importés.",
  "import.otherRegistration":
    "Le fichier est celui de l’entreprise {{ registration }}, cette comptabilité est celle de {{ expected }}. Confirmez pour l’importer quand même.",
  "import.overlapsBooks":
    "Le fichier va jusqu’au {{ throughDay }}, or cette comptabilité commence le {{ booksStart }}.",
  "import.previewDiffers": "Le serveur n’a pas lu le fichier comme cet appareil. Refaites l’aperçu.",
  "import.problems": "Le fichier contient {{ problemCount }} erreurs ; rien n’a été importé.",
  "import.restedOn":
    "{{ newFileName }} ne peut pas remplacer {{ fileName }} : des périodes validées jusqu’au {{ validatedThrough }} s’appuient dessus.",
  "import.yearTaken":
    "L’exercice clos le {{ closingDay }} vient déjà de {{ fileName }}. {{ newFileName }} peut le remplacer si vous le confirmez.",
  "invitation.gone": "Cette invitation a déjà servi, ou a été retirée.",
  "invoice.accountMissing": "Choisissez à quoi sert chaque ligne.",
  "invoice.customerVatMissing":
    "En autoliquidation ou vers un autre pays de l’Union, la facture doit porter le n° de TVA du client : ajoutez-le à sa fiche.",
  "invoice.lineTextMissing": "Une ligne est encore sans texte.",
  "invoice.noLines": "Ajoutez au moins une ligne.",
  "invoice.nothingToPay": "Le total doit être supérieur à zéro.",
  "invoice.partyMissing": "Choisissez un client.",
  "invoice.vatNotAllowed": "Cette TVA n’est pas possible pour cette comptabilité à cette date.",
  "journal.unknown": "Il n’y a pas de journal {{ journal }}.",
  "member.alreadyInvited": "{{ email }} est déjà invité.",
  "member.changedSinceSeen":
    "Un autre administrateur vient de modifier {{ member }}. Relisez, puis recommencez.",
  "member.exists": "Cette personne est déjà utilisateur.",
  "member.isOwner": "{{ member }} est propriétaire. Transmettez d’abord la propriété.",
  "member.lastManager": "Il ne resterait personne pour gérer les utilisateurs.",
  "member.notFound": "Cette personne n’est plus utilisateur.",
  "member.notOwner": "Seul le propriétaire peut transmettre la propriété.",
  "matching.full":
    "Cette facture a déjà {{ linesMax }} règlements et avoirs, le plus qu’une facture puisse en porter. Enregistrez celui-ci sans choisir la facture.",
  "matching.gone": "Ce lettrage a été défait ou refait entre-temps. Regardez à nouveau.",
  "matching.holds": "Cette pièce est lettrée. Délettrez d’abord ses lignes.",
  "matching.lineMissing":
    "Une des lignes choisies n’est plus dans les livres, ou pas encore sur cet appareil.",
  "matching.noLetter": "Aucune lettre n’est libre pour ce compte. Réessayez.",
  "matching.oneSide":
    "Choisissez des lignes au débit et au crédit : celles d’un seul côté ne se soldent pas.",
  "matching.otherAccount":
    "Les lignes lettrées ensemble sont d’un même compte ; une n’est pas du compte {{ account }}.",
  "matching.otherParty": "Les lignes lettrées ensemble sont d’un même client ou fournisseur.",
  "matching.otherSlice":
    "Ces lignes sont dans les livres de praticiens différents : chacun lettre les siennes.",
  "matching.paidBack":
    "De l’argent a été rendu depuis sur une facture que ce lettrage solde. Annulez d’abord ce remboursement.",
  "matching.settled": "Une des lignes choisies est déjà soldée.",
  "matching.taken": "Une des lignes choisies est déjà lettrée, peut-être par quelqu’un d’autre à l’instant.",
  "opening.computed":
    "Les à-nouveaux de cet exercice viennent de l’exercice précédent ; ils ne se saisissent pas.",
  "party.nameMissing": "Indiquez un nom.",
  "numbering.givenTwice":
    "Cette facture portait le numéro {{ number }} avant que le serveur soit rétabli depuis une sauvegarde ; ce numéro a été donné depuis à une autre. Approuvez-la de nouveau : elle prendra un autre numéro, et l’exemplaire déjà remis est à reprendre.",
  "party.numberMissing": "Indiquez un numéro.",
  "party.numberTaken": "Le numéro {{ number }} est déjà pris. Choisissez-en un autre.",
  "payment.claimMissing": "La facture à régler n’est pas approuvée, ou pas sur cet appareil.",
  "payment.exceedsPaid": "Seuls {{ paidCents }} ont été payés et peuvent être rendus.",
  "payment.exceedsRest": "Il ne reste que {{ leftCents }} à payer sur cette facture.",
  "payment.meansUnknown": "Choisissez un moyen de paiement.",
  "payment.nothing": "Indiquez un montant.",
  "payment.practitionerMissing": "Choisissez le praticien concerné.",
  "payment.settlesTooMuch": "Les factures réglées font {{ settledCents }}, plus que le paiement.",
  "payment.vatNotAllowed": "Cette TVA n’est pas possible pour cette comptabilité à cette date.",
  "payment.wrongSign": "Le montant affecté à une facture doit aller dans le sens du paiement.",
  "period.endBeforeStart":
    "La fin précède le début : ce qui peut encore être validé commence le {{ fromDay }}.",
  "period.future": "Le {{ through }} est à venir ; seuls des jours passés peuvent être validés.",
  "period.incomplete":
    "Cet appareil n’avait pas tout ({{ months }}). Il va chercher ce qui lui manque ; regardez ensuite l’aperçu de nouveau.",
  "period.nothing": "Il n’y a rien à valider du {{ fromDay }} au {{ through }}.",
  "period.numberAwaited":
    "Factures qui attendent leur numéro de l’autre logiciel : {{ count }}. Validez quand elles l’auront.",
  "period.unseen":
    "Entre-temps, quelque chose a changé que vous n’aviez pas vu ({{ months }}). Regardez l’aperçu de nouveau, puis validez.",
  "plan.ended":
    "La formule a pris fin le {{ throughDay }}. Tout reste lisible et exportable ; seule la saisie s’arrête. Qui peut changer les réglages la renouvelle dans Réglages, Formule.",
  "plan.membersFull": "Cette formule permet {{ max }} collaborateurs, et ils y sont déjà.",
  "plan.withoutFirm": "Cette formule ne comprend pas le module cabinet comptable.",
  "practitioner.codeTaken": "Deux praticiens ne peuvent pas partager les mêmes trois lettres.",
  "practitioner.notFound": "Ce praticien n’est pas dans la comptabilité.",
  "practitioner.taken": "Ce praticien est déjà {{ holder }}.",
  "production.needsLicence":
    "Il faut la licence premium. Le cabinet comptable l’active pour cette comptabilité.",
  "purchase.settled": "Elle est payée, au moins en partie. Annulez d’abord ce paiement.",
  "refusal.decided":
    "Cela a déjà été décidé[[ par {{ decider }}]][[ le {{ decidedAt }}]].[[ C’est enregistré au {{ bookedOn }}.]]",
  "refusal.noSuchWay": "Cette action ne peut pas être enregistrée telle quelle un autre jour.",
  "refusal.notFound": "Il n’y a plus rien à décider ici.",
  "rights.missing":
    "Votre rôle ne le permet pas. Un administrateur de la comptabilité peut le faire ou changer votre rôle.",
  "rights.notMember": "Vous n’avez plus accès à cette comptabilité.",
  "rights.otherSlice": "Cela appartient à un autre praticien.",
  "role.changedSinceSeen": "Un autre administrateur vient de modifier {{ name }}. Relisez, puis recommencez.",
  "role.inUse": "Ce rôle est encore donné[[ à {{ members }}]]. Donnez-leur d’abord un autre rôle.",
  "role.nameTaken": "Un rôle s’appelle déjà {{ name }}.",
  "role.notFound": "Ce rôle n’existe plus.",
  "series.closed": "La série du numéro {{ number }} est fermée.",
  "series.dayBefore":
    "La dernière facture de cet appareil porte la date du {{ lastDay }}. Datez celle-ci de ce jour ou d’après.",
  "series.deviceHasOne": "{{ device }} a déjà une série. Fermez-la d’abord.",
  "series.full": "On ne peut pas déclarer plus de {{ seriesMax }} séries.",
  "series.givenTwice": "Une autre facture porte déjà le numéro {{ number }}.",
  "series.none": "Déclarez la série d’un premier appareil : la comptabilité numérote alors sur place.",
  "series.notMissing":
    "Le numéro {{ number }} n’est pas déclaré manquant. Expliquez-le d’abord au registre des numéros.",
  "series.ofCreditNotes":
    "{{ number }} est un numéro d’avoir. Seule une facture peut être saisie d’après son papier ; faites l’avoir depuis sa facture.",
  "series.otherYear":
    "Le numéro {{ number }} n’est pas de l’année du {{ day }}. Corrigez le jour ou le numéro, tels qu’ils sont sur le papier.",
  "series.stillOpen":
    "La série du numéro {{ number }} est encore ouverte : {{ device }} peut donner ce numéro. Fermez d’abord la série.",
  "series.numberedOutside": "Un autre logiciel numérote les factures. Choisissez d’abord que ce soit Cahier.",
  "series.otherDevice": "Le numéro {{ number }} est d’une série d’un autre appareil.",
  "series.prefixTaken":
    "Les lettres {{ prefix }} sont ou étaient celles d’un autre appareil. Choisissez-en d’autres.",
  "series.unknown": "Aucun appareil n’a ici de série qui donne le numéro {{ number }}.",
  "vat.usedSince":
    "{{ count }} pièces à partir du {{ day }} ont été établies sous la situation d’alors : {{ names }}. Choisissez un jour postérieur, ou corrigez-les d’abord.",
  "voucher.alreadyApproved": "Déjà approuvé, le {{ approvedAt }}.",
  "voucher.cancelled": "Déjà annulé.",
  "voucher.changedSinceSeen":
    "Il a été modifié le {{ changedAt }}, après que vous l’avez vu. Relisez, puis approuvez.",
  "voucher.exists": "Déjà enregistré.",
  "voucher.isReversal":
    "C’est une contrepassation : elle reste comme elle est. Enregistrez à nouveau ce qui doit figurer dans les comptes.",
  "voucher.issued": "Un document émis ne s’annule pas : faites un avoir.",
  "voucher.notApproved": "La facture n’est pas approuvée.",
  "voucher.notDraft": "Ce n’est plus un brouillon.",
  "voucher.notFound": "Il n’est plus là.",
  "voucher.otherKind": "Il est d’un autre type.",
  "voucher.reversed": "Une contrepassation existe déjà, au {{ day }}. Il n’y en a jamais deux.",
  "voucher.stillOpen":
    "Rien ne l’empêche d’être corrigé ou annulé : une contrepassation n’est pas nécessaire.",
  "voucher.unbalanced": "Débit et crédit diffèrent.",
  "year.closed": "L’exercice clôturé au {{ closingDay }} ne change plus.",
  "year.closingEntries": "Des écritures de clôture sont datées du {{ closingDay }} ; annulez-les d’abord.",
  "year.daysValidated":
    "Tout est validé définitivement jusqu’au {{ validatedThrough }} : ces jours ne changent plus d’exercice.",
  "year.earlierOpen": "Clôturez d’abord l’exercice qui se termine le {{ closingDay }}.",
  "year.notValidated":
    "Validez d’abord tous les mois jusqu’au {{ closingDay }}.[[ La validation va jusqu’au {{ validatedThrough }}.]]",
  "year.openingMoved":
    "Entre-temps, ce que l’exercice suivant reprend a changé. Regardez de nouveau, puis clôturez.",
  "year.wrongDays": "Un exercice finit après avoir commencé et dure au plus vingt-quatre mois.",
} as const satisfies Readonly<Record<ProblemCode, string>>;
