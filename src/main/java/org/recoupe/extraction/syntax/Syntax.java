package org.recoupe.extraction.syntax;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.language.LanguageRules;
import org.recoupe.extraction.language.Languages;
import org.recoupe.extraction.lexicon.Lexicon;
import org.recoupe.extraction.lexicon.Saying;
import org.recoupe.extraction.lexicon.Tense;
import org.recoupe.extraction.lexicon.WordClass;
import org.recoupe.extraction.parse.Parts;
import org.recoupe.extraction.reading.NounPhrases;
import org.recoupe.extraction.reading.Reading;
import org.recoupe.extraction.reading.Sentence;
import org.recoupe.extraction.reading.VerbGroup;
import org.recoupe.extraction.statement.Stance;
import org.recoupe.kernel.Span;

/** One sentence with its verbs: who is the subject of which, how far what is said goes. What all rules share. */
public final class Syntax {
    public final Reading reading;
    public final Lexicon lexicon;
    public final Sentence sentence;
    public final int number;
    public final LanguageRules language;
    public final NounPhrases phrases;
    public final List<VerbGroup> verbs;
    private final Subjects subjects;
    private final @Nullable Parts parts;
    private final Map<VerbGroup, List<Span>> known = new IdentityHashMap<>();

    public Syntax(Reading reading, Sentence sentence, int number, Languages.Known known, NounPhrases phrases) {
        this.reading = reading;
        this.lexicon = reading.lexicon;
        this.sentence = sentence;
        this.number = number;
        this.language = known.rules();
        this.phrases = phrases;
        this.subjects = new Subjects(reading, phrases);
        var parser = known.parser();
        this.parts = parser == null ? null : parser.parts(reading.tokens, sentence.from(), sentence.to());
        if (parts != null) reading.put(parts);
        this.verbs = language.verbs(reading, sentence);
    }

    /** Which words are nouns and which verbs, and how they hang together; null where no parser is known. */
    public @Nullable Parts parts() {
        return parts;
    }

    /** What a parse holds together, without the marks and conjunctions at its edges. */
    public List<Span> subtree(int first, int end) {
        var from = first;
        var to = end;
        while (from < to
                && (reading.token(from).isPunctuation() || reading.is(from, WordClass.SUBORDINATOR) || isJoint(from)))
            from++;
        while (to > from && reading.token(to - 1).isPunctuation()) to--;
        return to > from ? List.of(reading.span(from, to)) : List.of();
    }

    /** We and I are the reporter, outside quotations. */
    public boolean isNarrator(List<Span> source) {
        return source.size() == 1
                && lexicon.is(reading.word(reading.tokenAt(source.get(0).start())), WordClass.FIRST_PERSON);
    }

    /** Whether the sentence stands in a paragraph that a dash opens, as French dialogues do. */
    public boolean isDialogue() {
        return language.dashSpeaks() && sentence.dialogue();
    }

    public int start() {
        var i = sentence.from();
        while (i < sentence.to() - 1 && isOrnament(i)) i++;
        return i;
    }

    /** A dash, a bullet, a pictogram: nothing a sentence begins with. */
    private boolean isOrnament(int i) {
        var token = reading.token(i);
        return token.isPunctuation() && !token.isQuotationMark() && !token.is("(") && !token.is("[");
    }

    /** Without the mark that closes the sentence, unless it stands within a quotation. */
    public int end() {
        var end = sentence.to();
        while (end > sentence.from() && closesSentence(end - 1)) end--;
        return end;
    }

    private boolean closesSentence(int i) {
        var token = reading.token(i);
        return (token.endsSentence() || token.is(",") || token.is(";") || token.is(":") || token.is("–"))
                && !reading.isQuoted(i);
    }

