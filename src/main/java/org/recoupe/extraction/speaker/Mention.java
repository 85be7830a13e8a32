package org.recoupe.extraction.speaker;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.lexicon.Gender;
import org.recoupe.extraction.lexicon.WordClass;
import org.recoupe.extraction.reading.NounPhrases;
import org.recoupe.extraction.reading.Reading;
import org.recoupe.kernel.Span;

/**
 * A source as the text puts it, taken apart: "le directeur de l'observatoire (OBS), Jean Dupont" has the name Jean Dupont, the office
 * directeur, and an organisation it speaks for.
 */
final class Mention {
    /** How many words a count of people may begin behind. */
    private static final int LONGEST_COUNT = 3;

    private final Reading reading;
    private final int from;
    private final int to;
    private final List<String> personNames = new ArrayList<>();
    private final List<String> organisationNames = new ArrayList<>();
    private final List<String> acronyms = new ArrayList<>();
    private final List<String> offices = new ArrayList<>();
    private @Nullable Span speaksFor;
    private boolean title;

    Mention(Reading reading, Span source) {
        this.reading = reading;
        this.from = reading.tokenAt(source.start());
        this.to = Math.max(from + 1, reading.tokenAt(source.end() - 1) + 1);
        var start = from;
        for (var i = from; i <= to; i++) {
            if (i < to && !reading.is(i, ",")) continue;
            if (i > start) segment(start, i);
            start = i + 1;
        }
    }

    private void segment(int start, int end) {
        var stop = end;
        for (var i = start + 1; i < end; i++) {
            if (!reading.is(i, "(")) continue;
            stop = Math.min(stop, i);
            if (i + 2 < end && isAcronym(i + 1)) acronyms.add(words(i + 1, i + 2));
        }
        var noun = start;
        var determined = false;
        while (noun < stop - 1 && (reading.is(noun, WordClass.DETERMINER) || reading.is(noun, WordClass.OF))) {
            determined = true;
            noun++;
        }
        for (var i = noun; i < stop - 1; i++) if (reading.is(i, "'s") || reading.is(i, "'")) noun = i + 1;
        while (noun < stop - 1
                && reading.isCapital(noun)
                && reading.isCapital(noun + 1)
                && reading.lexicon.person(reading.word(noun)) != null) {
            offices.add(reading.word(noun));
            title = true;
            noun++;
        }
        if (title && reading.isCapital(noun)) {
            var behind = nameEnd(noun, stop);
            var full = behind == noun + 1 ? reading.fullNames().of(reading.word(noun)) : null;
            personNames.add(full == null ? words(noun, behind) : full);
        } else if (behindNickname(noun, stop) > noun) personNames.add(words(noun, nameEnd(noun, stop)));
        else if (noun == stop - 1 && reading.is(noun, WordClass.GENERIC)) offices.add(reading.word(noun));
        else if (reading.isCapital(noun) && !isTitle(noun) && !isOffice(noun)) name(noun, stop, determined);
        else described(noun, stop);
    }

    private void name(int start, int stop, boolean determined) {
        var run = nameEnd(start, stop);
        if (run < stop && reading.lexicon.person(reading.word(run)) != null) {
            if (!isOrigin(start, run)) speaksFor = reading.span(start, run);
            described(run, stop);
        } else if (!determined && givenNameIn(start, run) > start) {
            // "Ostrian Foreign Minister Ivan Petrov": what stands before the given name is the office.
            var given = givenNameIn(start, run);
            for (var i = start; i < given; i++) if (isNoun(i)) offices.add(reading.word(i));
            personNames.add(words(given, run));
        } else if (reading.lexicon.givenName(reading.word(start)) != null && !determined) {
            personNames.add(words(start, run));
        } else if (run - start == 1 && reading.fullNames().of(reading.word(start)) != null) {
            personNames.add(Objects.requireNonNull(reading.fullNames().of(reading.word(start))));
        } else if (determined || run - start == 1 || isAcronym(start) || namesOrganisation(start, run))
            organisationNames.add(words(start, stop));
        else personNames.add(words(start, run));
        if (run < stop) affiliation(run, stop);
    }

    /** "Swiss", "Ostrian": where somebody comes from, not whom they speak for. */
    private boolean isOrigin(int start, int end) {
        if (end - start > 1) return false;
        if (reading.is(start, WordClass.SUPERLATIVE)) return true;
        for (var ending : reading.lexicon.listed(WordClass.ORIGIN_ENDING))
            if (reading.word(start).endsWith(ending)) return true;
        return false;
    }

    /** The last given name behind an office, with a surname behind it, or -1. */
    private int givenNameIn(int start, int end) {
        if (!isPersonNoun(start, end)) return -1;
        for (var i = end - 2; i > start; i--) if (reading.lexicon.givenName(reading.word(i)) != null) return i;
        return -1;
    }

    private boolean namesOrganisation(int start, int end) {
        for (var i = start; i < end; i++) if (isOrganisation(i)) return true;
        return false;
    }

