package org.recoupe.extraction.proposition;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.attribution.Attribution;
import org.recoupe.extraction.language.Languages;
import org.recoupe.extraction.lexicon.Gender;
import org.recoupe.extraction.lexicon.WordClass;
import org.recoupe.extraction.meaning.Terms;
import org.recoupe.extraction.reading.Layout;
import org.recoupe.extraction.reading.NounPhrases;
import org.recoupe.extraction.reading.Reading;
import org.recoupe.extraction.reading.Sentence;
import org.recoupe.extraction.reading.VerbGroup;
import org.recoupe.extraction.statement.Proposition;
import org.recoupe.extraction.statement.Said;
import org.recoupe.extraction.statement.Speaker;
import org.recoupe.extraction.statement.Value;
import org.recoupe.extraction.syntax.Sentences;
import org.recoupe.extraction.syntax.Syntax;
import org.recoupe.kernel.Language;
import org.recoupe.kernel.Span;

/** Composes what is said in one text, as sentences that can be true or false by themselves. */
public final class Composer {
    /** A longer name of who says it is a description with a clause in it. */
    private static final int LONGEST_SUBJECT = 14;

    /** Tokens within which a text tells place and day, behind its headline and perhaps a line of its author. */
    private static final int HEAD = 80;

    private static final Map<String, Gender> PRONOUNS = Map.of(
            "il",
            Gender.MASCULINE,
            "-il",
            Gender.MASCULINE,
            "-t-il",
            Gender.MASCULINE,
            "elle",
            Gender.FEMININE,
            "-elle",
            Gender.FEMININE,
            "-t-elle",
            Gender.FEMININE,
            "he",
            Gender.MASCULINE,
            "she",
            Gender.FEMININE);

    private final Languages.Known known;
    private final Reading reading;
    private final NounPhrases phrases;
    private final List<Sentence> sentences;
    private final Map<Integer, Syntax> read = new HashMap<>();
    private final @Nullable LocalDate date;
    private @Nullable Terms terms;

    /** @param date the text is of, so that "mardi" is a day; null if nobody knows */
    public Composer(String text, Languages.Known known, @Nullable LocalDate date) {
        this.known = known;
        this.reading = new Reading(text, known.lexicon());
        this.sentences = Sentences.in(reading, new Layout(reading), known.rules());
        this.phrases = new NounPhrases(reading);
        this.date = date == null ? dateline() : date;
    }

    /** "29 mai 2012. -", "DOLMAK, 14 fév 2026 (AFP) -": the day the text says that it is of; null if it says none at its head. */
    private @Nullable LocalDate dateline() {
        var written = DateTimeFormatter.ofPattern(
                "d MMMM yyyy", Locale.forLanguageTag(known.language().code()));
        for (var i = 1; i < Math.min(HEAD, reading.size() - 2); i++) {
            if (!reading.is(i, WordClass.MONTH) || !isDayOfMonth(i - 1) || !isYear(i + 1) || !closesDateline(i + 2))
                continue;
            try {
                return LocalDate.parse(
                        reading.word(i - 1) + " " + reading.word(i) + " " + reading.word(i + 1), written);
            } catch (DateTimeParseException abbreviated) {
                return null;
            }
        }
        return null;
    }

    private boolean isDayOfMonth(int i) {
        return reading.token(i).isNumber() && reading.word(i).length() <= 2;
    }

    private boolean isYear(int i) {
        return reading.token(i).isNumber() && reading.word(i).length() == 4;
    }

    /** A dash behind it, or an agency in brackets. */
    private boolean closesDateline(int i) {
        var next = reading.token(i);
        return next.is("(")
                || next.is("-")
                || next.is("–")
                || next.is("—")
                || next.endsSentence() && (reading.is(i + 1, "-") || reading.is(i + 1, "–") || reading.is(i + 1, "—"));
    }

    /** @param words as they stand in the text, for what nobody can read */
    public Proposition of(Said said, String words) {
        var passage = new Passage(reading, said.content());
        if (passage.isEmpty()) return Proposition.lacking(words, Proposition.LANGUAGE);
        var number = sentenceOf(passage.first());
        if (number < 0) return Proposition.lacking(words, Proposition.SENTENCE);
        // what a pronoun stands for may be told in the one before
        if (number > 0) syntax(number - 1);
        var syntax = syntax(number);
        var parts = syntax.parts();
        if (parts != null) reading.put(parts);
        if (passage.last() >= syntax.sentence.to()) return Proposition.lacking(passage.words(), Proposition.SENTENCE);
        var cue = cue(said);
        var subject = subject(said, cue);
        var grammar = grammar(syntax, passage, said, subject, cue);
        if (grammar == null) return Proposition.lacking(words, Proposition.LANGUAGE);
        grammar.date = date;
        for (var k = syntax.sentence.from(); k < syntax.sentence.to(); k++)
            if (grammar.isOpenDay(k)) grammar.days.put(k, day(k, said, number));
        return grammar.proposition();
    }

