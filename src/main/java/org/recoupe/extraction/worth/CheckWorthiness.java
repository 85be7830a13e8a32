package org.recoupe.extraction.worth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.attribution.Attribution;
import org.recoupe.extraction.language.LanguageRules;
import org.recoupe.extraction.lexicon.Saying;
import org.recoupe.extraction.lexicon.Tense;
import org.recoupe.extraction.meaning.Terms;
import org.recoupe.extraction.reading.Reading;
import org.recoupe.extraction.speaker.Draft;
import org.recoupe.extraction.speaker.Speakers;
import org.recoupe.extraction.statement.Assessment;
import org.recoupe.extraction.statement.ClaimClass;
import org.recoupe.extraction.statement.Form;
import org.recoupe.extraction.statement.Relation;
import org.recoupe.extraction.statement.Stance;
import org.recoupe.extraction.statement.Statement;
import org.recoupe.kernel.Span;

/** How much a statement is worth checking, why, and what it is about. */
public final class CheckWorthiness {
    /** What weighs less is no reason worth telling. */
    private static final double TOLD = 0.08;

    private final Reading reading;
    private final LanguageRules rules;
    private final Speakers speakers;
    private final Confidence confidence;
    private final Signals signals;
    private final Killing killing;

    public CheckWorthiness(Reading reading, LanguageRules rules, Speakers speakers, Confidence confidence) {
        this.reading = reading;
        this.rules = rules;
        this.speakers = speakers;
        this.confidence = confidence;
        this.signals = new Signals(reading, rules);
        this.killing = new Killing(reading);
    }

    public List<Statement> statements(List<Draft> drafts, Terms all, List<Relation> pairs) {
        var contested = new HashSet<Integer>();
        for (var pair : pairs) {
            if (pair.kind() != Relation.Kind.CONTRADICTS) continue;
            contested.add(pair.from());
            contested.add(pair.to());
        }
        var statements = new ArrayList<Statement>(drafts.size());
        for (var i = 0; i < drafts.size(); i++) statements.add(statement(i, drafts, all, contested.contains(i)));
        return List.copyOf(statements);
    }

    private Statement statement(int number, List<Draft> drafts, Terms all, boolean contested) {
        var draft = drafts.get(number);
        var attribution = draft.attribution();
        var assessment = assess(draft, all.of(attribution), contested);
        var parent = parent(number, drafts);
        var form = draft.isNarrator() ? Form.NARRATOR : form(attribution);
        return new Statement(
                attribution.content(),
                attribution.source(),
                attribution.cue(),
                attribution.relay(),
                draft.speaker(),
                draft.relayedBy(),
                parent,
                attribution.stance(),
                form,
                assessment.claimClass(),
                attribution.rule(),
                confidence.of(draft, parent, inSentence(number, drafts)),
                draft.restsOn(),
                assessment.worth(),
                assessment.reasons(),
                all.values(attribution));
    }

    /** How many are said in the same sentence; statements stand in the order of the text. */
    private static int inSentence(int number, List<Draft> drafts) {
        var sentence = drafts.get(number).attribution().sentence();
        var count = 1;
        for (var i = number - 1; i >= 0 && drafts.get(i).attribution().sentence() == sentence; i--) count++;
        for (var i = number + 1;
                i < drafts.size() && drafts.get(i).attribution().sentence() == sentence;
                i++) count++;
        return count;
    }

    private Assessment assess(Draft draft, Terms.Of terms, boolean contested) {
        var attribution = draft.attribution();
        var found = new LinkedHashSet<String>();
        var accuses = cueIs(attribution, Saying.Flag.ACCUSES);
        for (var piece : attribution.content()) {
            var from = reading.tokenAt(piece.start());
            var to = reading.tokenAt(piece.end() - 1) + 1;
            found.addAll(signals.in(from, to, terms.quantities()));
            killed(from, to, accuses, found);
        }
        if (accuses) found.add("accusation");
        if (attribution.stance() == Stance.DENIES) found.add("denial");
        if (contested) found.add("contested");
        if (draft.speaker() != null && speakers.holdsOffice(draft.speaker())) found.add("quoted-official");
        var announced = attribution.stance() == Stance.ASSERTS && cueIs(attribution, Saying.Flag.ANNOUNCES);
        return assessment(found, terms, draft.isNarrator(), announced, firstTense(attribution));
    }