    public @Nullable Saying saying(VerbGroup verb) {
        var saying = lexicon.saying(verb.lemma());
        if (saying == null || saying.is(Saying.Flag.REFLEXIVE) && !verb.reflexive()) return null;
        // "se fait appeler": who has it said does not say it.
        if (verb.governor() != null && lexicon.is(verb.governor(), WordClass.CAUSING)) return null;
        if (saying.is(Saying.Flag.ADDRESSED)
                && !reading.is(verb.inverted(), WordClass.ONE)
                && !language.isAddressed(reading, verb)
                && !isAgencyBehind(verb)) return null;
        return saying;
    }

    /** "a appris l'AFP": who passes on what it was told. */
    private boolean isAgencyBehind(VerbGroup verb) {
        var i = LanguageRules.skipCircumstances(reading, verb.to(), sentence.to());
        while (i < sentence.to() && reading.is(i, WordClass.ARTICLE)) i++;
        return lexicon.agencyEnd(reading.tokens, i, sentence.to()) > 0;
    }

    /** "Il est à noter que", "il faut rappeler que": no one but the reporter says it. */
    public boolean isImpersonal(VerbGroup infinitive) {
        for (var i = infinitive.edge() - 1; i > infinitive.edge() - 4; i--) {
            var verb = reading.verbAt(i);
            if (verb == null || !verb.isFinite()) continue;
            return reading.is(verb.edge() - 1, WordClass.IT)
                    && (lexicon.is(verb.lemma(), WordClass.BE) || lexicon.is(verb.lemma(), WordClass.IMPERSONAL));
        }
        return false;
    }

    public boolean isSaying(int token) {
        var verb = reading.verbAt(token);
        return verb != null && saying(verb) != null;
    }

    /** Where the subject of the verb stands; that of the clause before if it has none of its own; empty if there is none at all. */
    public List<Span> subjectOf(VerbGroup verb) {
        var found = known.get(verb);
        if (found != null) return found;
        var subject = findSubject(verb);
        known.put(verb, subject);
        return subject;
    }

    /** What a rule found out about the subject behind a verb counts for verbs without one that follow. */
    public void rememberSubject(VerbGroup verb, List<Span> subject) {
        known.put(verb, subject);
    }

    private List<Span> findSubject(VerbGroup verb) {
        if (verb.inverted() >= 0) return List.of(inverted(verb));
        if (verb.tense() == Tense.GERUND) {
            var noun = subjects.nounBefore(verb.edge(), from(verb));
            if (noun == null) return inherited(verb);
            // "n'arrête pas le trafic, jugeant que": a thing that cannot speak leaves it to who spoke before.
            var spoken = phrases.canSpeak(noun.from()) || reading.is(noun.from(), WordClass.INDEFINITE)
                    ? List.<Span>of()
                    : inherited(verb);
            return spoken.isEmpty() ? List.of(sourceSpan(noun)) : spoken;
        }
        if (!verb.isFinite() || isCoordinated(verb)) return inherited(verb);
        var phrase = relative(verb)
                ? new NounPhrases.Phrase(verb.edge() - 1, verb.edge(), verb.edge())
                : subjects.subjectBefore(verb, from(verb));
        if (phrase == null && reading.is(verb.edge() - 1, ",")) return inherited(verb);
        return phrase == null || phrase.to() <= phrase.from() ? List.of() : List.of(sourceSpan(phrase));
    }

    /** The noun phrase that ends right before the token, or null. */
    public NounPhrases.@Nullable Phrase nounBefore(int token) {
        return subjects.nounBefore(token, start());
    }

    /** The pronoun of "a-t-il" without its hyphens. */
    public Span inverted(VerbGroup verb) {
        var place = reading.span(verb.inverted(), verb.inverted() + 1);
        return new Span(place.start() + reading.word(verb.inverted()).lastIndexOf('-') + 1, place.end());
    }

    private boolean relative(VerbGroup verb) {
        return language.relativeSpeaks()
                && reading.is(verb.edge() - 1, WordClass.RELATIVE)
                && reading.verbAt(verb.edge() - 2) == null;
    }

    private int from(VerbGroup verb) {
        return reading.isQuoted(verb.from()) ? quotationStart(verb.from()) + 1 : start();
    }

