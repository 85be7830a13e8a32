package org.recoupe.extraction.reading;

import java.util.List;
import org.recoupe.extraction.lexicon.Tense;
import org.recoupe.extraction.lexicon.WordClass;

/** Where a noun phrase begins and ends, told from the small words and the verbs around it. */
public final class NounPhrases {
    /** A subject further from its verb than this is not looked for; nor does a noun phrase go on longer. */
    public static final int REACH = 48;

    private static final int LONGEST_BRACKET = 10;
    private static final int LONGEST_APPOSITION = 22;

    /** What stands before a number without changing what is counted. */
    public static final List<WordClass> ROUNDING =
            List.of(WordClass.AT_LEAST, WordClass.AT_MOST, WordClass.APPROXIMATELY);

    private final Reading reading;

    public NounPhrases(Reading reading) {
        this.reading = reading;
    }

    /** Tokens of a noun phrase; {@code core} is where it ends without its apposition. */
    public record Phrase(int from, int core, int to) {}

    /** Behind the noun phrase that begins at the token, appositions not included; the token itself if there is none. */
    public int end(int from, int limit) {
        var stop = Math.min(limit, from + REACH);
        if (from >= stop) return from;
        if (isSolePronoun(from)) return from + 1;
        var nickname = reading.behindNickname(from);
        if (nickname > from && nickname < stop) return end(nickname, limit);
        var rounded = behindRounding(from, stop);
        if (rounded > from) return end(rounded, limit);
        var i = Math.max(from, reading.phraseEnd(WordClass.DETERMINER, from, stop));
        var head = i > from && isHead(i - 1);
        while (i < stop) {
            var next = step(i, head, stop);
            if (next < 0) break;
            head |= isHead(i);
            i = next;
        }
        while (i > from && isLoose(i - 1)) i--;
        return head ? i : from;
    }

    private boolean isSolePronoun(int i) {
        return reading.is(i, WordClass.PERSONAL_PRONOUN)
                && !reading.is(i, WordClass.ARTICLE)
                && (!reading.is(i, WordClass.DETERMINER) || !isPlain(i + 1) && !reading.isCapital(i + 1));
    }

    private boolean isHead(int i) {
        var token = reading.token(i);
        if (token.isPunctuation()) return false;
        return token.capital() && !reading.is(i, WordClass.DETERMINER)
                || reading.is(i, WordClass.NUMERAL)
                || !reading.is(i, WordClass.DETERMINER)
                        && !reading.is(i, WordClass.OF)
                        && !reading.is(i, WordClass.NP_PREPOSITION)
                || reading.is(i, WordClass.SOMEONE);
    }

    /** Words a phrase cannot end with. */
    private boolean isLoose(int i) {
        if (isSolePronoun(i)) return false;
        if (reading.isCapital(i) && !reading.is(i, WordClass.DETERMINER)) return false;
        return reading.is(i, WordClass.OF)
                || reading.is(i, WordClass.NP_PREPOSITION)
                || reading.is(i, WordClass.CONJUNCTION)
                || reading.is(i, WordClass.ADVERB)
                || reading.is(i, WordClass.DETERMINER)
                        && !reading.is(i, WordClass.SOMEONE)
                        && !reading.is(i, WordClass.NUMERAL);
    }

