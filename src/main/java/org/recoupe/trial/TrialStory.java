package org.recoupe.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.recoupe.article.Submission;
import org.recoupe.claim.Appraisal;
import org.recoupe.claim.Basis;
import org.recoupe.claim.EvidenceDetails;
import org.recoupe.claim.EvidenceKind;
import org.recoupe.claim.EvidenceStance;
import org.recoupe.claim.Provenance;
import org.recoupe.kernel.Language;

/** The dispatches of the demonstration newsroom: invented places, people and events. */
enum TrialStory {
    PORT(
            "port.fr.txt",
            "Explosion au port de Lamora : deux bilans opposés",
            Language.FRENCH,
            "international",
            "2026-03-03T09:12:00+01:00",
            "Hôpital central de Lamora",
            "Entretien avec le chef de service",
            "Tient lui-même le registre des admissions.",
            "Syndicat des dockers de Lamora",
            "Communiqué du syndicat",
            "Ses délégués étaient sur les quais."),
    BUDGET(
            "budget.fr.txt",
            "Vaubreuil : un contrat de 4,2 millions mis en cause",
            Language.FRENCH,
            "politique",
            "2026-03-05T18:47:00+01:00",
            "Greffe du conseil municipal de Vaubreuil",
            "Entretien avec le greffier",
            "A le dossier du marché sous les yeux.",
            "Journal officiel des marchés",
            "Avis publié le 12 janvier",
            "Publie les marchés conclus."),
    FERRY(
            "ferry.en.txt",
            "Ferry with 180 aboard runs aground off Skarholm",
            Language.ENGLISH,
            "international",
            "2026-03-06T21:05:00Z",
            "Skarholm harbour master",
            "Interview with the harbour master",
            "Directed the rescue from the harbour.",
            "Nordlinjen",
            "Statement on the company's site",
            "Has the passenger list.");

    private final String file;
    private final String title;
    private final Language language;
    private final String desk;
    private final OffsetDateTime publishedAt;
    private final String witness;
    private final String interview;
    private final String witnessKnows;
    private final String body;
    private final String statement;
    private final String bodyKnows;

    TrialStory(
            String file,
            String title,
            Language language,
            String desk,
            String publishedAt,
            String witness,
            String interview,
            String witnessKnows,
            String body,
            String statement,
            String bodyKnows) {
        this.file = file;
        this.title = title;
        this.language = language;
        this.desk = desk;
        this.publishedAt = OffsetDateTime.parse(publishedAt);
        this.witness = witness;
        this.interview = interview;
        this.witnessKnows = witnessKnows;
        this.body = body;
        this.statement = statement;
        this.bodyKnows = bodyKnows;
    }

    String externalId() {
        return "trial-" + file;
    }

    String desk() {
        return desk;
    }

    private static final Provenance OF_THEIR_OWN = new Provenance(null, Basis.OWN, List.of());

    /** What a reviewer finds about it: two pieces from sources that have nothing to do with each other. */
    List<EvidenceDetails> evidence(EvidenceStance stance) {
        return List.of(
                new EvidenceDetails(stance, witness, EvidenceKind.INTERVIEW, interview, null, null, null, 2, false)
                        .knownBy(OF_THEIR_OWN, Appraisal.weighed(witnessKnows)),
                new EvidenceDetails(stance, body, EvidenceKind.STATEMENT, statement, null, null, null, 3, false)
                        .knownBy(OF_THEIR_OWN, Appraisal.weighed(bodyKnows)));
    }

    Submission submission() {
        return Submission.typed(
                title, text(), externalId(), language, "Agence de démonstration", null, publishedAt, desk);
    }

    private String text() {
        try (var stream = TrialStory.class.getResourceAsStream("/trial/" + file)) {
            return new String(Objects.requireNonNull(stream, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
