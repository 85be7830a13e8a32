package org.recoupe.extraction.proposition;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.language.LanguageRules;
import org.recoupe.extraction.lexicon.Saying;
import org.recoupe.extraction.lexicon.Tense;
import org.recoupe.extraction.lexicon.VerbForm;
import org.recoupe.extraction.lexicon.WordClass;
import org.recoupe.extraction.reading.Reading;
import org.recoupe.extraction.reading.VerbGroup;
import org.recoupe.extraction.statement.ClaimClass;
import org.recoupe.extraction.statement.Proposition;
import org.recoupe.extraction.statement.Said;
import org.recoupe.extraction.statement.Speaker;
import org.recoupe.extraction.statement.Stance;
import org.recoupe.extraction.syntax.Syntax;

/**
 * How a language makes a sentence of what is said: what is one already, what its subject is taken from, how it is denied. What cannot be made
 * honestly is left as it stands.
 */
abstract class Grammar {
    final Reading reading;
    final Passage passage;
    final Syntax syntax;
    final Said said;
    final @Nullable Subject subject;
    final @Nullable VerbGroup cue;
    final Set<String> missing = new LinkedHashSet<>();
    /** What day each word means that tells one by the day the text is of; null where that is not known. */
    final Map<Integer, @Nullable LocalDate> days = new HashMap<>();
    /** Whether whoever says it is named in the sentence that is made, so that "their" is theirs. */
    boolean namesSpeaker;

    Grammar(Syntax syntax, Passage passage, Said said, @Nullable Subject subject, @Nullable VerbGroup cue) {
        this.reading = syntax.reading;
        this.syntax = syntax;
        this.passage = passage;
        this.said = said;
        this.subject = subject;
        this.cue = cue;
    }

    final Proposition proposition() {
        if (passage.isMoreThanASentence()) return lacking(Proposition.SENTENCE);
        if (!make())
            return lacking(
                    missing.isEmpty() ? Proposition.VERB : missing.iterator().next());
        lookForOpenWords();
        if (!missing.isEmpty()) return Proposition.lacking(passage.words(), missing.toArray(String[]::new));
        return Proposition.complete(passage.sentence());
    }

    private Proposition lacking(String code) {
        missing.add(code);
        return Proposition.lacking(passage.words(), missing.toArray(String[]::new));
    }

    /** @return whether there is a sentence now; if not, what it lacks may be told in {@link #missing} */
    private boolean make() {
        if (endsOpen() || !joinClauses() || isLeftOpen()) return false;
        if (beginsWithInfinitive()) return asInfinitive();
        var verb = mainVerb();
        if (verb != null) return asClause(verb);
        if (asInfinitive()) return true;
        return missing.isEmpty() && asAct();
    }

    /** Doubted, asked for, feared or promised by who says it: whoever does that does not say that it is so. */
    private boolean isLeftOpen() {
        return said.stance() != Stance.DENIES && cue != null && leavesOpen().contains(cue.lemma());
    }

    /** The verbs whose contents may be so or not. */
    abstract Set<String> leavesOpen();

    /** "sans l'intervention des pompiers": what would have been so is not so. */
    boolean hangsOn(Set<String> words) {
        return passage.tokens().stream().anyMatch(k -> words.contains(reading.word(k)));
    }

    /** "… et que ses blessures étaient profondes": led in as the first clause was; false if it is not sure that it belongs to that. */
    private boolean joinClauses() {
        if (!isLedIn()) return true;
        var before = false;
        for (var k = 1; k < passage.size(); k++) {
            var i = passage.tokens().get(k);
            if (!reading.is(i, WordClass.THAT) || !reading.is(i, WordClass.SUBORDINATOR)) continue;
            if (reading.is(i - 1, "et") || reading.is(i - 1, "and")) {
                if (before) return false;
                passage.drop(i);
                joined = true;
            } else before = true;
        }
        return true;
    }

    /** Whether it is more than one clause that is said. */
    boolean joined;

    /** Whether a conjunction leads it in, or could: nobody's own words need be it then. */
    boolean isLedIn() {
        return passage.isLedIn();
    }

    private boolean asClause(VerbGroup verb) {
        if (!withSubject(verb)) return false;
        if (isDeniedHere()) {
            if (deny(verb)) return true;
            missing.add(Proposition.DENIAL);
            return false;
        }
        assertIt(verb);
        return true;
    }