    /** An office, a body or a trade in small letters, perhaps with a name behind it. */
    private void described(int start, int stop) {
        title |= isTitle(start);
        var of = start;
        while (of < stop && !reading.is(of, WordClass.OF) && !reading.is(of, WordClass.PREPOSITION)) {
            if (of > start && reading.isCapital(of)) {
                var run = nameEnd(of, stop);
                var person = isPersonNoun(start, of) || title;
                (person ? personNames : organisationNames).add(words(of, run));
                break;
            }
            of++;
        }
        for (var i = start; i < Math.min(of, stop); i++) if (isNoun(i) && !isTitle(i)) offices.add(reading.word(i));
        if (isPersonNoun(start, Math.min(of, stop))) {
            for (var i = start; i < Math.min(of, stop) - 1; i++)
                if (isOrganisation(i) && reading.lexicon.person(reading.word(i)) == null)
                    speaksFor = reading.span(i, i + 1);
            affiliation(of, stop);
            for (var i = of; i < stop; i++) {
                // "le ministre des Finances Jean Dupont": the name comes behind the office.
                if (!reading.isCapital(i) || !reading.isCapital(i + 1) || i + 1 >= stop || nameEnd(i, stop) != stop)
                    continue;
                if (reading.isCapital(i - 1) && i > start + 1
                        || reading.is(i - 1, WordClass.OF)
                        || reading.is(i - 1, WordClass.DETERMINER)
                        || reading.is(i - 1, WordClass.PREPOSITION)
                        || isOrganisation(i)) continue;
                personNames.add(words(i, stop));
                break;
            }
        }
    }

    private void affiliation(int of, int stop) {
        for (var i = of; i < stop - 1; i++) {
            if (!reading.is(i, WordClass.OF) && !isFor(i)) continue;
            var noun = i + 1;
            while (noun < stop - 1 && reading.is(noun, WordClass.DETERMINER)) noun++;
            if (speaksFor == null && (isOrganisation(noun) || isAcronym(noun))) speaksFor = reading.span(noun, stop);
            return;
        }
    }

    private boolean isFor(int i) {
        return reading.is(i, "for") || reading.is(i, "at") || reading.is(i, "chez");
    }

    private boolean isPersonNoun(int from, int to) {
        for (var i = from; i < to; i++) if (reading.lexicon.person(reading.word(i)) != null) return true;
        return false;
    }

    private boolean isNoun(int i) {
        return reading.lexicon.person(reading.word(i)) != null || isOrganisation(i);
    }

    private boolean isOffice(int i) {
        return reading.lexicon.person(reading.word(i)) != null && !reading.isCapital(i + 1) || isTitle(i);
    }

    private boolean isTitle(int i) {
        return reading.lexicon.title(reading.word(i)) != null;
    }

    private boolean isOrganisation(int i) {
        return reading.lexicon.organisation(reading.word(i)) != null;
    }

    /** Capitals only: an abbreviation of a name. */
    private boolean isAcronym(int i) {
        var token = reading.token(i);
        var word = reading.text.subSequence(token.start(), token.end());
        return word.length() >= 2
                && word.chars().allMatch(c -> Character.isUpperCase(c) || c == '-' || Character.isDigit(c) || c == '.')
                && Character.isUpperCase(word.charAt(0));
    }

    private int nameEnd(int start, int stop) {
        var i = Math.max(start, behindNickname(start, stop)) + 1;
        while (i < stop) {
            var nickname = behindNickname(i, stop);
            if (nickname > i) i = nickname;
            else if (reading.isCapital(i) || isParticle(i) && i + 1 < stop && reading.isCapital(i + 1)) i++;
            else break;
        }
        return i;
    }

    private int behindNickname(int i, int stop) {
        var behind = reading.behindNickname(i);
        return behind < stop ? behind : i;
    }

    private boolean isParticle(int i) {
        return switch (reading.word(i)) {
            case "de", "d'", "du", "von", "van", "al", "el", "ben", "bin", "da", "di", "la" -> true;
            default -> reading.word(i).startsWith("al-") || reading.word(i).startsWith("el-");
        };
    }

    private String words(int start, int end) {
        return reading.words(reading.span(start, end)).replaceAll("\\s+", " ");
    }

    List<String> personNames() {
        return personNames;
    }

    List<String> organisationNames() {
        return organisationNames;
    }

    List<String> acronyms() {
        return acronyms;
    }

    /** Nouns for what it is: directeur, agence. */
    List<String> offices() {
        return offices;
    }

    /** Where the organisation stands it speaks for, or null. */
    @Nullable
    Span speaksFor() {
        return speaksFor;
    }

    boolean isNamed() {
        return !personNames.isEmpty() || !organisationNames.isEmpty();
    }

    boolean isPronoun() {
        return to - from == 1
                && (reading.is(from, WordClass.PERSONAL_PRONOUN) || reading.is(from, WordClass.SUBJECT_PRONOUN));
    }

    boolean isRelative() {
        return to - from == 1 && reading.is(from, WordClass.RELATIVE);
    }

    boolean isHuman() {
        return reading.is(from, WordClass.HUMAN);
    }

