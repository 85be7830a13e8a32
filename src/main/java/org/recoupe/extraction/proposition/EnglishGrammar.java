package org.recoupe.extraction.proposition;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.lexicon.Gender;
import org.recoupe.extraction.lexicon.Saying;
import org.recoupe.extraction.lexicon.Tense;
import org.recoupe.extraction.lexicon.WordClass;
import org.recoupe.extraction.reading.VerbGroup;
import org.recoupe.extraction.statement.Proposition;
import org.recoupe.extraction.statement.Said;
import org.recoupe.extraction.statement.Stance;
import org.recoupe.extraction.syntax.Syntax;

/** How English makes a sentence of what is said. */
final class EnglishGrammar extends Grammar {
    private static final Set<String> FIRST_OR_SECOND = Set.of(
            "i",
            "me",
            "my",
            "mine",
            "myself",
            "we",
            "us",
            "our",
            "ours",
            "ourselves",
            "you",
            "your",
            "yours",
            "yourself",
            "yourselves");
    private static final Set<String> THIRD = Set.of(
            "he", "she", "they", "him", "them", "it", "himself", "herself", "themselves", "itself", "hers", "theirs");
    private static final Set<String> POSSESSIVES = Set.of("his", "her", "its", "their");
    private static final Set<String> POINTS = Set.of("this", "these", "those", "here", "such");
    private static final Set<String> TIMES = Set.of(
            "morning",
            "afternoon",
            "evening",
            "night",
            "day",
            "week",
            "weekend",
            "month",
            "year",
            "quarter",
            "spring",
            "summer",
            "autumn",
            "fall",
            "winter",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "time");
    private static final Set<String> NEAR_TIMES = Set.of("tonight", "now", "currently", "recently", "earlier", "ago");
    private static final Set<String> LEAVES_OPEN = Set.of(
            "advise",
            "allow",
            "ask",
            "demand",
            "doubt",
            "exclude",
            "expect",
            "fear",
            "hope",
            "intend",
            "order",
            "permit",
            "plan",
            "promise",
            "propose",
            "question",
            "recommend",
            "require",
            "rule",
            "rule out",
            "seek",
            "suggest",
            "suspect",
            "urge",
            "want",
            "wish");

    private static final Set<String> CONDITIONS =
            Set.of("if", "without", "unless", "otherwise", "case", "with", "before");

    private static final Set<String> LIMITS = Set.of(
            "only", "almost", "nearly", "hardly", "barely", "seldom", "ever", "just", "even", "merely", "mostly");

    private static final Set<String> AUXILIARIES = Set.of(
            "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may", "might", "must",
            "should", "do", "does", "did");

    EnglishGrammar(Syntax syntax, Passage passage, Said said, @Nullable Subject subject, @Nullable VerbGroup cue) {
        super(syntax, passage, said, subject, cue);
    }

    @Override
    boolean mayEnd(int preposition) {
        // "the dam had broken down": a particle
        return !reading.is(preposition, "of") && !reading.is(preposition, "with") && !reading.is(preposition, "from");
    }

    @Override
    int subjectStart(VerbGroup verb) {
        if (reading.is(verb.edge() - 1, "there")) return verb.edge() - 1;
        return super.subjectStart(verb);
    }

    /** "said she had not signed": no conjunction, but what follows the verb is told, not quoted. */
    @Override
    boolean isLedIn() {
        return super.isLedIn() || cue != null && cue.to() <= passage.first() && !reading.isQuoted(passage.first());
    }

    /** What is past says nothing of how many did it. */
    @Override
    boolean agrees(VerbGroup verb, Subject with) {
        return verb.tense() == Tense.PAST || super.agrees(verb, with);
    }

    @Override
    boolean withSubject(VerbGroup verb) {
        var start = subjectStart(verb);
        var word = reading.word(start);
        if (word.equals("i") || word.equals("we")) return inThirdPerson(verb, start);
        if (word.equals("you")) {
            missing.add(Proposition.SUBJECT);
            return true;
        }
        var contracted = reading.word(verb.from()).startsWith("'");
        if ((word.equals("he") || word.equals("she")) && !contracted && isSpeaker(start, word)) {
            passage.write(start, subject == null ? word : subject.words());
            namesSpeaker = true;
        }
        return true;
    }