    /** The first token behind the quotation the token stands in, as far as it stands in this sentence. */
    public int behindQuotation(int token) {
        return Math.min(sentence.to(), reading.behindQuotation(token));
    }

    public int quotationStart(int token) {
        var i = token;
        while (i > sentence.from() && reading.quotationAt(i - 1) == reading.quotationAt(token)) i--;
        return i;
    }

    /** A span without the comma or bracket that is left open at its end. */
    public Span sourceSpan(NounPhrases.Phrase phrase) {
        return reading.span(phrase.from(), phrase.to());
    }

    private List<Span> inherited(VerbGroup verb) {
        VerbGroup before = null;
        for (var other : verbs) {
            if (other == verb) break;
            if (other.isFinite() && reading.quotationAt(other.from()) == reading.quotationAt(verb.from()))
                before = other;
            // Of two verbs before, the one of saying: who adds something is who said something, not who was spoken
            // about.
            if (before != null && before != other && saying(other) != null && other.isFinite()) before = other;
        }
        var said = lastSaying(verb);
        if (said != null) before = said;
        return before == null ? List.of() : subjectOf(before);
    }

    private @Nullable VerbGroup lastSaying(VerbGroup verb) {
        VerbGroup last = null;
        for (var other : verbs) {
            if (other == verb) break;
            if (other.isFinite() && saying(other) != null && !reading.isQuoted(other.from())) last = other;
        }
        return last;
    }

    /** "… et a nié": nothing but a conjunction and adverbs before the verb. */
    public boolean isCoordinated(VerbGroup verb) {
        for (var i = verb.edge() - 1; i >= Math.max(sentence.from(), verb.edge() - 8); i--) {
            if (isJoint(i))
                return LanguageRules.skipCircumstances(reading, i + 1, verb.edge()) == verb.edge()
                        && i > sentence.from();
        }
        return false;
    }

    private boolean isJoint(int i) {
        return reading.is(i, WordClass.CONJUNCTION) || reading.is(i, WordClass.CONTRAST);
    }

    /** How far what begins at the token is said: to the sentence's end, or to the next clause that says something. */
    public int scopeEnd(int from, VerbGroup cue) {
        var limit = end();
        // "The official, who declined to be named, said": the comma closes what hangs on the noun.
        var relative = reading.is(cue.edge() - 1, WordClass.RELATIVE);
        var subordinate = isSubordinate(cue);
        // "Un collectionneur qui assure posséder la troisième a dit": the clause the sentence is about goes on.
        var restricts = relative && !reading.is(cue.edge() - 2, ",");
        for (var i = from; i < limit; i++) {
            if (reading.isQuoted(i)) {
                i = Math.max(i, behindQuotation(i) - 1);
                continue;
            }
            if (i > from && endsScope(i, cue)) return trimmed(from, i);
            restricts &= !opensClause(i);
            if (restricts && i > from + 1 && reading.isFiniteVerb(i)) return trimmed(from, i);
            if (i > from && reading.is(i, ":") && isSaidBehind(i)) return trimmed(from, i);
            if (relative && i > from && reading.is(i, ",") && reading.isFiniteVerb(i + 1)) return trimmed(from, i);
            if (subordinate && i > from && reading.is(i, ",") && startsMainClause(i + 1)) return trimmed(from, i);
        }
        return trimmed(from, limit);
    }

    /** "… : ils disent avoir alerté la mairie": behind the colon somebody else, or the same one again, says more. */
    public boolean isSaidBehind(int colon) {
        for (var verb : verbs) {
            if (verb.edge() <= colon || !verb.isFinite()) continue;
            var subject = reading.isQuoted(verb.from()) || saying(verb) == null ? List.<Span>of() : subjectOf(verb);
            return !subject.isEmpty() && reading.tokenAt(subject.get(0).start()) == colon + 1;
        }
        return false;
    }