    /** Null for a language whose sentences nobody taught us to make. */
    private @Nullable Grammar grammar(
            Syntax syntax, Passage passage, Said said, @Nullable Subject subject, @Nullable VerbGroup cue) {
        if (known.language().equals(Language.ENGLISH)) return new EnglishGrammar(syntax, passage, said, subject, cue);
        return known.language().equals(Language.FRENCH) ? new FrenchGrammar(syntax, passage, said, subject, cue) : null;
    }

    /** The day a word means that is told by the day the text is of; null if nobody knows that. */
    private @Nullable LocalDate day(int token, Said said, int sentence) {
        if (date == null) return null;
        if (terms == null) terms = new Terms(reading, known.rules(), sentences, date);
        var place = reading.span(token, token + 1);
        var whole = new Attribution(
                List.of(reading.span(
                        sentences.get(sentence).from(), sentences.get(sentence).to())),
                List.of(),
                List.of(),
                List.of(),
                said.stance(),
                "",
                1,
                sentence);
        for (var value : terms.values(whole)) {
            if (value.kind() == Value.Kind.DAY
                    && value.place().equals(place)
                    && value.from() != null
                    && value.from().equals(value.to())) return value.from();
        }
        return null;
    }

    private int sentenceOf(int token) {
        for (var i = 0; i < sentences.size(); i++)
            if (sentences.get(i).from() <= token && token < sentences.get(i).to()) return i;
        return -1;
    }

    private Syntax syntax(int number) {
        return read.computeIfAbsent(number, n -> new Syntax(reading, sentences.get(n), n, known, phrases));
    }

    /** The verb that attributes it. */
    private @Nullable VerbGroup cue(Said said) {
        if (said.cue().isEmpty()) return null;
        var token = reading.tokenAt(said.cue().get(0).start());
        var number = sentenceOf(token);
        if (number < 0) return null;
        syntax(number);
        for (var i = token;
                i < reading.size()
                        && reading.token(i).start() < said.cue().get(0).end();
                i++) {
            var verb = reading.verbAt(i);
            if (verb != null) return verb;
        }
        return null;
    }

    /** Who says it, as the subject of a sentence; null if that is not sure. */
    private @Nullable Subject subject(Said said, @Nullable VerbGroup cue) {
        var speaker = said.speaker();
        if (speaker == null) return null;
        if (speaker.kind() == Speaker.Kind.PERSON && isProper(speaker.name())) {
            if (isPronounOfAnother(said, speaker.name())) return null;
            if (cue != null
                    && cue.isFinite()
                    && cue.plural()
                    && known.language().equals(Language.FRENCH)) return null;
            return new Subject(speaker.name(), false, true, gender(speaker.name(), said.source()));
        }
        return said.source().isEmpty()
                ? named(speaker)
                : mentioned(said.source().get(0), speaker, cue);
    }

    /** "as Trump spoke, he discussed …": the sentence names somebody else before the pronoun. */
    private boolean isPronounOfAnother(Said said, String name) {
        if (said.source().isEmpty()) return false;
        var source = reading.tokenAt(said.source().get(0).start());
        if (!PRONOUNS.containsKey(reading.word(source))) return false;
        var number = sentenceOf(source);
        if (number < 0) return false;
        for (var i = sentences.get(number).from(); i < source; i++) {
            var place = reading.span(i, i + 1);
            if (!reading.isCapital(i)
                    || said.content().stream()
                            .anyMatch(piece -> piece.start() <= place.start() && place.end() <= piece.end())) continue;
            var called = reading.words(place);
            var person = reading.lexicon.givenName(reading.word(i)) != null
                    || reading.fullNames().of(reading.word(i)) != null;
            if (person && !name.contains(called)) return true;
        }
        return false;
    }

    private static boolean isProper(String name) {
        return !name.isEmpty() && Character.isUpperCase(name.codePointAt(0));
    }

    private Gender gender(String name, List<Span> source) {
        var given = reading.lexicon.givenName(name.split("[ -]", 2)[0].toLowerCase(Locale.ROOT));
        if (given != null && given != Gender.ANY) return given;
        if (source.isEmpty()) return Gender.ANY;
        var pronoun = PRONOUNS.get(reading.word(reading.tokenAt(source.get(0).start())));
        if (pronoun != null) return pronoun;
        for (var token : reading.tokensIn(source.get(0))) {
            var office = reading.lexicon.person(token.word());
            if (office != null && office != Gender.ANY) return office;
            var title = reading.lexicon.title(token.word());
            if (title != null && title != Gender.ANY) return title;
        }
        return Gender.ANY;
    }