    private boolean inThirdPerson(VerbGroup verb, int start) {
        var i = reading.is(start, "i");
        var first = reading.word(verb.from());
        if (subject == null || !speaksAs(i)) {
            missing.add(Proposition.SUBJECT);
            return false;
        }
        for (var k : passage.tokens())
            if (k != start && FIRST_OR_SECOND.contains(reading.word(k)) && !reading.is(k, "our")) {
                missing.add(Proposition.SUBJECT);
                return false;
            }
        if (hasSecondFinite(verb)) {
            missing.add(Proposition.SUBJECT);
            return false;
        }
        var theirs = theirs(first, verb);
        if (theirs == null) {
            missing.add(Proposition.SUBJECT);
            return false;
        }
        passage.write(verb.from(), theirs);
        passage.write(start, subject.words());
        for (var k : passage.tokens()) if (reading.is(k, "our")) passage.write(k, subject.plural() ? "their" : "its");
        namesSpeaker = true;
        return true;
    }

    private boolean hasSecondFinite(VerbGroup verb) {
        for (var other : syntax.verbs)
            if (other != verb
                    && other.isFinite()
                    && passage.contains(other.from())
                    && (other.tense() == Tense.PRESENT || other.inverted() >= 0)
                    && syntax.isCoordinated(other)) return true;
        return false;
    }

    /** "have" is "has" of somebody else; what is past stays. */
    private @Nullable String theirs(String first, VerbGroup verb) {
        if (first.startsWith("'")) return null;
        if (reading.is(verb.from(), WordClass.MODAL)) return first;
        var plural = subject != null && subject.plural();
        if (first.equals("am")) return "is";
        if (first.equals("were")) return plural ? "were" : "was";
        if (first.equals("was")) return "was";
        if (first.endsWith("n't")) return null;
        if (form(verb.from(), Tense.PAST) != null && form(verb.from(), Tense.PRESENT) == null) return first;
        var present = form(verb.from(), Tense.PRESENT);
        if (present == null || form(verb.from(), Tense.PAST) != null) return null;
        return present(present.lemma(), plural);
    }

    private @Nullable String present(String lemma, boolean plural) {
        return form(lemma, Tense.PRESENT, 3, plural);
    }

    private boolean isSpeaker(int start, String word) {
        if (subject == null || cue == null || !isLedIn() || said.source().isEmpty()) return false;
        var gender = word.equals("he") ? Gender.MASCULINE : Gender.FEMININE;
        if (!subject.person() || subject.gender() != gender) return false;
        var source = said.source().get(0);
        var from = reading.tokenAt(source.start());
        var to = reading.tokenAt(source.end() - 1) + 1;
        if (from < syntax.start() || to > start) return false;
        return !isNamed(syntax.start(), from)
                && !isNamed(to, start)
                && !isNamed(previousSentence(), syntax.sentence.from());
    }

    private int previousSentence() {
        var i = syntax.sentence.from() - 1;
        while (i > 0 && !reading.token(i - 1).endsSentence()) i--;
        return Math.max(0, i);
    }

    private boolean isNamed(int from, int to) {
        for (var i = from; i < to; i++) {
            if (syntax.lexicon.person(reading.word(i)) != null) return true;
            if (syntax.lexicon.givenName(reading.word(i)) != null && reading.isCapital(i)) return true;
            if (reading.isCapital(i) && reading.isCapital(i + 1)) return true;
        }
        return false;
    }

    @Override
    Set<String> leavesOpen() {
        return LEAVES_OPEN;
    }