    /** A statement that stands alone, from one token to another. */
    public Assessment alone(int from, int to, Terms.Of terms) {
        var found = signals.in(from, to, terms.quantities());
        killed(from, to, false, found);
        return assessment(found, terms, false, false, firstTense(from, to));
    }

    /** Whose death it is, and who is said to be its author, if they are named. */
    private void killed(int from, int to, boolean accused, Set<String> found) {
        if (killing.hasAuthor(from, to) || accused && killing.isTold(from, to)) {
            found.add("accusation");
            found.add(AUTHOR);
        }
        if (killing.isOfSomebodyNamed(from, to)) found.add(DEATH);
    }

    /** Somebody named is said to have killed; no reason to be told, as the accusation is. */
    private static final String AUTHOR = "author-of-deaths";

    private static final String DEATH = "death-of-somebody-named";

    private Assessment assessment(
            Set<String> found, Terms.Of terms, boolean narrated, boolean announced, @Nullable Tense tense) {
        var casualties = terms.has("DEATH") || terms.has("INJURY") || terms.has("DISPLACED");
        var figures = !terms.quantities().isEmpty();
        if (casualties) {
            found.add(figures ? "casualty-figure" : "casualties");
            found.remove("figure");
            found.remove("small-figure");
        }
        if (terms.has("WRONG") || terms.has("ACCUSE")) found.add("accusation");
        var worth = signals.weight("base");
        for (var signal : found) worth += signals.weight(signal);
        return new Assessment(
                Math.round(Math.max(0, Math.min(1, worth)) * 100) / 100.0,
                told(found, 1),
                told(found, -1),
                claimClass(found, casualties, figures, narrated, announced, tense));
    }

    /** The signals of one side, the weightiest first. */
    private List<String> told(Set<String> found, int side) {
        return found.stream()
                .filter(s -> signals.isTold(s) && signals.weight(s) * side >= TOLD)
                .sorted(Comparator.comparingDouble((String s) -> -side * signals.weight(s))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private boolean cueIs(Attribution attribution, Saying.Flag flag) {
        for (var cue : attribution.cue()) {
            for (var token : reading.tokensIn(cue)) {
                if (is(rules.lemma(reading.lexicon, token.word()), flag)) return true;
                // "accusé" is somebody too, but not in a cue
                for (var form : reading.lexicon.forms(token.word())) if (is(form.lemma(), flag)) return true;
            }
        }
        return false;
    }

    private boolean is(String lemma, Saying.Flag flag) {
        var saying = reading.lexicon.saying(lemma);
        return saying != null && saying.is(flag);
    }

    private @Nullable Tense firstTense(Attribution attribution) {
        for (var piece : attribution.content()) {
            var tense = firstTense(reading.tokenAt(piece.start()), reading.tokenAt(piece.end() - 1) + 1);
            if (tense != null) return tense;
        }
        return null;
    }

    private @Nullable Tense firstTense(int from, int to) {
        for (var i = from; i < to; i++) {
            var verb = reading.verbAt(i);
            if (verb != null && verb.isFinite()) return verb.tense();
        }
        return null;
    }

    private static ClaimClass claimClass(
            Set<String> found,
            boolean casualties,
            boolean figures,
            boolean narrated,
            boolean announced,
            @Nullable Tense tense) {
        // the stricter rule: who is charged with deaths is charged
        if (found.contains(AUTHOR)) return ClaimClass.ACCUSATION;
        if (found.contains(DEATH)) return ClaimClass.DEATH;
        if (casualties) return ClaimClass.CASUALTIES;
        if (found.contains("accusation")) return ClaimClass.ACCUSATION;
        // "a annoncé 3 000 suppressions de postes": whether they come is another claim
        if (announced && tense == null && found.contains("intention")) return ClaimClass.ACT;
        if (figures) return ClaimClass.FIGURE;
        if (narrated) return ClaimClass.BACKGROUND;
        if (found.contains("opinion")) return ClaimClass.STATEMENT;
        // what is told to have happened is not done by being announced
        if (tense != null && tense != Tense.FUTURE && tense != Tense.CONDITIONAL) return ClaimClass.EVENT;
        return announced ? ClaimClass.ACT : ClaimClass.STATEMENT;
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
