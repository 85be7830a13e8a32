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
import org.recoupe.extraction.lexicon.Gender;
import org.recoupe.extraction.lexicon.Saying;
import org.recoupe.extraction.lexicon.Tense;
import org.recoupe.extraction.lexicon.VerbForm;
import org.recoupe.extraction.lexicon.WordClass;
import org.recoupe.extraction.parse.Parts;
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
    /** The day the text is of; null if nobody knows. */
    @Nullable
    LocalDate date;

    private int dayIsMeantAt = -1;

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
        if (passage.isMoreThanASentence()) return severalThings();
        if (!make())
            return lacking(
                    missing.isEmpty() ? Proposition.VERB : missing.iterator().next());
        lookForOpenWords();
        if (!missing.isEmpty()) return Proposition.lacking(passage.sentence(), missing.toArray(String[]::new));
        if (dayIsMeantAt >= 0 && date != null) passage.behind(dayIsMeantAt, " (" + asOf(date) + ")");
        return Proposition.complete(passage.sentence());
    }

    /** Also what else it lacks, so that nobody thinks that it were this alone. */
    private Proposition severalThings() {
        missing.add(Proposition.SENTENCE);
        lookForOpenWords();
        return Proposition.lacking(passage.words(), missing.toArray(String[]::new));
    }

    private Proposition lacking(String code) {
        missing.add(code);
        return Proposition.lacking(passage.words(), missing.toArray(String[]::new));
    }

    /** @return whether there is a sentence now; if not, what it lacks may be told in {@link #missing} */
    private boolean make() {
        if (endsOpen() || isPointedAt()) return false;
        if (isLeftOpen()) return asTold();
        if (!joinClauses()) return false;
        if (beginsWithInfinitive() && (asInfinitive() || asTold())) return true;
        if (beginsWithInfinitive() && !hasFiniteVerb()) return false;
        dropLinks();
        if (asCount()) return true;
        beginBeforeQuotation();
        passage.dropFirst(behindOpinion());
        var verb = mainVerb();
        if (verb == null) verb = soleVerb();
        if (verb != null) return asClause(verb);
        if (asInfinitive()) return true;
        return missing.isEmpty() && (asAct() || asTold() || isClauseToTheTagger());
    }

    /** "le but est qu'il « doit être clair »", "le décret, qui « crée bien un droit »": half of the clause is somebody's own words. */
    private void beginBeforeQuotation() {
        var first = passage.first();
        var verb = reading.verbAt(first);
        if (said.stance() != Stance.ASSERTS
                || verb == null
                || !verb.isFinite()
                || verb.edge() != first
                || first == 0
                || !reading.token(first - 1).isQuotationMark()
                || !passage.isOnePiece()) return;
        var before = first - 1;
        if (reading.is(before - 1, WordClass.RELATIVE)) before--;
        var noun = syntax.nounBefore(before);
        if (noun == null || noun.from() < syntax.start() || noun.to() != before) return;
        passage.widen(noun.from(), passage.end());
        for (var i = before; i < first; i++) passage.drop(i);
    }

    /** Whether the words stand in quotation marks within what is said: who speaks there is told by who is quoted. */
    final boolean isQuotedWithin(int k) {
        var open = 0;
        for (var j = 0; j < k; j++) {
            var token = reading.token(passage.tokens().get(j));
            if (!token.isQuotationMark()) continue;
            if (token.is("«") || token.is("“") || token.is("‘")) open++;
            else if (token.is("»") || token.is("”") || token.is("’")) open--;
            else open = 1 - open;
        }
        return open > 0;
    }

    /** Behind "je pense que", "I think": who says it thinks so, and what they think is what is judged; else where it begins. */
    abstract int behindOpinion();

    /** "En outre,", "however,": ties it to the sentence before, and says nothing. */
    private void dropLinks() {
        var start = passage.first();
        var end = Math.max(
                reading.phraseEnd(WordClass.CONNECTIVE, start, passage.end()),
                reading.phraseEnd(WordClass.INSERT, start, passage.end()));
        // "Sous couvert d'anonymat," is of who says it
        for (var i = start; i < start + 6 && i < passage.end(); i++)
            if (reading.is(i, "anonymat") || reading.is(i, "anonymity")) end = i + 1;
        if (end > start && reading.is(end, ",") && passage.contains(end + 1)) passage.dropFirst(end + 1);
    }

    /**
     * "exige que la direction retire le plan", "salue la mort du tyran": nobody says that something is so, but asks, praises, promises or names
     * it. What can be true or false is that they do.
     */
    private boolean asTold() {
        if (subject == null
                || cue == null
                || said.stance() != Stance.ASSERTS && !isUnwanted(cue)
                || !isToldPlainly(cue)
                || cue.isFinite() && !agrees(cue, subject)
                || cue.to() > passage.first()
                || passage.last() >= syntax.sentence.to()
                || cue.edge() < syntax.sentence.from()
                || !passage.isOnePiece()
                || isFactIn(cue)) return false;
        for (var i = cue.to(); i < passage.first(); i++)
            if (form(i, Tense.INFINITIVE) != null
                    || reading.token(i).isPunctuation()
                            && !reading.is(i, ",")
                            && !reading.token(i).isQuotationMark()
                    || reading.isFiniteVerb(i)) return false;
        var happening = cue.isFinite() ? "" : finite(cue, subject);
        if (happening == null) return false;
        missing.clear();
        passage.widen(cue.edge(), passage.end());
        if (!happening.isEmpty()) passage.write(cue.from(), happening);
        for (var i = cue.edge(); i < cue.to(); i++)
            if (reading.is(i, WordClass.CONNECTIVE) || isAlso(i)) passage.drop(i);
        passage.openWith(subject.words());
        namesSpeaker = true;
        if (ANOTHERS.stream().anyMatch(subject.words()::contains)) missing.add(Proposition.REFERENCE);
        return true;
    }

    /** "également", "also": besides what was said before. */
    abstract boolean isAlso(int token);

    /** "le même responsable": who that is, stands before. */
    private static final Set<String> ANOTHERS = Set.of("même ", "mêmes ", "same ", "autre ", "other ");

    /** "didn't want an escort": that nobody wants it, may be so or not. */
    private boolean isUnwanted(VerbGroup cue) {
        return said.stance() == Stance.DOES_NOT_CONFIRM
                && cue.negated()
                && leavesOpen().contains(cue.lemma());
    }

    /** "…, évaluant à 14 milliards l'effort": the verb as the verb of a sentence; null if nobody knows its form. */
    abstract @Nullable String finite(VerbGroup gerund, Subject who);

    /** ", jugeant que": a clause of its own, and not "steers clear of judging". */
    private boolean isAside(VerbGroup gerund) {
        return gerund.tense() == Tense.GERUND
                && gerund.to() == gerund.from() + 1
                && !gerund.negated()
                && (reading.is(gerund.edge() - 1, ",")
                        || reading.is(gerund.edge() - 1, "en") && reading.is(gerund.edge() - 2, ","));
    }

    private boolean isToldPlainly(VerbGroup cue) {
        return (cue.isFinite() || isAside(cue))
                && !cue.passive()
                && cue.inverted() < 0
                && cue.governor() == null
                && cue.tense() != Tense.CONDITIONAL
                && cue.tense() != Tense.SUBJUNCTIVE;
    }

    /** "a révélé 12 morts", "dit qu'il pleut": what is said is so by what is said, and that is what is judged. */
    private boolean isFactIn(VerbGroup cue) {
        var saying = syntax.lexicon.saying(cue.lemma());
        if (saying == null
                || saying.is(Saying.Flag.ACCUSES)
                || said.claimClass() == ClaimClass.ACCUSATION
                || said.claimClass() == ClaimClass.DEATH
                // a picture or a document is judged by what it shows, not by who shows it
                || said.claimClass() == ClaimClass.IMAGE
                || said.claimClass() == ClaimClass.DOCUMENT) return true;
        if (leavesOpen().contains(cue.lemma())) return false;
        if (passage.isLedIn() || said.claimClass() == ClaimClass.CASUALTIES) return true;
        var asserts = saying.takes(Saying.Frame.THAT);
        if (reading.is(passage.first(), WordClass.QUESTION)) return hasTimeClause();
        return asserts
                && (said.claimClass() == ClaimClass.FIGURE && isCounted()
                        || !isNoun(passage.first()) && hasFiniteVerb());
    }

    /** "said when she resigned": tells when, and not what. */
    abstract boolean hasTimeClause();

    /** "un recul de 8,3 %": the number is what is told. */
    private boolean isCounted() {
        var last = Math.min(passage.first() + 6, passage.end());
        for (var i = passage.first(); i < last; i++)
            if (reading.token(i).isNumber() || reading.is(i, WordClass.NUMERAL)) return true;
        return false;
    }

    /** "fait état de 12 blessés": there were as many, whoever says so. */
    abstract boolean asCount();

    /** "vowed not to repeat that mistake": points at it, and leads nothing in. */
    private boolean isPointedAt() {
        var first = passage.first();
        return first > 1
                && reading.is(first - 1, WordClass.THAT)
                && (cue == null || cue.to() != first - 1)
                && part(first - 2).equals("VERB:Inf");
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

    /** "le montant", "the company": which one, stands before; told where nothing in the sentence says which. */
    final void lookForDefinites(Set<String> things) {
        if (isFirst()) return;
        if (isShortAndNameless()) missing.add(Proposition.REFERENCE);
        for (var k = 0; k < passage.size(); k++) {
            var i = passage.tokens().get(k);
            if (passage.isRewritten(i) || !isThe(i) || !passage.contains(i + 1)) continue;
            var noun = i + 1;
            if (reading.is(noun, WordClass.NUMERAL)
                    && passage.contains(noun + 1)
                    && !isToldApart(noun + 2)
                    && !isToldApart(noun + 1 + 2)) {
                missing.add(Proposition.REFERENCE);
                continue;
            }
            if (isTaken(noun) || isToldApart(noun + 1)) continue;
            var word = owned(reading.word(noun));
            var named = isBody(word) && isNamedIn(k);
            if ((things.contains(word) || (k == 0 || pointsAnywhere()) && isIntroduced(word))
                    && !named
                    && !writeInFull(i)) missing.add(Proposition.REFERENCE);
        }
    }

    /**
     * Writes in full what "cette porte", "l'entreprise" points at, where it was called the same before, and more was said of it: "la porte sud
     * de la mosquée". False if it never was.
     */
    final boolean writeInFull(int determiner) {
        var noun = determiner + 1;
        if (!passage.contains(noun)
                || isToldApart(noun + 1)
                || reading.token(noun).isPunctuation()) return false;
        for (var i = syntax.sentence.from() - 1; i >= farthest(); i--) {
            if (!reading.is(i, reading.word(noun)) || !reading.is(i - 1, WordClass.DETERMINER)) continue;
            var end = syntax.phrases.end(i - 1, reading.size());
            if (end <= i + 1 || end - i > LONGEST_NAME || end > syntax.sentence.from()) continue;
            if (!reading.is(i + 1, WordClass.OF) && !reading.is(i + 1, "of") && !reading.isCapital(i + 1)) continue;
            for (var k = i; k < end; k++)
                if (reading.isFiniteVerb(k)
                        || reading.is(k, WordClass.RELATIVE)
                        || reading.is(k, WordClass.POSSESSIVE)
                        || reading.token(k).isPunctuation()) return false;
            var the = the(determiner, noun);
            if (the == null) return false;
            writeArticle(determiner, the);
            if (the.endsWith("'")) passage.glue(noun);
            passage.behind(noun, " " + reading.words(reading.span(i + 1, end)).replaceAll("\\s+", " "));
            return true;
        }
        return false;
    }

    /** "à" and "les" are "aux". */
    void writeArticle(int determiner, String the) {
        passage.write(determiner, the);
    }

    private static final int LONGEST_NAME = 8;

    /** The article in the place of "cette", "this"; null if that is not known. */
    abstract @Nullable String the(int determiner, int noun);

    /** "the clot's" is "the clot". */
    private static String owned(String word) {
        return word.endsWith("'s") || word.endsWith("’s") ? word.substring(0, word.length() - 2) : word;
    }

    /** "La bataille est dure.", "The question is the timing.": a few words about something definite, and nothing that tells which. */
    private boolean isShortAndNameless() {
        if (passage.size() > FEW || !isThe(passage.first()) || namesSpeaker) return false;
        var main = mainVerb();
        if (main == null) main = soleVerb();
        if (main == null) return false;
        for (var i = passage.first() + 1; i < main.edge(); i++) {
            var word = reading.word(i);
            if (syntax.lexicon.organisation(word) != null || syntax.lexicon.person(word) != null) return false;
        }
        return passage.tokens().stream()
                .skip(1)
                .noneMatch(i ->
                        reading.isCapital(i) || reading.token(i).isNumber() || isOpenDay(i) || passage.isRewritten(i));
    }

    private static final int FEW = 7;

    /** How far back something may have been told of. */
    private static final int REACH = 1500;

    /** Nothing stands before the first sentence of a text. */
    private boolean isFirst() {
        for (var i = syntax.sentence.from() - 1; i >= farthest(); i--)
            if (reading.token(i).endsSentence()) return false;
        return true;
    }

    private int farthest() {
        return Math.max(1, syntax.sentence.from() - REACH);
    }

    /** "un navire … le navire": one that was told of before, where nobody may know it. */
    private boolean isIntroduced(String noun) {
        for (var i = farthest(); i < syntax.sentence.from(); i++)
            if (reading.is(i, noun)
                    && (reading.is(i - 1, WordClass.INDEFINITE)
                            || i > 1 && reading.is(i - 2, WordClass.INDEFINITE)
                            || reading.isCapital(i) && reading.isCapital(i - 1) && syntax.lexicon.person(noun) == null))
                return true;
        return false;
    }

    private boolean isTaken(int noun) {
        return reading.isCapital(noun)
                || reading.token(noun).isPunctuation()
                || reading.token(noun).isNumber();
    }

    /** Whether what follows the noun says which it is. */
    private boolean isToldApart(int next) {
        return reading.is(next, WordClass.OF)
                || reading.is(next, "of")
                || reading.is(next, WordClass.RELATIVE)
                || reading.is(next, WordClass.THAT)
                || passage.contains(next) && reading.isCapital(next)
                || passage.contains(next) && isMore(next);
    }

    /** Whether the word goes on with the noun before it: an adjective, a second noun. */
    abstract boolean isMore(int next);

    abstract boolean isThe(int token);

    /** Whether a definite article elsewhere than in the subject points at what was told of before, too. */
    abstract boolean pointsAnywhere();

    /** "l'entreprise", "the town": a name before it may be its own. */
    abstract boolean isBody(String noun);

    private boolean isNamedIn(int k) {
        if (namesSpeaker && subject != null && !subject.person()) return true;
        for (var j = 0; j < k; j++) {
            var i = passage.tokens().get(j);
            if (reading.isCapital(i)
                    && (i != passage.first() || reading.isCapital(i + 1))
                    && !reading.is(i, WordClass.DETERMINER)) return true;
        }
        return false;
    }

    /** The verb of a sentence of the text's own, whatever it begins with; null if none is sure to be outside a clause within it. */
    private @Nullable VerbGroup soleVerb() {
        if (said.stance() != Stance.ASSERTS || !standsAlone()) return null;
        var within = false;
        var subjects = 0;
        for (var i : passage.tokens()) {
            var verb = reading.verbAt(i);
            if (verb == null || !verb.isFinite()) {
                if (opensSubordinate(i) && !passage.isRewritten(i)) within = true;
                else if (reading.is(i, ",") && !within) subjects = 0;
                else if (!reading.token(i).isPunctuation() && !reading.is(i, WordClass.ADVERB)) subjects++;
                continue;
            }
            if (verb.from() != i) continue;
            if (within) {
                within = false;
                continue;
            }
            return subjects > 0 && verb.inverted() < 0 && verb.edge() > passage.first() ? verb : null;
        }
        return null;
    }

    /** "plans to employ": verbs that no list has, where a tagger tells them. */
    private boolean isClauseToTheTagger() {
        if (said.stance() != Stance.ASSERTS || !standsAlone()) return false;
        var within = false;
        for (var i : passage.tokens()) {
            if (opensSubordinate(i)) within = true;
            if (i == passage.first() || !part(i).equals(Parts.FINITE_VERB)) continue;
            if (!within) return true;
            within = false;
        }
        return !hasFiniteVerb() && passage.tokens().stream().anyMatch(this::isVerbTakenForNoun);
    }

    /** "the campaign plans to", "Scott struggles to": a noun before it, and an infinitive behind. */
    private boolean isVerbTakenForNoun(int i) {
        return part(i).equals("NOUN")
                && reading.word(i).endsWith("s")
                && (part(i - 1).equals("NOUN") || part(i - 1).equals("PROPN"))
                && reading.is(i + 1, "to")
                && part(i + 2).equals("VERB:Inf");
    }

    /** Whether it begins where a sentence, a quotation or what is led in does, and ends where one may. */
    private boolean standsAlone() {
        var first = passage.first();
        while (first > syntax.start()
                && (reading.is(first - 1, WordClass.CONTRAST)
                        || reading.is(first - 1, "and")
                        || reading.is(first - 1, "et"))) first--;
        var begins = isLedIn()
                || first <= syntax.start()
                || reading.token(first - 1).isQuotationMark()
                || reading.is(first - 1, ":")
                || reading.is(first - 1, "-")
                || reading.is(first - 1, "–")
                || LanguageRules.skipCircumstances(reading, syntax.start(), first) == first
                || reading.is(first - 1, ",") && reading.is(syntax.start(), WordClass.CONNECTIVE);
        var behind = passage.end();
        if (reading.is(first, WordClass.QUESTION) && cue != null && cue.to() <= first && !reading.isQuoted(first))
            return false;
        if (cue != null && cue.to() <= first && cue.to() >= syntax.start())
            for (var i = cue.to(); i < first; i++) if (form(i, Tense.INFINITIVE) != null) return false;
        return begins
                && passage.first() >= syntax.sentence.from()
                && (behind >= syntax.end() || reading.token(behind).isPunctuation() || isLedIn());
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
            if (reading.is(verb.edge() - 1, WordClass.RELATIVE) && !passage.isRewritten(verb.edge() - 1)) continue;
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
                || reading.is(token, WordClass.QUESTION)
                || reading.is(token, "so") && token > passage.first();
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

    /** Where whoever says it stands in the sentence; -1 if nowhere before the token. */
    final int speakerBefore(int token) {
        if (subject == null || cue == null || !isLedIn() || said.source().isEmpty()) return -1;
        var source = said.source().get(0);
        var to = reading.tokenAt(source.end() - 1) + 1;
        return reading.tokenAt(source.start()) < syntax.start() || to > token ? -1 : to;
    }

    /** Whether who says it is called by name, or by a pronoun that stands for it, rather than by an office. */
    final boolean isCalledByName() {
        var source = said.source().get(0);
        var first = reading.tokenAt(source.start());
        return reading.is(first, WordClass.SUBJECT_PRONOUN)
                || reading.is(first, WordClass.PERSONAL_PRONOUN)
                || subject != null
                        && subject.person()
                        && Character.isUpperCase(subject.words().codePointAt(0));
    }

    final int previousSentence() {
        var i = syntax.sentence.from() - 1;
        while (i > 0 && !reading.token(i - 1).endsSentence()) i--;
        return Math.max(0, i);
    }

    /** Whether somebody a pronoun of that gender may stand for is named between two tokens. */
    final boolean isSomebody(Gender gender, int from, int to) {
        for (var i = Math.max(0, from); i < to; i++) {
            var word = reading.word(i);
            var person = syntax.lexicon.person(word);
            var given = reading.isCapital(i) ? genderOfName(i) : null;
            var title = reading.isCapital(i + 1) ? syntax.lexicon.title(word) : null;
            if (person != null && !isMany(word) && person.agreesWith(gender)
                    || given != null && given.agreesWith(gender)
                    || title != null && title.agreesWith(gender)) return true;
        }
        return false;
    }

    /** Of a given name, or of a surname whose given name the text tells; null if neither is known. */
    final @Nullable Gender genderOfName(int token) {
        var word = reading.word(token);
        var given = syntax.lexicon.givenName(word);
        if (given != null) return given;
        var full = reading.fullNames().of(word);
        return full == null ? null : syntax.lexicon.givenName(full.split(" ", 2)[0].toLowerCase(Locale.ROOT));
    }

    private static boolean isMany(String word) {
        return word.endsWith("s") && !word.endsWith("ss");
    }

    /** Whether a pronoun of that gender behind the token can be nobody but who says it. */
    final boolean isSpeakerOnly(Gender gender, int token) {
        var to = speakerBefore(token);
        if (to < 0 || subject == null || !subject.person() || subject.plural() || subject.gender() != gender)
            return false;
        var from = reading.tokenAt(said.source().get(0).start());
        return !isSomebody(gender, syntax.start(), from)
                && !isSomebody(gender, to, token)
                && (isCalledByName() || !isSomebody(gender, previousSentence(), syntax.sentence.from()));
    }

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

    /** What a tagger makes of a word of this sentence; empty where nobody tags. */
    final String part(int token) {
        var parts = syntax.parts();
        return parts == null ? "" : parts.of(token);
    }

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

    /** Writes its date to a day that is told by the day of the text, and where that would be guessed the day of the text. */
    final void date(int token) {
        var day = days.get(token);
        var several = days.keySet().stream().filter(passage::contains).count() > 1;
        if (day == null || several || !date(token, day)) seenFrom(token);
    }

    /** "la semaine dernière", "recently": told by the day the text is of, which is named behind it once; missing where nobody knows that. */
    final void seenFrom(int token) {
        if (date == null) missing.add(Proposition.WHEN);
        else if (!owns(token + 1)) dayIsMeantAt = token;
        else if (passage.contains(token + 2)) dayIsMeantAt = token + 2;
        else missing.add(Proposition.WHEN);
    }

    /** "this year's election": the day stands behind what it is of. */
    final boolean owns(int token) {
        return reading.is(token, "'s") || reading.is(token, "’s");
    }

    /** "au 3 mars 2026". */
    abstract String asOf(LocalDate day);

    /** False if the words around it do not let a date stand there. */
    abstract boolean date(int token, LocalDate day);

    final boolean isDay(int i) {
        return reading.is(i, WordClass.DAY);
    }

    /** "mardi" without "3 mars". */
    final boolean isOpenDay(int i) {
        // "USA TODAY"
        if (reading.isCapital(i) && reading.isCapital(i - 1) && !isDay(i)) return false;
        if (reading.is(i, WordClass.TODAY) || reading.is(i, WordClass.YESTERDAY) || reading.is(i, WordClass.TOMORROW))
            return true;
        if (!isDay(i)) return false;
        for (var k = i + 1; k < i + 4; k++) if (reading.is(k, WordClass.MONTH)) return false;
        return true;
    }
}