    /** Whether the words are what somebody denies; a quotation in which somebody denies is their denial already. */
    private boolean isDeniedHere() {
        if (said.stance() != Stance.DENIES) return false;
        if (isLedIn()) return true;
        var verb = mainVerb();
        if (verb == null || !verb.negated()) missing.add(Proposition.DENIAL);
        return false;
    }

    /** "annonce la fermeture de l'école": that it was announced is what is done by it. */
    private boolean asAct() {
        if (said.claimClass() != ClaimClass.ACT
                || said.stance() != Stance.ASSERTS
                || subject == null
                || cue == null
                || !cue.isFinite()
                || cue.edge() != cue.from()
                || cue.negated()
                || cue.passive()
                || cue.inverted() >= 0
                || cue.governor() != null
                || cue.tense() == Tense.CONDITIONAL
                || cue.tense() == Tense.SUBJUNCTIVE) return false;
        var saying = syntax.lexicon.saying(cue.lemma());
        if (saying == null || !saying.is(Saying.Flag.ANNOUNCES) || !agrees(cue, subject)) return false;
        if (!isNoun(passage.first()) || hasFiniteVerb()) return false;
        namesSpeaker = true;
        passage.openWith(subject.words() + " " + reading.words(reading.span(cue.from(), cue.to())));
        return true;
    }

    boolean agrees(VerbGroup verb, Subject with) {
        return verb.plural() == with.plural();
    }

    private boolean isNoun(int token) {
        return reading.is(token, WordClass.DETERMINER) || syntax.phrases.starts(token);
    }

    boolean hasFiniteVerb() {
        return passage.tokens().stream().anyMatch(reading::isFiniteVerb);
    }

    /** The words break off. */
    private boolean endsOpen() {
        var last = passage.last();
        var verb = reading.verbAt(last);
        // "bank executives aren't"
        if (verb != null
                && verb.isFinite()
                && verb.to() == verb.from() + 1
                && (syntax.lexicon.is(verb.lemma(), WordClass.BE)
                        || syntax.lexicon.is(verb.lemma(), WordClass.HAVE)
                        || syntax.lexicon.is(verb.lemma(), WordClass.DO))) return true;
        return passage.announces()
                || reading.is(last, WordClass.THAT)
                || reading.is(last, WordClass.OF)
                || reading.is(last, WordClass.ARTICLE)
                || reading.is(last, WordClass.CONJUNCTION)
                || reading.is(last, WordClass.PREPOSITION) && !mayEnd(last);
    }

    boolean mayEnd(int preposition) {
        return false;
    }

    /** The verb the sentence is about; null if there is none that has its subject within. */
    @Nullable
    VerbGroup mainVerb() {
        var start = passage.first();
        for (var verb : syntax.verbs) {
            if (!verb.isFinite() || !passage.contains(verb.from())) continue;
            if (reading.is(verb.edge() - 1, WordClass.RELATIVE)) continue;
            var from = subjectStart(verb);
            if (from < 0 || !passage.contains(from) || reading.is(from, WordClass.RELATIVE)) continue;
            if (from > start && opensSubordinate(from - 1)) continue;
            if (from == start || leadsTo(start, from)) return verb;
        }
        return null;
    }

    /** Where the subject of a verb begins; -1 if it has none before it. */
    int subjectStart(VerbGroup verb) {
        if (verb.inverted() >= 0 || syntax.isCoordinated(verb)) return -1;
        var places = syntax.subjectOf(verb);
        if (places.isEmpty()) return Math.max(beforeQuotation(verb), behindConjunction(verb));
        var from = reading.tokenAt(places.get(0).start());
        // "that troops had fired": what leads the clause in is no part of its subject
        if (!passage.isEmpty() && from == passage.first() - 1 && reading.is(from, WordClass.THAT)) from++;
        return from < verb.from() ? from : -1;
    }

    /** "l'armée « ne vise jamais les civils »": half of the clause is somebody's own words. */
    private int beforeQuotation(VerbGroup verb) {
        var mark = verb.edge() - 1;
        if (!reading.isQuoted(verb.from()) || mark < 0 || !reading.token(mark).isQuotationMark()) return -1;
        var start = passage.first();
        return start < mark && syntax.phrases.end(start, mark) == mark ? start : -1;
    }