    @Override
    boolean deny(VerbGroup verb) {
        if (joined || verb.negated() || verb.inverted() >= 0) return false;
        for (var k : passage.tokens())
            if (reading.is(k, WordClass.NO)
                    || reading.is(k, WordClass.NEITHER)
                    || reading.is(k, WordClass.NEGATOR)
                    || reading.is(k, WordClass.CONTRAST)
                    || reading.word(k).endsWith("n't")) return false;
        for (var other : syntax.verbs)
            if (other != verb && other.isFinite() && passage.contains(other.from()) && syntax.isCoordinated(other))
                return false;
        if (isOpenSet(subjectStart(verb))) return false;
        // "only civilians were killed" denied is not "only civilians were not killed"
        for (var k : passage.tokens())
            if (k < verb.to() && (reading.is(k, WordClass.ADVERB) || LIMITS.contains(reading.word(k)))) return false;
        var first = verb.from();
        if (reading.is(first, WordClass.ADVERB)) return false;
        var word = reading.word(first);
        if (isAuxiliary(verb)) {
            passage.behind(first, " not");
            return withAny(verb.to());
        }
        var past = form(first, Tense.PAST);
        var present = form(first, Tense.PRESENT);
        if (past != null && !word.equals("had")) {
            passage.write(first, "did not " + past.lemma());
            return withAny(verb.to());
        }
        if (present != null && past == null && !present.lemma().equals("have")) {
            passage.write(first, (present.plural() ? "do not " : "does not ") + present.lemma());
            return withAny(verb.to());
        }
        return false;
    }

    private boolean isAuxiliary(VerbGroup verb) {
        var word = reading.word(verb.from());
        if (reading.is(verb.from(), WordClass.MODAL)) return !word.startsWith("'");
        if (word.equals("is") || word.equals("are") || word.equals("was") || word.equals("were")) return true;
        return AUXILIARIES.contains(word) && verb.to() > verb.from() + 1;
    }

    /** "some" and "several" denied are "any". */
    private boolean withAny(int token) {
        return !reading.is(token, "some") && !reading.is(token, "several");
    }

    private boolean isOpenSet(int start) {
        if (start < 0) return true;
        var word = reading.word(start);
        if (reading.token(start).isNumber() || reading.is(start, WordClass.NUMERAL)) return true;
        return Set.of(
                                "a", "an", "some", "many", "several", "all", "every", "each", "most", "there", "more",
                                "any", "both", "few")
                        .contains(word)
                || !reading.is(start, WordClass.DETERMINER)
                        && !reading.isCapital(start)
                        && !reading.is(start, WordClass.SUBJECT_PRONOUN)
                        && !isBarePlural(start);
    }

    /** "troops had fired" denied is "troops had not fired": no troops did. */
    private boolean isBarePlural(int start) {
        for (var i = start; i < passage.end() && !reading.isFiniteVerb(i) && !reading.is(i, WordClass.PREPOSITION); i++)
            if (reading.word(i).endsWith("s") && !reading.word(i).endsWith("ss") || reading.is(i, "police"))
                return true;
        return false;
    }

    /** "said the bridge would reopen": of what was ahead then one says that it will be. */
    @Override
    void assertIt(VerbGroup verb) {
        // "would drown without the dam", "would be aged 30"
        if (reading.is(verb.from(), "would")
                && !reading.is(verb.from() + 1, "have")
                && (hangsOn(CONDITIONS)
                        || reading.is(verb.from() + 1, "be") && form(verb.from() + 2, Tense.PARTICIPLE) == null)) {
            missing.add(Proposition.VERB);
            return;
        }
        if (!reading.is(verb.from(), "would") || cue == null || !isLedIn() || joined || cue.tense() != Tense.PAST)
            return;
        var saying = syntax.lexicon.saying(cue.lemma());
        if (saying == null
                || saying.is(Saying.Flag.THINKS)
                || reading.is(verb.from() + 1, WordClass.HAVE)
                || reading.is(verb.from() + 1, "have")) return;
        if (passage.tokens().stream().noneMatch(k -> reading.is(k, "if") || k != verb.from() && reading.is(k, "would")))
            passage.write(verb.from(), "will");
    }

    @Override
    boolean beginsWithInfinitive() {
        var first = passage.first();
        return reading.is(first, "having")
                || reading.is(first, "to")
                || isGerund(first) && cue != null && cue.to() <= first;
    }