    /** The token behind this one if it belongs to the phrase, otherwise -1. */
    private int step(int i, boolean head, int stop) {
        var token = reading.token(i);
        if (token.isPunctuation()) return head ? punctuation(i, stop) : -1;
        if (reading.isFiniteVerb(i)) return -1;
        if (token.isNumber()) return i + 1;
        if (token.capital() && i > 0 && !reading.is(i, WordClass.DETERMINER) && !reading.is(i, WordClass.RELATIVE))
            return head && reading.is(i, WordClass.DAY) ? -1 : i + 1;
        if (reading.is(i, WordClass.RELATIVE) || reading.is(i, WordClass.THAT) || reading.is(i, WordClass.CONTRAST))
            return -1;
        var compound = head ? reading.phraseEnd(WordClass.COMPOUND_PREPOSITION, i, stop) : -1;
        if (compound > 0) return isParticiple(i - 1) && reading.is(compound, WordClass.OF) ? compound : -1;
        if (reading.is(i, WordClass.OF)) return head || reading.is(i, WordClass.DETERMINER) ? i + 1 : -1;
        if (reading.is(i, WordClass.SUBORDINATOR)) return -1;
        if (reading.is(i, WordClass.CONJUNCTION)) return head && joins(i, stop) ? i + 1 : -1;
        var time = head && !reading.is(i - 1, WordClass.OF) ? reading.phraseEnd(WordClass.TIME, i, stop) : -1;
        // "a study published Monday": the time belongs to the participle.
        if (time > 0) return isParticiple(i - 1) ? time : -1;
        if (reading.is(i, WordClass.DETERMINER)) return head && !mayFollow(i) ? -1 : i + 1;
        if (reading.is(i, WordClass.NP_PREPOSITION))
            return head && nounBehind(i + 1, stop) && (!isTimeOrPlace(i) || isParticiple(i - 1)) ? i + 1 : -1;
        // "certains d'entre eux".
        if (reading.is(i, WordClass.PREPOSITION) && reading.is(i - 1, WordClass.OF) && isSolePronoun(i + 1))
            return i + 1;
        if (reading.is(i, WordClass.PREPOSITION))
            return head
                            && (governs(i - 1) || isTimeOfParticiple(i - 1) || isAgentOfParticiple(i))
                            && (nounBehind(i + 1, stop) || isSolePronoun(i + 1))
                    ? i + 1
                    : -1;
        if (isSolePronoun(i) && isHeld(i)) return i + 1;
        if (reading.is(i, WordClass.PRONOUN) || reading.is(i, WordClass.NEGATION)) return -1;
        if (reading.is(i, WordClass.SAME) && !head) return i + 1;
        if (reading.is(i, WordClass.ADVERB) || reading.is(i, WordClass.INSERT))
            return head && isBetweenNouns(i, stop) ? i + 1 : -1;
        // "a dit à l'AFP avoir compté": the infinitive is no part of the addressee.
        if (head && isBareInfinitive(i)) return -1;
        return reading.isGerund(i) ? -1 : i + 1;
    }

    private boolean isBareInfinitive(int i) {
        return reading.forms(i).stream()
                        .anyMatch(f -> f.tense() == Tense.INFINITIVE && reading.lexicon.is(f.lemma(), WordClass.HAVE)
                                || f.tense() == Tense.INFINITIVE && reading.lexicon.is(f.lemma(), WordClass.BE))
                && !reading.is(i - 1, WordClass.OF)
                && !reading.is(i - 1, WordClass.TO);
    }

    /** A determiner goes on with a phrase only behind a preposition or a conjunction of its own. */
    private boolean mayFollow(int i) {
        return reading.is(i - 1, WordClass.OF)
                || reading.is(i - 1, WordClass.NP_PREPOSITION)
                || reading.is(i - 1, WordClass.PREPOSITION)
                || reading.is(i - 1, WordClass.CONJUNCTION)
                || reading.is(i - 1, WordClass.DETERMINER)
                || reading.token(i - 1).isPunctuation();
    }

    private int punctuation(int i, int stop) {
        var token = reading.token(i);
        if (token.is("(")) {
            for (var k = i + 1; k < stop && k < i + LONGEST_BRACKET; k++) if (reading.is(k, ")")) return k + 1;
            return -1;
        }
        if (token.is("/") || token.is("&") || token.is("%") || token.is("'")) return i + 1;
        if (token.isQuotationMark() && reading.isQuoted(i) && !reading.isQuoted(i - 1)) {
            var behind = reading.behindQuotation(i);
            return behind <= stop && behind - i <= 6 && reading.isCapital(i + 1) && !endsInComma(behind) ? behind : -1;
        }
        return -1;
    }

    private boolean endsInComma(int behind) {
        return reading.is(behind - 2, ",") || reading.token(behind - 2).endsSentence();
    }

    /** Whether what stands behind a conjunction is one more noun, not one more clause. */
    private boolean joins(int i, int stop) {
        if (!nounBehind(i + 1, stop)) return false;
        for (var k = i + 1; k < stop && k < i + 10; k++) {
            if (reading.token(k).isPunctuation()
                    || reading.is(k, WordClass.PREPOSITION) && !reading.is(k, WordClass.OF)) return true;
            var verb = reading.verbAt(k);
            if (verb != null && verb.isFinite()) return verb.plural();
        }
        return true;
    }

    private boolean nounBehind(int i, int stop) {
        if (i >= Math.min(stop, reading.size())) return false;
        return reading.is(i, WordClass.DETERMINER)
                || reading.isCapital(i)
                || reading.token(i).isNumber()
                || reading.token(i).isWord()
                        && !reading.isFiniteVerb(i)
                        && reading.verbAt(i) == null
                        && !reading.is(i, WordClass.PREPOSITION)
                        && !reading.is(i, WordClass.SUBORDINATOR)
                        && !reading.is(i, WordClass.PRONOUN)
                        && !reading.is(i, WordClass.ADVERB)
                        && reading.forms(i).stream().noneMatch(f -> f.tense() == Tense.INFINITIVE);
    }