    /** "While the mayor said that …, she admitted": the verb stands in a clause the sentence begins with. */
    private boolean isSubordinate(VerbGroup cue) {
        return reading.is(start(), WordClass.SUBORDINATOR)
                && !reading.is(start(), WordClass.THAT)
                && !reading.hasFiniteVerb(start(), cue.edge());
    }

    private boolean startsMainClause(int from) {
        if (!phrases.mayFollowVerb(from) && !reading.is(from, WordClass.SUBJECT_PRONOUN)) return false;
        for (var i = from; i < end(); i++) {
            if (reading.is(i, ",")) {
                // "les riverains, eux, en doutent".
                i = LanguageRules.skipCircumstances(reading, i + 1, end());
                if (!reading.is(i, ",")) return false;
                continue;
            }
            if (reading.isQuoted(i) || reading.is(i, WordClass.RELATIVE)) return false;
            if (reading.isFiniteVerb(i)) return true;
        }
        return false;
    }

    /** Where a clause ends that another follows which the sentence is about; -1 if none does. */
    public int clauseEnd(int from) {
        for (var i = from + 1; i < end(); i++)
            if (!reading.isQuoted(i) && reading.is(i, ",") && startsMainClause(i + 1)) return i;
        return -1;
    }

    /** As {@link #scopeEnd} for a noun: what a subordinate clause adds is the reporter's. */
    public int objectEnd(int from, VerbGroup cue) {
        var limit = scopeEnd(from, cue);
        var opened = false;
        for (var i = from; i < limit; i++) {
            if (reading.isQuoted(i)) continue;
            opened |= opensClause(i);
            if (i == from) continue;
            if (!opened && reading.isFiniteVerb(i)) return trimmed(from, i);
            if (endsObject(i)) return trimmed(from, i);
            var subordinate = reading.is(i, WordClass.SUBORDINATOR) && !reading.is(i, WordClass.THAT);
            if (subordinate && reading.hasFiniteVerb(i, limit) && !reading.is(i, "où")) return trimmed(from, i);
            if (reading.is(i, ",") && reading.is(i + 1, WordClass.CONJUNCTION) && reading.hasFiniteVerb(i, limit))
                return trimmed(from, i);
        }
        return limit;
    }

    private boolean opensClause(int i) {
        return reading.is(i, WordClass.RELATIVE)
                || reading.is(i, WordClass.THAT)
                || reading.is(i, WordClass.SUBORDINATOR)
                || reading.is(i, WordClass.QUESTION)
                || reading.is(i, WordClass.SUBJECT_PRONOUN);
    }

    /** ", who …", ", mais …": what the reporter adds about a thing that was named. */
    private boolean endsObject(int i) {
        if (reading.is(i, WordClass.CONTRAST)) return true;
        if (reading.is(i, ",") && reading.is(i + 1, WordClass.INDEFINITE)) {
            var end = phrases.end(i + 1, end());
            if (end > i + 1 && (reading.is(end, WordClass.THAT) || reading.is(end, WordClass.RELATIVE))) return true;
        }
        return reading.is(i, ",")
                && (reading.is(i + 1, WordClass.RELATIVE)
                        || reading.is(i + 1, WordClass.CONTRAST)
                        || reading.is(i + 1, WordClass.SUBJECT_PRONOUN));
    }

    private boolean endsScope(int i, VerbGroup cue) {
        if (reading.is(i, ";")) return true;
        var verb = reading.verbAt(i);
        if (verb != null && verb != cue && verb.edge() == i && saying(verb) != null) {
            if (verb.tense() == Tense.GERUND)
                return reading.token(i - 1).isPunctuation() || reading.is(i, "en") || reading.is(i - 1, "tout");
            if (verb.isFinite() && isCoordinated(verb) && introduces(verb)) return true;
            if (verb.tense() == Tense.PARTICIPLE && isCoordinated(verb) && introduces(verb)) return true;
        }
        if (!reading.is(i, ",")) return false;
        if (isInterjected(i + 1, cue)) return true;
        var link = reading.phraseEnd(WordClass.AS, i + 1, end());
        if (link > i + 2) return true;
        if (reading.is(i + 1, WordClass.CONTRAST)) return startsClause(i + 2);
        var phrase = lexicon.sourcePhrase(reading.tokens, i + 1, sentence.to());
        return phrase != null && !phrase.strict() && !reading.hasFiniteVerb(phrase.end(), end());
    }