    /** "denied having been alerted", "claims to have seen", "accuses the army of shelling a hospital". */
    @Override
    boolean asInfinitive() {
        var tokens = passage.tokens();
        var first = passage.first();
        if (subject == null) {
            if (isGerund(first) || reading.is(first, "to")) missing.add(Proposition.SUBJECT);
            return false;
        }
        if (cue == null || cue.passive()) return false;
        var denied = said.stance() == Stance.DENIES;
        for (var k : tokens)
            if (denied
                    && (reading.is(k, WordClass.NO)
                            || reading.is(k, WordClass.NEGATOR)
                            || reading.is(k, WordClass.CONJUNCTION) && isGerund(k + 1)
                            || reading.is(k, "any"))) {
                missing.add(Proposition.DENIAL);
                return false;
            }
        var k = 0;
        if (reading.is(first, "to")) k = 1;
        if (tokens.size() <= k) return false;
        var verb = tokens.get(k);
        var perfect = (k == 0 && reading.is(verb, "having") || k == 1 && reading.is(verb, "have"))
                && tokens.size() > k + 1
                && form(tokens.get(k + 1), Tense.PARTICIPLE) != null;
        if (k == 1 && !perfect) return false;
        if (k == 0 && !perfect && !(denied && isGerund(verb) && !reading.is(verb, "being"))) return false;
        if (perfect) {
            var participle = form(tokens.get(k + 1), Tense.PARTICIPLE);
            if (participle == null) return false;
            if (k == 1) passage.drop(first);
            if (participle.lemma().equals("be")) {
                passage.drop(verb);
                passage.write(tokens.get(k + 1), (subject.plural() ? "were" : "was") + (denied ? " not" : ""));
            } else if (denied) {
                passage.drop(verb);
                passage.write(tokens.get(k + 1), "did not " + participle.lemma());
            } else passage.write(verb, subject.plural() ? "have" : "has");
        } else {
            var gerund = form(verb, Tense.GERUND);
            if (gerund == null) return false;
            passage.write(verb, "did not " + gerund.lemma());
        }
        passage.openWith(subject.words());
        namesSpeaker = true;
        return true;
    }

    private boolean isGerund(int token) {
        return form(token, Tense.GERUND) != null && form(token, Tense.PRESENT) == null;
    }

    @Override
    void lookForOpenWords() {
        var tokens = passage.tokens();
        for (var k = 0; k < tokens.size(); k++) {
            var i = tokens.get(k);
            if (passage.isRewritten(i)) continue;
            var word = reading.word(i);
            if (FIRST_OR_SECOND.contains(word)) missing.add(Proposition.SUBJECT);
            else if (THIRD.contains(word)) third(k, word);
            else if (POSSESSIVES.contains(word)) possessive(k, word);
            else if (POINTS.contains(word) || word.equals("that") && isPointing(k)) {
                missing.add(TIMES.contains(reading.word(i + 1)) ? Proposition.WHEN : Proposition.REFERENCE);
            } else if (word.equals("there") && !isExistential(i)) missing.add(Proposition.REFERENCE);
            if (isOpenDay(i)) date(i);
            if (NEAR_TIMES.contains(word)) missing.add(Proposition.WHEN);
            if ((word.equals("last") || word.equals("next")) && TIMES.contains(reading.word(i + 1)))
                missing.add(Proposition.WHEN);
        }
    }

    @Override
    boolean date(int token, LocalDate day) {
        var before = reading.word(token - 1);
        if (TIMES.contains(reading.word(token + 1))
                || before.equals("last")
                || before.equals("next")
                || before.equals("every")
                || before.equals("this")) return false;
        var date = written(day, Locale.ENGLISH);
        var name = reading.words(reading.span(token, token + 1));
        var led = reading.is(token - 1, WordClass.PREPOSITION);
        passage.write(token, isDay(token) ? name + " " + date : led ? date : "on " + date);
        return true;
    }