    /** "that troops | had fired", "la banque par internet | demeure": nothing but the subject stands before the first verb. */
    private int behindConjunction(VerbGroup verb) {
        var start = passage.first();
        if (!passage.isLedIn() && !reading.is(start, WordClass.DETERMINER)
                || verb.edge() <= start
                || reading.is(start, WordClass.PREPOSITION)
                || reading.is(start, WordClass.ADVERB)) return -1;
        for (var i = start; i < verb.edge(); i++)
            if (reading.token(i).isPunctuation() || opensSubordinate(i) || reading.isFiniteVerb(i)) return -1;
        return start;
    }

    private boolean opensSubordinate(int token) {
        return reading.is(token, WordClass.THAT)
                || reading.is(token, WordClass.SUBORDINATOR)
                || reading.is(token, WordClass.RELATIVE)
                || reading.is(token, WordClass.QUESTION);
    }

    /** Whether nothing but circumstances stands before the subject: "En 2023,", "hier", "après l'accident,". */
    private boolean leadsTo(int start, int subject) {
        if (LanguageRules.skipCircumstances(reading, start, subject) == subject) return true;
        return reading.is(subject - 1, ",")
                && (reading.is(start, WordClass.PREPOSITION)
                        || reading.is(start, WordClass.SUBORDINATOR)
                        || reading.is(start, WordClass.ADVERB)
                        || reading.is(start, WordClass.CONNECTIVE)
                        || reading.phraseEnd(WordClass.INSERT, start, subject) > 0
                        || reading.phraseEnd(WordClass.TIME, start, subject) > 0);
    }

    /** Puts a name in the place of an open subject, where that is sure. False if it stays open, and what is missing was told. */
    abstract boolean withSubject(VerbGroup verb);

    /** Whether "I" or "we" is sure to be the source: a named person, or a named body that is no person ("l'armée", "Tarmont"). */
    final boolean speaksAs(boolean alone) {
        var speaker = said.speaker();
        if (subject == null || speaker == null || speaker.kind() == Speaker.Kind.UNNAMED || subject.person() != alone)
            return false;
        if (alone) return true;
        var body = false;
        for (var word : subject.words().split("[ '’]", -1)) {
            if (word.isEmpty()) continue;
            var plain = word.toLowerCase(Locale.ROOT);
            var capital = Character.isUpperCase(word.charAt(0));
            if (syntax.lexicon.person(plain) != null || capital && syntax.lexicon.givenName(plain) != null)
                return false;
            body |= capital || syntax.lexicon.organisation(plain) != null;
        }
        return body;
    }

    /** Makes the clause say the opposite; false if that would not say what is denied. */
    abstract boolean deny(VerbGroup verb);

    /** What only hands it on ("que l'usine ait fermé") says what is so. */
    abstract void assertIt(VerbGroup verb);

    /** Whether nothing but a verb without a subject begins it. */
    abstract boolean beginsWithInfinitive();

    /** "avoir été alertée par des inspecteurs", said by somebody who did it, or was charged with it. */
    abstract boolean asInfinitive();

    abstract void lookForOpenWords();

    final @Nullable String form(String lemma, Tense tense, int person, boolean plural) {
        return syntax.lexicon.conjugated(lemma, tense, person, plural);
    }

    final @Nullable VerbForm form(int token, Tense tense) {
        return LanguageRules.reading(reading.forms(token), f -> f.tense() == tense);
    }

    /** "3 mars 2026". */
    static String written(LocalDate day, Locale locale) {
        var first =
                day.getDayOfMonth() == 1 && locale.equals(Locale.FRENCH) ? "1er" : String.valueOf(day.getDayOfMonth());
        return first + " " + DateTimeFormatter.ofPattern("MMMM yyyy", locale).format(day);
    }

    /** Writes its date to a day that is told by the day of the text; told to be missing where that is not known, or where several are. */
    final void date(int token) {
        var day = days.get(token);
        if (day == null || days.size() > 1 || !date(token, day)) missing.add(Proposition.WHEN);
    }

    /** False if the words around it do not let a date stand there. */
    abstract boolean date(int token, LocalDate day);

    final boolean isDay(int i) {
        return reading.is(i, WordClass.DAY);
    }

    /** "mardi" without "3 mars". */
    final boolean isOpenDay(int i) {
        if (reading.is(i, WordClass.TODAY) || reading.is(i, WordClass.YESTERDAY) || reading.is(i, WordClass.TOMORROW))
            return true;
        if (!isDay(i)) return false;
        for (var k = i + 1; k < i + 4; k++) if (reading.is(k, WordClass.MONTH)) return false;
        return true;
    }
}