    /** As the text calls it: "la préfecture", "des témoins". */
    private @Nullable Subject mentioned(Span source, Speaker speaker, @Nullable VerbGroup cue) {
        var from = reading.tokenAt(source.start());
        var to = reading.tokenAt(source.end() - 1) + 1;
        // "un groupe qui se dit intéressé"
        while (to > from + 1 && reading.is(to - 1, WordClass.RELATIVE)) to--;
        if (from >= to) return named(speaker);
        if (reading.is(from, WordClass.PRONOUN)
                || reading.is(from, WordClass.PERSONAL_PRONOUN)
                || reading.is(from, WordClass.RELATIVE)
                || reading.is(from, WordClass.SUBJECT_PRONOUN)) return named(speaker);
        if (to - from > LONGEST_SUBJECT
                || reading.is(to - 1, WordClass.PREPOSITION)
                || reading.is(to - 1, WordClass.OF)
                || reading.is(from, WordClass.POSSESSIVE)
                || isOpenNoun(from)) return null;
        for (var i = from; i < to; i++)
            if (reading.token(i).isQuotationMark() || reading.is(i, WordClass.RELATIVE) || reading.isFiniteVerb(i))
                return null;
        var determined =
                reading.is(from, WordClass.DETERMINER) || reading.token(from).isNumber();
        var plural = isPlural(from, to);
        // "officials", "local experts": an English noun in the plural needs no article
        var bare = plural && known.language().equals(Language.ENGLISH);
        if (!determined && !reading.isCapital(from) && !bare) return null;
        if (cue != null && cue.isFinite() && known.language().equals(Language.FRENCH) && cue.plural() != plural)
            return null;
        var single = speaker.kind() == Speaker.Kind.PERSON;
        var words = reading.words(reading.span(from, to)).replaceAll("\\s+", " ");
        return new Subject(
                determined ? uncapitalised(words) : words,
                plural,
                single,
                single ? gender("", List.of(source)) : genderOf(from, to));
    }

    /** "ce dernier", "cette source", "son avocat": who that is stands elsewhere. */
    private boolean isOpenNoun(int from) {
        var word = reading.word(from);
        return List.of(
                                "ce", "cet", "cette", "ces", "son", "sa", "ses", "leur", "leurs", "mon", "ma", "mes",
                                "notre", "nos", "this", "that", "these", "those", "his", "her", "its", "their", "our",
                                "my", "the")
                        .contains(word)
                && (!word.equals("the") || List.of("latter", "former", "same").contains(reading.word(from + 1)));
    }

    private boolean isPlural(int from, int to) {
        if (reading.is(from, WordClass.PLURAL)
                || reading.token(from).isNumber()
                || reading.is(from, WordClass.NUMERAL)
                        && !reading.is(from, "un")
                        && !reading.is(from, "une")
                        && !reading.is(from, "one")) return true;
        for (var i = from + 1; i < to - 1; i++)
            if (reading.is(i, "et") || reading.is(i, "and") && !reading.isCapital(i - 1)) return true;
        if (!known.language().equals(Language.ENGLISH)) return false;
        var head = from;
        var start = from;
        while (start < to - 1 && (reading.is(start, WordClass.APPROXIMATELY) || reading.is(start, WordClass.AT_LEAST)))
            start++;
        if (start > from && reading.token(start).isNumber()) return true;
        for (var i = start; i < to && !reading.is(i, WordClass.OF) && !reading.is(i, WordClass.PREPOSITION); i++)
            head = i;
        var word = reading.word(head);
        if (reading.isCapital(head)
                && head == from
                && word.endsWith("s")
                && reading.lexicon.person(word.substring(0, word.length() - 1)) != null) return true;
        return !reading.isCapital(head)
                        && reading.word(head).endsWith("s")
                        && !reading.word(head).endsWith("ss")
                || reading.is(head, "police")
                || reading.is(head, "people");
    }

    private Gender genderOf(int from, int to) {
        if (reading.is(from, "le") || reading.is(from, "un")) return Gender.MASCULINE;
        if (reading.is(from, "la") || reading.is(from, "une")) return Gender.FEMININE;
        for (var i = from; i < to; i++) {
            var noun = reading.lexicon.organisation(reading.word(i));
            if (noun != null) return noun;
        }
        return Gender.ANY;
    }

    /** By a name that stands elsewhere in the text, or in the newsroom's address book: what article it takes must be known. */
    private @Nullable Subject named(Speaker speaker) {
        var first = speaker.name().split("[ ']", 2)[0];
        if (known.language().equals(Language.ENGLISH))
            return isProper(speaker.name()) ? new Subject(speaker.name(), false, false, Gender.ANY) : null;
        var noun = first.toLowerCase(Locale.ROOT);
        var gender = reading.lexicon.organisation(noun);
        var person = speaker.kind() != Speaker.Kind.ORGANISATION ? reading.lexicon.person(noun) : null;
        if (gender == null) gender = person;
        if (gender == null
                || gender == Gender.ANY
                || first.endsWith("s")
                || first.equals(first.toUpperCase(Locale.ROOT))) return null;
        var vowel = "aàâeéèêiîoôuû".indexOf(Character.toLowerCase(first.charAt(0))) >= 0
                || first.toLowerCase(Locale.ROOT).startsWith("h");
        var article = vowel ? "l'" : gender == Gender.MASCULINE ? "le " : "la ";
        return new Subject(article + speaker.name(), false, person != null, gender);
    }

    private static String uncapitalised(String words) {
        return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }
}