    /** "that attack", not "said that" or "the house that burned". */
    private boolean isPointing(int k) {
        var i = passage.tokens().get(k);
        if (k == 0) return true;
        return reading.is(i - 1, WordClass.PREPOSITION)
                || reading.token(i - 1).isPunctuation()
                || reading.is(i - 1, WordClass.CONJUNCTION);
    }

    private boolean isExistential(int i) {
        for (var k = i + 1; k < i + 5; k++) {
            var verb = reading.verbAt(k);
            if (verb != null)
                return verb.isFinite()
                        && (verb.lemma().equals("be")
                                || verb.lemma().equals("exist")
                                || verb.lemma().equals("remain")
                                || reading.forms(verb.from()).stream()
                                        .anyMatch(f -> f.lemma().equals("be")));
        }
        return false;
    }

    private void third(int k, String word) {
        var i = passage.tokens().get(k);
        if (word.equals("it") && isDummy(i)) return;
        // whose object it is, is somebody else than its subject
        if (word.equals("him") || word.equals("them")) {
            missing.add(Proposition.REFERENCE);
            return;
        }
        var many = word.startsWith("the");
        var gender = word.startsWith("he") && !word.startsWith("her") || word.startsWith("hi")
                ? Gender.MASCULINE
                : Gender.FEMININE;
        if (word.equals("it") || word.equals("itself")
                ? !isNamedBefore(k, null, false)
                : !isNamedBefore(k, many ? null : gender, many)) missing.add(Proposition.REFERENCE);
    }

    /** "it is clear that", "it rained". */
    private boolean isDummy(int i) {
        if (Set.of("rain", "rained", "snowed", "took", "takes").contains(reading.word(i + 1))) return true;
        if (!Set.of("is", "was", "would", "will").contains(reading.word(i + 1))) return false;
        for (var k = i + 2; k < i + 5; k++)
            if (Set.of(
                            "possible",
                            "impossible",
                            "clear",
                            "likely",
                            "unlikely",
                            "necessary",
                            "important",
                            "true",
                            "unclear",
                            "time",
                            "too")
                    .contains(reading.word(k))) return true;
        return false;
    }

    private void possessive(int k, String word) {
        if (word.equals("her") && passage.tokens().size() == k + 1) {
            missing.add(Proposition.REFERENCE);
            return;
        }
        var gender = word.equals("his") ? Gender.MASCULINE : word.equals("her") ? Gender.FEMININE : null;
        if (!isNamedBefore(k, gender, word.equals("their"))) missing.add(Proposition.REFERENCE);
    }

    /** @param gender of a person; null for things, or for several */
    private boolean isNamedBefore(int k, @Nullable Gender gender, boolean plural) {
        if (namesSpeaker && subject != null) {
            if (plural && (subject.plural() || !subject.person())) return true;
            if (!plural
                    && gender != null
                    && subject.person()
                    && subject.gender().agreesWith(gender)) return true;
            if (!plural && gender == null && !subject.person()) return true;
        }
        var tokens = passage.tokens();
        for (var j = 0; j < k; j++) {
            var i = tokens.get(j);
            var word = reading.word(i);
            var given = syntax.lexicon.givenName(word);
            var person = syntax.lexicon.person(word);
            if (gender != null) {
                var several = word.endsWith("s") && !word.endsWith("ss");
                if (given != null && reading.isCapital(i) && given.agreesWith(gender)
                        || person != null && !several && person.agreesWith(gender)) return true;
                continue;
            }
            if (reading.is(i, WordClass.PRONOUN)) continue;
            var noun = reading.part(i).startsWith("NOUN")
                    || reading.is(i - 1, WordClass.DETERMINER)
                    || reading.isCapital(i) && i != passage.first();
            var many = word.endsWith("s") && !word.endsWith("ss")
                    || word.equals("people")
                    || word.equals("police")
                    || word.equals("children");
            if (plural
                    ? many && !reading.isFiniteVerb(i)
                            || person != null && reading.is(j > 0 ? tokens.get(j - 1) : i, WordClass.NUMERAL)
                    : noun && !many) return true;
            if (plural && syntax.lexicon.organisation(word) != null) return true;
        }
        return false;
    }
}
