package org.recoupe.extraction;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.lexicon.Saying;
import org.recoupe.extraction.lexicon.Tense;
import org.recoupe.extraction.lexicon.WordClass;
import org.recoupe.kernel.Span;

/** How much a statement is worth checking, why, and what it is about. */
final class CheckWorthiness {
    private static final double BASE = 0.25;

    private final Reading reading;
    private final LanguageRules rules;
    private final Speakers speakers;

    CheckWorthiness(Reading reading, LanguageRules rules, Speakers speakers) {
        this.reading = reading;
        this.rules = rules;
        this.speakers = speakers;
    }

    Statement statement(int number, List<Draft> drafts, Terms all, List<Relation> pairs) {
        var draft = drafts.get(number);
        var attribution = draft.attribution();
        var terms = all.of(attribution);
        var reasons = new ArrayList<String>();
        var worth = BASE;
        var casualties = terms.has("DEATH") || terms.has("INJURY") || terms.has("DISPLACED");
        var figures = !terms.quantities().isEmpty();
        worth += reason(casualties && figures, "casualty-figure", 0.4, reasons);
        worth += reason(casualties && !figures, "casualties", 0.25, reasons);
        worth += reason(figures && !casualties, "figure", 0.25, reasons);
        var accusation = isAccusation(attribution, terms);
        worth += reason(accusation, "accusation", 0.25, reasons);
        worth += reason(attribution.stance() == Stance.DENIES, "denial", 0.2, reasons);
        worth += reason(contested(number, pairs), "contested", 0.2, reasons);
        worth += reason(has(attribution, WordClass.SUPERLATIVE), "comparison", 0.1, reasons);
        worth += reason(
                draft.speaker() != null && speakers.holdsOffice(draft.speaker()), "quoted-official", 0.05, reasons);
        worth -= reason(has(attribution, WordClass.OPINION), "opinion", 0.2, reasons);
        worth -= reason(isForecast(attribution), "forecast", 0.15, reasons);
        return new Statement(
                attribution.content(),
                attribution.source(),
                attribution.cue(),
                attribution.relay(),
                draft.speaker(),
                draft.relayedBy(),
                parent(number, drafts),
                attribution.stance(),
                draft.isNarrator() ? Form.NARRATOR : form(attribution),
                claimClass(draft, casualties, accusation, figures),
                attribution.rule(),
                attribution.confidence(),
                Math.round(Math.max(0, Math.min(1, worth)) * 100) / 100.0,
                List.copyOf(reasons));
    }

    private static double reason(boolean holds, String key, double weight, List<String> reasons) {
        if (!holds) return 0;
        reasons.add(key);
        return weight;
    }

    private static boolean contested(int number, List<Relation> pairs) {
        return pairs.stream()
                .anyMatch(p -> p.kind() == Relation.Kind.CONTRADICTS && (p.from() == number || p.to() == number));
    }

    private boolean isAccusation(Attribution attribution, Terms.Of terms) {
        if (terms.has("WRONG")) return true;
        for (var cue : attribution.cue()) {
            for (var token : reading.tokensIn(cue)) {
                if (accuses(rules.lemma(reading.lexicon, token.word()))) return true;
                // "accusé" is somebody too, but not in a cue
                for (var form : reading.lexicon.forms(token.word())) if (accuses(form.lemma())) return true;
            }
        }
        return false;
    }

    private boolean accuses(String lemma) {
        var saying = reading.lexicon.saying(lemma);
        return saying != null && saying.is(Saying.Flag.ACCUSES);
    }

    private boolean has(Attribution attribution, WordClass type) {
        for (var piece : attribution.content()) {
            var to = reading.tokenAt(piece.end() - 1) + 1;
            for (var i = reading.tokenAt(piece.start()); i < to; i++)
                if (reading.phraseEnd(type, i, to) > 0) return true;
        }
        return false;
    }

    private boolean isForecast(Attribution attribution) {
        var tense = firstTense(attribution);
        return tense == Tense.FUTURE;
    }

    private @Nullable Tense firstTense(Attribution attribution) {
        for (var piece : attribution.content()) {
            for (var i = reading.tokenAt(piece.start());
                    i < reading.size() && reading.token(i).start() < piece.end();
                    i++) {
                var verb = reading.verbAt(i);
                if (verb != null && verb.isFinite()) return verb.tense();
            }
        }
        return null;
    }

    private ClaimClass claimClass(Draft draft, boolean casualties, boolean accusation, boolean figures) {
        if (casualties) return ClaimClass.CASUALTIES;
        if (accusation) return ClaimClass.ACCUSATION;
        if (figures) return ClaimClass.FIGURE;
        if (draft.isNarrator()) return ClaimClass.BACKGROUND;
        if (has(draft.attribution(), WordClass.OPINION)) return ClaimClass.STATEMENT;
        var tense = firstTense(draft.attribution());
        return tense == null || tense == Tense.FUTURE || tense == Tense.CONDITIONAL
                ? ClaimClass.STATEMENT
                : ClaimClass.EVENT;
    }

    /** By how much of its letters stand in quotation marks. */
    private Form form(Attribution attribution) {
        var letters = 0;
        var quoted = 0;
        for (var piece : attribution.content()) {
            for (var i = reading.tokenAt(piece.start());
                    i < reading.size() && reading.token(i).start() < piece.end();
                    i++) {
                var token = reading.token(i);
                if (token.isPunctuation()) continue;
                letters += token.end() - token.start();
                if (reading.isQuoted(i)) quoted += token.end() - token.start();
            }
        }
        if (quoted * 10 >= letters * 9) return Form.DIRECT;
        return quoted * 10 > letters ? Form.MIXED : Form.INDIRECT;
    }

    /** The shortest statement this one is quoted within. Only neighbours in the text can be. */
    private static @Nullable Integer parent(int number, List<Draft> drafts) {
        var inner = drafts.get(number);
        if (inner.isNarrator()) return null;
        Integer parent = null;
        var shortest = Integer.MAX_VALUE;
        for (var i = Math.max(0, number - 12); i < Math.min(drafts.size(), number + 6); i++) {
            var outer = drafts.get(i);
            if (i == number || outer.isNarrator() || !inner.attribution().isWithin(outer.attribution())) continue;
            var length = length(outer.attribution().content());
            if (length < shortest) {
                shortest = length;
                parent = i;
            }
        }
        return parent;
    }

    private static int length(List<Span> pieces) {
        return pieces.stream().mapToInt(Span::length).sum();
    }
}