    /** "la même source", "ce dernier": whoever spoke last. */
    boolean isSame() {
        if (isNamed()) return false;
        for (var i = from; i < Math.min(to, from + 3); i++) if (reading.is(i, WordClass.SAME)) return true;
        return false;
    }

    /** "son porte-parole", "its spokesman": speaks for whom the text was about. */
    boolean isPossessive() {
        return reading.is(from, WordClass.POSSESSIVE)
                && offices.stream().anyMatch(o -> reading.lexicon.is(o, WordClass.REPRESENTATIVE));
    }

    /** "ce dernier", "the latter": not whoever spoke last, but whoever was named last. */
    boolean isLatter() {
        for (var i = from; i < Math.min(to, from + 3); i++) if (reading.is(i, WordClass.LATTER)) return true;
        return false;
    }

    boolean isGeneric() {
        return offices.stream().anyMatch(o -> reading.lexicon.is(o, WordClass.GENERIC));
    }

    boolean isBusiness() {
        return offices.stream().anyMatch(o -> reading.lexicon.is(o, WordClass.BUSINESS));
    }

    boolean isIndefinite() {
        return reading.is(from, WordClass.INDEFINITE)
                || reading.is(from, WordClass.SOMEONE)
                || !reading.is(from, WordClass.DETERMINER) && !isNamed();
    }

    boolean isPerson() {
        return title || !personNames.isEmpty() || offices.stream().anyMatch(o -> reading.lexicon.person(o) != null);
    }

    /** A name with an article or in capitals only: no person is called so. */
    boolean isBody() {
        return reading.is(from, WordClass.DETERMINER) || isAcronym(from);
    }

    boolean isPlural() {
        if (reading.is(from, WordClass.PLURAL)) return true;
        // "Hugo Belland et Lise Aubin", "about 20 people".
        if (personNames.size() > 1 && joins()) return true;
        if (!isNamed() && isCounted()) return true;
        // "Witnesses said": a bare noun that has a singular.
        return !isNamed()
                && !reading.is(from, WordClass.DETERMINER)
                && offices.stream().anyMatch(o -> o.endsWith("s"));
    }

    /** "about 20 people", "the other three men"; but not "one of four men", nor "the number 2 of the party". */
    private boolean isCounted() {
        var first = behindBound();
        for (var i = first; i < Math.min(to, first + LONGEST_COUNT); i++) {
            if (reading.is(i, WordClass.PLURAL) && !reading.is(i, WordClass.OF)) return true;
            if (reading.is(i, WordClass.OF) || reading.is(i, WordClass.NUMBERED)) return false;
            if (reading.token(i).isPunctuation() || isNoun(i)) return false;
            if (reading.token(i).isNumber() && !reading.is(i, "1")
                    || reading.is(i, WordClass.NUMERAL) && !reading.is(i, WordClass.INDEFINITE)
                    || reading.lexicon.number(reading.word(i)) != null) return true;
        }
        return false;
    }

    /** Behind "près de", "more than", whose "de" parts no one from many. */
    private int behindBound() {
        var behind = from;
        for (var bound : NounPhrases.ROUNDING) behind = Math.max(behind, reading.phraseEnd(bound, from, to));
        return behind;
    }

    private boolean joins() {
        for (var i = from + 1; i < to - 1; i++)
            if (reading.is(i, WordClass.CONJUNCTION) && reading.isCapital(i + 1) && reading.isCapital(i - 1)
                    || reading.is(i, WordClass.CONJUNCTION) && reading.is(i - 1, ",") && reading.isCapital(i + 1))
                return true;
        return false;
    }

    Gender gender() {
        for (var i = from; i < Math.min(to, from + 2); i++) {
            var honorific = reading.lexicon.title(reading.word(i));
            if (honorific != null) return honorific;
        }
        // "her colleague" says nothing of the colleague.
        if (reading.is(from, WordClass.HUMAN) && to - from > 1) return ofNames();
        if (reading.is(from, WordClass.FEMININE)) return Gender.FEMININE;
        if (reading.is(from, WordClass.MASCULINE)) return Gender.MASCULINE;
        var named = ofNames();
        if (named != Gender.ANY) return named;
        for (var office : offices) {
            var gender = reading.lexicon.person(office);
            if (gender == null) gender = reading.lexicon.organisation(office);
            if (gender != null) return gender;
        }
        return Gender.ANY;
    }

    private Gender ofNames() {
        for (var name : personNames) {
            var given = reading.lexicon.givenName(name.split(" ", 2)[0].toLowerCase(Locale.ROOT));
            if (given != null && given != Gender.ANY) return given;
        }
        return Gender.ANY;
    }

    /** The words without the determiner: what an unnamed source is called. */
    String description() {
        var start = from;
        var indefinite = isIndefinite();
        while (!indefinite && start < to - 1 && reading.is(start, WordClass.DETERMINER)) start++;
        if (start < to - 1 && reading.is(start, WordClass.OF) && !reading.is(start, WordClass.DETERMINER)) start++;
        var end = start + 1;
        while (end < to && (acronyms.isEmpty() || !reading.is(end, "("))) end++;
        return words(start, end);
    }

    int position() {
        return reading.token(from).start();
    }
}