    private boolean isTimeOrPlace(int i) {
        return reading.is(i + 1, WordClass.TIME)
                || reading.is(i + 1, WordClass.MONTH)
                || i + 1 < reading.size() && reading.token(i + 1).isNumber()
                || reading.lexicon.agencyEnd(reading.tokens, i + 1, reading.size()) > 0
                || reading.is(i + 2, WordClass.DAY)
                || reading.lexicon.agencyEnd(reading.tokens, i + 2, reading.size()) > 0
                        && reading.is(i + 1, WordClass.ARTICLE);
    }

    /** "sources close to …", "residents trapped in …": what may hold a preposition within a noun phrase. */
    private boolean governs(int i) {
        return reading.is(i, WordClass.GOVERNS_PREPOSITION) || isParticiple(i);
    }

    /** "un bilan communiqué à l'AFP par …": who did it belongs to the participle before. */
    private boolean isAgentOfParticiple(int i) {
        if (!reading.is(i, WordClass.BY)) return false;
        for (var k = i - 1; k > i - 8 && k > 0 && !reading.token(k).isPunctuation(); k--)
            if (isParticiple(k)) return true;
        return false;
    }

    /** "published Monday by …": the preposition belongs to the participle before the time. */
    private boolean isTimeOfParticiple(int i) {
        return reading.is(i, WordClass.TIME) && isParticiple(i - 1);
    }

    private boolean isParticiple(int i) {
        return reading.forms(i).stream().anyMatch(f -> f.tense() == Tense.PARTICIPLE);
    }

    private boolean isBetweenNouns(int i, int stop) {
        return i + 1 < stop
                && reading.token(i + 1).isWord()
                && !reading.isFiniteVerb(i + 1)
                && reading.forms(i + 1).stream().anyMatch(f -> f.tense() == Tense.PARTICIPLE);
    }

    /** Whether a noun phrase may begin here. */
    public boolean starts(int i) {
        if (i >= reading.size()) return false;
        var token = reading.token(i);
        if (reading.behindNickname(i) > i) return true;
        if (!token.isWord() && !token.isNumber()) return false;
        if (reading.is(i, WordClass.THAT) && joinsClause(i)) return false;
        if (reading.is(i, WordClass.DETERMINER) || reading.is(i, WordClass.SOMEONE)) return true;
        if (reading.phraseEnd(WordClass.DETERMINER, i, reading.size()) > i + 1) return true;
        if (behindRounding(i, reading.size()) > i) return true;
        if (reading.is(i, WordClass.TIME) && !isPlain(i + 1)
                || reading.is(i, WordClass.CONNECTIVE)
                || reading.is(i, WordClass.ADVERB)) return false;
        if (reading.is(i, WordClass.PREPOSITION)
                || reading.is(i, WordClass.SUBORDINATOR)
                || reading.is(i, WordClass.CONTRAST)) return false;
        if (reading.is(i, WordClass.CONJUNCTION) || reading.is(i, WordClass.OF) || reading.isFiniteVerb(i))
            return false;
        if (token.isNumber()) return true;
        if (reading.is(i, WordClass.NUMERAL)) return true;
        if (token.capital()) return isName(i);
        return reading.lexicon.person(token.word()) != null || reading.lexicon.organisation(token.word()) != null;
    }

    /** "that" or "que" that leads to a clause, rather than points at a noun. */
    private boolean joinsClause(int i) {
        return reading.is(i + 1, WordClass.DETERMINER)
                || reading.isCapital(i + 1)
                || reading.isFiniteVerb(i - 1)
                || reading.isGerund(i - 1);
    }

    /** "most of them", "one close to him": a pronoun that a preposition holds to the noun before. */
    private boolean isHeld(int i) {
        return reading.is(i - 1, WordClass.OF) || reading.is(i - 1, WordClass.PREPOSITION);
    }

    /** Where the number begins in "about 9 percent", "au moins 200 personnes"; the token itself if there is none. */
    private int behindRounding(int i, int stop) {
        for (var type : ROUNDING) {
            var end = reading.phraseEnd(type, i, stop);
            if (end > i && end < stop && (reading.token(end).isNumber() || reading.is(end, WordClass.NUMERAL)))
                return end;
        }
        return i;
    }

    /** A capital that stands for a name, not for the beginning of a sentence with a participle or an adverb. */
    private boolean isName(int i) {
        var first = i == 0
                || reading.token(i - 1).endsSentence()
                || reading.token(i - 1).isQuotationMark();
        return !first
                || reading.isCapital(i + 1)
                || reading.verbAt(i) == null && reading.forms(i).isEmpty();
    }

