package org.recoupe.claim;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.article.Intake;
import org.recoupe.article.Revision;
import org.recoupe.extraction.Extractor;
import org.recoupe.extraction.Propositions;
import org.recoupe.extraction.statement.ClaimClass;
import org.recoupe.extraction.statement.Comparison;
import org.recoupe.extraction.statement.Said;
import org.recoupe.extraction.statement.Speaker;
import org.recoupe.extraction.statement.UnsupportedLanguage;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Language;
import org.recoupe.source.SourceRegistry;
import org.springframework.stereotype.Component;

/** How claims come by their propositions: composed of what the text says there, and of who says it as far as that is known. */
@Component
class Composition {
    private final Extractor extractor;
    private final Intake intake;
    private final SourceRegistry sources;

    Composition(Extractor extractor, Intake intake, SourceRegistry sources) {
        this.extractor = extractor;
        this.intake = intake;
        this.sources = sources;
    }

    /** The text the claim stands in; asked for before the claim is changed, or what is changed would be stored twice. */
    Text where(Claim claim) {
        var article = intake.article(claim.article(), Actor.SYSTEM);
        return in(intake.currentRevision(article), Language.of(article.language()));
    }

    Text in(Revision revision, @Nullable Language language) {
        var published = revision.publishedAt();
        return new Text(
                extractor.propositions(revision.text(), language, published == null ? null : published.toLocalDate()));
    }

    /** What words are about, wherever they come from: the rule asks more for deaths and accusations, whoever wrote them. */
    ClaimClass about(String words, @Nullable Language language) {
        try {
            return extractor.check(words, language, null).claimClass();
        } catch (UnsupportedLanguage unread) {
            return ClaimClass.STATEMENT;
        }
    }

    /** How what two claims say bears on each other; null if it does not, or nobody can read it. */
    @Nullable
    Comparison compared(Claim one, Claim other, @Nullable Language language) {
        try {
            return extractor.compare(
                    one.proposition().text(), other.proposition().text(), language, null);
        } catch (UnsupportedLanguage unread) {
            return null;
        }
    }

    /** One text, for all claims that stand in it. */
    final class Text {
        private final Propositions propositions;

        private Text(Propositions propositions) {
            this.propositions = propositions;
        }

        /** What the claim says now, unless a person said it, or a verdict is about what it said. */
        void compose(Claim claim) {
            var finding = claim.finding();
            var asFound = Objects.equals(claim.source(), finding.source());
            claim.says(propositions.of(new Said(
                    finding.content().list(),
                    asFound ? finding.sourceMention().list() : List.of(),
                    finding.cueMention().list(),
                    finding.stance(),
                    claim.form(),
                    claim.claimClass(),
                    speaker(claim.source()))));
        }

        private @Nullable Speaker speaker(@Nullable UUID id) {
            if (id == null) return null;
            var source = sources.source(id);
            return new Speaker(source.name(), Speaker.Kind.valueOf(source.kind().name()), List.of(), null);
        }
    }
}