    /** "…, a précisé son entourage": somebody else says all of it. */
    private boolean isInterjected(int token, VerbGroup cue) {
        var verb = reading.verbAt(token);
        if (verb == null || verb == cue || verb.edge() != token || !verb.isFinite() || !isSaying(token)) return false;
        return language.needsInversion() && verb.to() < end() && !reading.is(verb.to(), WordClass.THAT);
    }

    private boolean startsClause(int from) {
        for (var i = from; i < end() && !reading.is(i, ","); i++) if (reading.isFiniteVerb(i)) return true;
        return false;
    }

    /** Whether a content follows the verb. */
    private boolean introduces(VerbGroup verb) {
        var i = LanguageRules.skipCircumstances(reading, verb.to(), sentence.to());
        return i < sentence.to()
                && (reading.is(i, WordClass.THAT)
                        || reading.is(i, ":")
                        || reading.isQuoted(i)
                        || reading.is(i, WordClass.DETERMINER)
                        || reading.is(i, WordClass.SUBJECT_PRONOUN)
                        || reading.is(i, WordClass.PERSONAL_PRONOUN)
                        || reading.is(i, WordClass.QUESTION)
                        || language.infinitiveAt(reading, i, sentence.to())
                        || reading.is(i, WordClass.OF)
                        || reading.is(i, WordClass.PREPOSITION));
    }

    /** Without conjunctions, commas and adverbs that lead to what follows. */
    public int trimmed(int from, int to) {
        var end = to;
        while (end > from) {
            var token = reading.token(end - 1);
            var loose =
                    !reading.isQuoted(end - 1) && (token.is(",") || token.is(";") || token.is(":") || token.is("–"));
            var joint = end < sentence.to()
                    && (isJoint(end - 1) || reading.is(end - 1, "en") || reading.is(end - 1, "tout"));
            if (!loose && !joint) break;
            end--;
        }
        return end;
    }

    /** The pieces of a cue: the verb without a subject that stands within it. */
    public List<Span> cueOf(VerbGroup verb) {
        if (verb.inverted() < 0) return List.of(reading.span(verb.from(), verb.to()));
        var pieces = new ArrayList<Span>();
        pieces.add(reading.span(verb.from(), verb.inverted()));
        if (verb.to() > verb.inverted() + 1) pieces.add(reading.span(verb.inverted() + 1, verb.to()));
        return pieces;
    }

    /** "Ni le ministère ni la police", "aucun responsable": nobody does what the verb says. */
    public boolean isNobody(VerbGroup verb) {
        var subject = subjectOf(verb);
        if (subject.isEmpty()) return false;
        var first = reading.tokenAt(subject.get(0).start());
        return reading.is(first, WordClass.NEITHER) || reading.is(first, WordClass.NO);
    }

    public Stance stanceOf(VerbGroup verb, Saying saying) {
        var governor = verb.governor();
        var negated = verb.negated() || isNobody(verb);
        if (governor != null && lexicon.is(governor, WordClass.REFUSING)) return Stance.DOES_NOT_CONFIRM;
        if (saying.is(Saying.Flag.DENIES)) return negated ? Stance.ASSERTS : Stance.DENIES;
        if (negated) return saying.is(Saying.Flag.THINKS) ? Stance.DENIES : Stance.DOES_NOT_CONFIRM;
        if (verb.tense() == Tense.CONDITIONAL && governor == null || saying.is(Saying.Flag.HEDGES))
            return Stance.HEDGES;
        return Stance.ASSERTS;
    }
}