    /** The phrase with its apposition: "le directeur de l'observatoire, Jean Dupont". Where clauses follow, a comma must close it. */
    public Phrase withApposition(int from, int limit, boolean clauseFollows) {
        var core = end(from, limit);
        if (core == from || isSolePronoun(from)) return new Phrase(from, core, core);
        var to = core;
        if (core < limit && reading.is(core, ",")) {
            var apposition = apposition(core, limit, clauseFollows);
            if (apposition > 0) to = apposition;
        }
        return new Phrase(from, core, to);
    }

    private int apposition(int comma, int limit, boolean clauseFollows) {
        var start = comma + 1;
        var age = behindAge(start, limit);
        if (age > 0) return reading.is(age, ",") ? Math.max(age, apposition(age, limit, clauseFollows)) : age;
        if (start >= limit
                || !starts(start) && !isPlainNoun(start, comma)
                || reading.isQuoted(start)
                || reading.is(start, WordClass.PERSONAL_PRONOUN)) return -1;
        var end = end(start, limit);
        if (end == start || end - start > LONGEST_APPOSITION || reading.hasFiniteVerb(start, end)) return -1;
        var closed = end >= limit || reading.token(end).isPunctuation() && !reading.is(end, "(");
        if (!closed && (clauseFollows || reading.isFiniteVerb(end))) return -1;
        if (clauseFollows && (end >= limit || !reading.is(end, ","))) return -1;
        if (!describes(comma - 1, start)) return -1;
        if (end < limit && reading.token(end).isQuotationMark() && reading.behindNickname(end) == end) return -1;
        // ", a affirmé le quotidien, une information que …": said of what is said.
        if (end < limit && reading.is(end, WordClass.THAT) && !namesSpeaker(start, end)) return -1;
        if (end < limit && reading.is(end, ",") && !clauseFollows) {
            var second = apposition(end, limit, false);
            if (second > 0) return second;
        }
        return end;
    }

    /** Behind "34 ans" or "34" between commas, or -1. */
    private int behindAge(int i, int limit) {
        if (i >= limit
                || !reading.token(i).isNumber()
                || reading.token(i).word().length() > 2) return -1;
        var end = i + 1;
        if (end < limit && reading.is(end, WordClass.YEARS)) end++;
        return end >= limit || reading.is(end, ",") || reading.is(end, ".") ? end : -1;
    }

    /** A name beside an office, or an office beside a name. */
    private boolean describes(int before, int start) {
        var office = reading.is(start, WordClass.DETERMINER) && !reading.isCapital(start) || isRole(start);
        return office
                || reading.isCapital(start) && !reading.is(start, WordClass.DAY)
                || isPlainNoun(start, before + 1);
    }

    /** "Jeanne Martin, sismologue à …": a trade no list has, behind a name. */
    private boolean isPlainNoun(int i, int comma) {
        return reading.isCapital(comma - 1)
                && reading.token(i).isWord()
                && reading.forms(i).isEmpty()
                && reading.lexicon.classesOf(reading.token(i)).isEmpty();
    }

    private boolean isRole(int i) {
        return reading.lexicon.person(reading.word(i)) != null || reading.lexicon.organisation(reading.word(i)) != null;
    }

    /** Whether a noun phrase may stand behind the verb that reports: "said former governor Jane Roe", "write the two". */
    public boolean mayFollowVerb(int i) {
        return starts(i) || isPlain(i);
    }

    /** A word with no office in the sentence but to mean something. */
    public boolean isPlain(int i) {
        return i < reading.size()
                && reading.token(i).isWord()
                && reading.verbAt(i) == null
                && reading.lexicon.classesOf(reading.token(i)).stream().allMatch(WordClass.NOUN_FIRST::equals);
    }

    /** As {@link #canSpeak}, with adjectives before the noun; what hangs on it does not count. */
    public boolean namesSpeaker(int from, int to) {
        for (var i = from; i < to && (i == from || !reading.is(i, WordClass.OF)); i++)
            if (!reading.is(i, WordClass.DETERMINER) && canSpeak(i)) return true;
        return false;
    }

    /** Whether the token closes a preposition of several words: "à partir de". */
    public boolean isBehindCompound(int of) {
        for (var start = Math.max(0, of - 4); start < of; start++)
            if (reading.phraseEnd(WordClass.COMPOUND_PREPOSITION, start, of + 1) >= of) return true;
        return false;
    }

    /** Whether the noun the phrase begins with names somebody or a body, as far as lists and capitals tell. */
    public boolean canSpeak(int start) {
        var noun = start;
        while (reading.is(noun, WordClass.DETERMINER)) noun++;
        return reading.isCapital(noun)
                || reading.lexicon.person(reading.word(noun)) != null
                || reading.lexicon.organisation(reading.word(noun)) != null;
    }
}
