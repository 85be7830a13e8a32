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

    private static final Set<String> COUNTED = Set.of(
            "dead",
            "deaths",
            "death",
            "wounded",
            "injured",
            "injuries",
            "casualties",
            "missing",
            "fatalities",
            "arrests");

    @Override
    boolean asCount() {
        if (said.stance() != Stance.ASSERTS || cue == null || !cue.isFinite() || cue.negated()) return false;
        var saying = syntax.lexicon.saying(cue.lemma());
        if (saying == null || !saying.takes(Saying.Frame.THAT) || leavesOpen().contains(cue.lemma())) return false;
        var first = passage.first();
        var number = reading.token(first).isNumber() || reading.is(first, WordClass.NUMERAL);
        if (!number || !COUNTED.contains(reading.word(first + 1)) || !passage.contains(first + 1)) return false;
        for (var i = first + 2; i < passage.end(); i++) if (reading.isFiniteVerb(i)) return false;
        passage.openWith(reading.is(first, "one") || reading.is(first, "1") ? "There was" : "There were");
        return true;
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
        if ((word.equals("he") || word.equals("she"))
                && !contracted
                && !namesSpeaker
                && start == passage.first()
                && !reading.isQuoted(start)
                && !passage.isLedIn()
                && (cue == null || cue.from() > start)) {
            var named = antecedent(word.equals("he") ? Gender.MASCULINE : Gender.FEMININE);
            if (named != null) {
                passage.write(start, named);
                namesAntecedent = word.equals("he") ? Gender.MASCULINE : Gender.FEMININE;
            }
        }
        if ((word.equals("it") || word.equals("they")) && !contracted && isBody(start, word, verb)) {
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
        return isSpeakerOnly(word.equals("he") || word.equals("his") ? Gender.MASCULINE : Gender.FEMININE, start);
    }

    private @Nullable Gender namesAntecedent;

    /** The only one of the sentence before that is called by a name, or an office, of that gender; null if nobody or several are. */
    private @Nullable String antecedent(Gender gender) {
        String found = null;
        for (var i = previousSentence(); i < syntax.sentence.from(); i++) {
            var person = syntax.lexicon.person(reading.word(i));
            var name = reading.isCapital(i) ? genderOfName(i) : null;
            if (name == null
                    && reading.isCapital(i)
                    && reading.isCapital(i + 1)
                    && i > previousSentence()
                    && !reading.is(i, WordClass.DETERMINER)) return null;
            if (name == null) {
                if (person != null && person.agreesWith(gender)) return null;
                continue;
            }
            var to = i + 1;
            while (to < syntax.sentence.from() && reading.isCapital(to)) to++;
            if (name.agreesWith(gender)) {
                if (found != null
                        || reading.word(to).equals("'s")
                        || reading.word(to).equals("’s")) return null;
                var words = reading.words(reading.span(i, to));
                var full = to == i + 1 ? reading.fullNames().of(reading.word(i)) : words;
                found = full == null ? words : full;
            }
            i = to - 1;
        }
        return found;
    }

    /** "the bank said that it had fired", "prosecutors said they had": a body, or several, that speak of themselves. */
    private boolean isBody(int start, String word, VerbGroup verb) {
        if (subject == null || subject.person() || speakerBefore(start) < 0) return false;
        if (subject.plural() != word.equals("they") || start > passage.first()) return false;
        if (word.equals("it")
                && (isDummy(start) || verb.lemma().equals("be") || verb.lemma().equals("take"))) return false;
        return true;
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
        // "would drown without the dam": hangs on something, and is told as that
        if (reading.is(verb.from(), "would") && hangsOn(CONDITIONS)) return;
        // "would be aged 30"
        if (reading.is(verb.from(), "would")
                && !reading.is(verb.from() + 1, "have")
                && (reading.is(verb.from() + 1, "be")
                        && form(verb.from() + 2, Tense.PARTICIPLE) == null
                        && isLedIn())) {
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

    /** Of which a story names several, and says before which it means. */
    private static final Set<String> THINGS = Set.of(
            "company",
            "firm",
            "foundation",
            "village",
            "town",
            "city",
            "county",
            "state",
            "building",
            "site",
            "group",
            "bill",
            "measure",
            "matter",
            "dispute",
            "proposal",
            "deal",
            "program",
            "programme",
            "agreement",
            "film",
            "book",
            "rule",
            "law",
            "issue",
            "practice",
            "case",
            "fight",
            "meeting",
            "event",
            "lack",
            "amount",
            "sum",
            "area",
            "district",
            "institution",
            "campaign",
            "report",
            "ad",
            "newspaper",
            "party",
            "question",
            "document",
            "incident",
            "property");

    @Override
    @Nullable
    String finite(VerbGroup gerund, Subject who) {
        // "judged it a paper tiger, encouraging the attacks": what follows from it is not said
        var saying = syntax.lexicon.saying(gerund.lemma());
        if (saying == null || EFFECTS.contains(gerund.lemma())) return null;
        return form(gerund.lemma(), Tense.PAST, 3, who.plural());
    }

    @Override
    @Nullable
    String the(int determiner, int noun) {
        return "the";
    }

    private static final Set<String> EFFECTS =
            Set.of("encourage", "allow", "permit", "show", "prove", "indicate", "suggest");

    @Override
    boolean hasTimeClause() {
        return reading.is(passage.first(), "when")
                || reading.is(passage.first(), "where")
                || reading.is(passage.first(), "if");
    }

    private static final Set<String> THINKS = Set.of("think", "believe", "know", "guess", "feel");

    @Override
    int behindOpinion() {
        var i = passage.first();
        if (!reading.is(i, "i") && !reading.is(i, "we")) return i;
        if (!THINKS.contains(reading.word(i + 1))) return i;
        var behind = reading.is(i + 2, "that") ? i + 3 : i + 2;
        var clause = reading.is(behind, WordClass.SUBJECT_PRONOUN)
                || reading.is(behind, WordClass.DETERMINER)
                || reading.isCapital(behind);
        return clause
                        && passage.contains(behind)
                        && passage.tokens().stream().anyMatch(k -> k > behind && reading.isFiniteVerb(k))
                ? behind
                : i;
    }

    private static final Set<String> BODIES = Set.of(
            "company",
            "firm",
            "foundation",
            "village",
            "town",
            "city",
            "county",
            "state",
            "group",
            "institution",
            "campaign");

    @Override
    boolean pointsAnywhere() {
        return true;
    }

    @Override
    boolean isBody(String noun) {
        return BODIES.contains(noun);
    }

    @Override
    boolean isThe(int token) {
        return reading.is(token, "the");
    }

    @Override
    boolean isMore(int next) {
        return part(next).startsWith("NOUN") || part(next).startsWith("PROPN");
    }

    @Override
    void lookForOpenWords() {
        lookForDefinites(THINGS);
        lookForDefinitePeople();
        // "one of its members"
        for (var k = 1; k < Math.min(6, passage.size()); k++)
            if (reading.is(passage.tokens().get(k), "its")
                    && !namesSpeaker
                    && reading.is(passage.tokens().get(k) - 1, "of")
                    && passage.tokens().subList(0, k).stream().noneMatch(reading::isCapital))
                missing.add(Proposition.REFERENCE);
        // "there are also concerns": besides others
        if (reading.is(passage.first(), "there") && passage.tokens().stream().anyMatch(k -> reading.is(k, "also")))
            missing.add(Proposition.REFERENCE);
        var opening = reading.word(passage.first());
        if (opening.equals("others")
                || opening.equals("another")
                || opening.equals("both")
                || opening.equals("neither")
                || (opening.equals("some") || opening.equals("many") || opening.equals("all") || opening.equals("most"))
                        && reading.isFiniteVerb(passage.first() + 1)) missing.add(Proposition.REFERENCE);
        var tokens = passage.tokens();
        for (var k = 0; k < tokens.size(); k++) {
            var i = tokens.get(k);
            if (passage.isRewritten(i)) continue;
            var word = reading.word(i);
            if (FIRST_OR_SECOND.contains(word) && isQuotedWithin(k)) continue;
            if (FIRST_OR_SECOND.contains(word)) missing.add(Proposition.SUBJECT);
            else if (THIRD.contains(word)) third(k, word);
            else if (POSSESSIVES.contains(word)) possessive(k, word);
            else if (word.equals("this") && isRunning(i + 1)) seenFrom(i + 1);
            else if ((word.equals("this") || word.equals("these") || word.equals("those")) && writeInFull(i)) continue;
            else if (POINTS.contains(word) || word.equals("that") && isPointing(k)) {
                missing.add(TIMES.contains(reading.word(i + 1)) ? Proposition.WHEN : Proposition.REFERENCE);
            } else if (word.equals("there") && !isExistential(i)) missing.add(Proposition.REFERENCE);
            if (isOpenDay(i) && !reading.is(i - 1, "every")) date(i);
            if (word.equals("earlier")) missing.add(Proposition.WHEN);
            else if (NEAR_TIMES.contains(word) && !reading.is(i + 1, "that")) seenFrom(i);
            if ((word.equals("last") || word.equals("next")) && TIMES.contains(reading.word(i + 1))) seenFrom(i + 1);
        }
    }

    /** "the experts", "a more muscular approach": which ones, or than what, stands before. */
    private void lookForDefinitePeople() {
        var told = subject == null ? new String[0] : subject.words().split(" ");
        if (namesSpeaker && told.length == 2 && told[0].equals("the") && isPeople(told[1]))
            missing.add(Proposition.REFERENCE);
        for (var i : passage.tokens()) {
            if (passage.isRewritten(i)) continue;
            if (reading.is(i, "the")
                    && isPeople(reading.word(i + 1))
                    && reading.isFiniteVerb(reading.token(i + 2).isQuotationMark() ? i + 3 : i + 2))
                missing.add(Proposition.REFERENCE);
            if (reading.is(i, "a")
                    && reading.is(i + 1, "more")
                    && passage.tokens().stream().noneMatch(k -> reading.is(k, "than")))
                missing.add(Proposition.REFERENCE);
        }
    }

    private boolean isPeople(String word) {
        return word.endsWith("s") && syntax.lexicon.person(word) != null
                || word.endsWith("s") && syntax.lexicon.person(word.substring(0, word.length() - 1)) != null;
    }

    @Override
    boolean date(int token, LocalDate day) {
        var before = reading.word(token - 1);
        if (TIMES.contains(reading.word(token + 1))
                || owns(token + 1)
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
        if ((word.equals("he") || word.equals("she"))
                && subject != null
                && !namesSpeaker
                && isSpeaker(i, word)
                && !reading.word(i + 1).startsWith("'")) {
            passage.write(i, subject.words());
            namesSpeaker = true;
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

    private boolean isRunning(int i) {
        return TIMES.contains(reading.word(i))
                && !reading.is(i, "time")
                && !reading.is(i, "day")
                && passage.contains(i);
    }

    @Override
    String asOf(LocalDate day) {
        return "as of " + written(day, Locale.ENGLISH);
    }

    @Override
    boolean isAlso(int token) {
        return reading.is(token, "also") || reading.is(token, "even");
    }

    private void possessive(int k, String word) {
        if (word.equals("her") && passage.tokens().size() == k + 1) {
            missing.add(Proposition.REFERENCE);
            return;
        }
        var gender = word.equals("his") ? Gender.MASCULINE : word.equals("her") ? Gender.FEMININE : null;
        var i = passage.tokens().get(k);
        if (gender != null && !isNamedBefore(k, gender, false) && subject != null && isSpeaker(i, word)) {
            passage.write(i, subject.words() + (subject.words().endsWith("s") ? "'" : "'s"));
            namesSpeaker = true;
            return;
        }
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
        if (gender != null && namesAntecedent == gender) return true;
        var tokens = passage.tokens();
        for (var j = 0; j < k; j++) {
            var i = tokens.get(j);
            var word = reading.word(i);
            var given = reading.isCapital(i) ? genderOfName(i) : null;
            var person = syntax.lexicon.person(word);
            if (gender != null) {
                var several = word.endsWith("s") && !word.endsWith("ss");
                if (given != null && reading.isCapital(i) && given.agreesWith(gender)
                        || person != null && !several && person.agreesWith(gender)) return true;
                continue;
            }
            if (reading.is(i, WordClass.PRONOUN)) continue;
            var noun = part(i).startsWith("NOUN")
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
