package org.recoupe.extraction.lexicon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.recoupe.extraction.lexicon.LexiconFile.Line;
import org.recoupe.extraction.text.NormalisedText;
import org.recoupe.extraction.text.Token;
import org.recoupe.extraction.text.Tokenizer;
import org.recoupe.extraction.text.WordBorders;

/** Reads the files of one language into a {@link Lexicon}, refusing what it does not understand. */
final class LexiconReader {
    private static final Pattern ABBREVIATION = Pattern.compile("[\\p{L}.]{1,6}");

    /** "cour" is a court, "cours" is none. */
    private static final int SHORTEST_PLURAL = 4;

    private static final Pattern WEIGHED = Pattern.compile("([a-z][a-z-]*) +([+-]?\\d*\\.?\\d+)( +silent)?\\s*");
    private static final Pattern RANGE = Pattern.compile("(\\d+)(?:-(\\d+))?");

    private final String language;
    private final List<LexiconSource> sources;
    private final Lexicon lexicon;
    private final Tokenizer tokenizer;

    private LexiconReader(String language, List<LexiconSource> sources) {
        this.language = language;
        this.sources = sources;
        var words = lines("words");
        var borders = borders(words);
        this.tokenizer = new Tokenizer(borders);
        this.lexicon = new Lexicon(borders);
        words(words);
        words(optional("comparing"));
    }

    static Lexicon read(String language, List<LexiconSource> sources) {
        var reader = new LexiconReader(language, sources);
        reader.verbs();
        reader.sourcePhrases();
        reader.givenNames();
        reader.nouns("people", reader.lexicon.people);
        reader.nouns("organisations", reader.lexicon.organisations);
        for (var line : reader.lines("agencies"))
            for (var name : line.listed(line.text())) reader.lexicon.agencies.put(reader.parted(line, name), name);
        reader.collect("not-sources", reader.lexicon.notSources);
        reader.collect("stopwords", reader.lexicon.stopwords);
        reader.concepts();
        reader.checkSignals();
        reader.contrasts();
        reader.numbers();
        return reader.lexicon;
    }

    private List<Line> lines(String name) {
        return LexiconFile.read(language + "/" + name + ".txt", sources);
    }

    /** A file a language can do without. */
    private List<Line> optional(String name) {
        var lines = LexiconFile.readIfAny(language + "/" + name + ".txt", sources);
        return lines == null ? List.of() : lines;
    }

    private static WordClass classOf(Line line, String key) {
        return WordClass.named(key).orElseThrow(() -> line.bad("unknown class " + key));
    }

    private static WordBorders borders(List<Line> lines) {
        var elisions = new HashSet<String>();
        var enclitics = new ArrayList<String>();
        var abbreviations = new HashSet<String>();
        for (var line : lines) {
            var entry = line.keyed();
            switch (classOf(line, entry[0])) {
                case ELISION -> elisions.addAll(line.listed(entry[1]));
                case ENCLITIC -> enclitics.addAll(line.listed(entry[1]));
                case ABBREVIATION -> {
                    for (var word : line.listed(entry[1])) {
                        if (!ABBREVIATION.matcher(word).matches()) throw line.bad("no abbreviation: " + word);
                        abbreviations.add(word);
                    }
                }
                default -> {}
            }
        }
        enclitics.sort((a, b) -> Integer.compare(b.length(), a.length()));
        return new WordBorders(Set.copyOf(elisions), List.copyOf(enclitics), Set.copyOf(abbreviations));
    }

    /** An expression in the words the tokenizer would make of it. */
    private List<String> parted(Line line, String expression) {
        var words = tokenizer.tokens(new NormalisedText(expression)).stream()
                .map(Token::word)
                .toList();
        if (words.isEmpty()) throw line.bad("no word in it: \"" + expression + "\"");
        return words;
    }

    private void words(List<Line> lines) {
        for (var line : lines) {
            var entry = line.keyed();
            var type = classOf(line, entry[0]);
            // Ends of words are cut off with their hyphen, so they are words as they stand.
            var asIs = type == WordClass.ELISION || type == WordClass.ENCLITIC || type == WordClass.ABBREVIATION;
            for (var word : line.listed(entry[1])) {
                if (asIs || word.startsWith("-") || word.startsWith("'")) lexicon.add(type, List.of(word));
                else lexicon.add(type, parted(line, word));
            }
        }
    }

    private void verbs() {
        var conjugation = new Conjugation(lines("conjugation"));
        conjugation.irregular(lexicon::addForm);
        for (var line : lines("verbs")) {
            var entry = line.keyed();
            for (var lemma : entry[1].split("\\s+")) conjugation.conjugate(lemma, entry[0], line, lexicon::addForm);
        }
        for (var line : lines("saying-phrases")) {
            var entry = line.keyed();
            var words = parted(line, entry[0]);
            if (words.size() < 2) throw line.bad("no \"VERB words: FRAMES\"");
            var lemma = String.join(" ", words);
            lexicon.locutions
                    .computeIfAbsent(words.get(0), w -> new Phrases<>())
                    .put(words.subList(1, words.size()), lemma);
            lexicon.sayings.put(lemma, saying(line, lemma, entry[1].split("\\s+")));
        }
        for (var line : lines("saying")) {
            var parts = line.text().split("\\s+");
            if (parts.length < 3) throw line.bad("no \"INFINITIVE MODEL FRAMES\"");
            conjugation.conjugate(parts[0], parts[1], line, lexicon::addForm);
            lexicon.sayings.put(parts[0], saying(line, parts[0], Arrays.copyOfRange(parts, 2, parts.length)));
        }
    }

    /** Frames joined by commas, then flags. */
    private static Saying saying(Line line, String lemma, String[] parts) {
        var frames = EnumSet.noneOf(Saying.Frame.class);
        for (var frame : parts[0].split(",")) frames.add(constant(Saying.Frame.class, frame, line));
        var flags = EnumSet.noneOf(Saying.Flag.class);
        for (var flag : List.of(parts).subList(1, parts.length)) flags.add(constant(Saying.Flag.class, flag, line));
        return new Saying(lemma, frames, flags);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name, Line line) {
        try {
            return Enum.valueOf(type, name.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw line.bad("unknown " + type.getSimpleName().toLowerCase(Locale.ROOT) + " " + name);
        }
    }

    private void sourcePhrases() {
        for (var line : lines("source-phrases")) {
            var words = new ArrayList<>(List.of(line.text().split("\\s+")));
            var flags = new HashSet<String>();
            while (words.size() > 1 && Set.of("unnamed", "strict", "of").contains(words.get(words.size() - 1)))
                flags.add(words.remove(words.size() - 1));
            var phrase = new SourcePhrase(flags.contains("unnamed"), flags.contains("strict"), flags.contains("of"), 0);
            lexicon.sourcePhrases.put(parted(line, String.join(" ", words)), phrase);
        }
    }

    private static Gender gender(Line line, String code) {
        return switch (code) {
            case "m" -> Gender.MASCULINE;
            case "f" -> Gender.FEMININE;
            case "mf" -> Gender.ANY;
            default -> throw line.bad("gender is m, f or mf, not " + code);
        };
    }

    private void givenNames() {
        for (var line : lines("given-names")) {
            var entry = line.keyed();
            var gender = gender(line, entry[0]);
            for (var name : line.listed(entry[1]))
                lexicon.givenNames.merge(name, gender, (a, b) -> a == b ? a : Gender.ANY);
        }
    }

    private void nouns(String file, Map<String, Gender> nouns) {
        for (var line : lines(file)) {
            var entry = line.keyed();
            var beforeNames = entry[0].endsWith("=");
            var gender = gender(line, beforeNames ? entry[0].substring(0, entry[0].length() - 1) : entry[0]);
            for (var word : line.listed(entry[1])) {
                if (beforeNames) lexicon.titles.put(word, gender);
                nouns.merge(word, gender, (a, b) -> a == b ? a : Gender.ANY);
                if (word.length() > SHORTEST_PLURAL) nouns.putIfAbsent(word + "s", gender);
            }
        }
    }

    private void collect(String file, Set<String> words) {
        for (var line : lines(file)) words.addAll(line.listed(line.text()));
    }

    private void concepts() {
        for (var line : lines("concepts")) {
            var entry = line.keyed();
            for (var word : line.listed(entry[1])) lexicon.concepts.put(word, entry[0]);
        }
    }

    /** "KEY WEIGHT: words": single words in dictionary form, expressions as they stand, "^" for the first words of a statement. */
    private void checkSignals() {
        for (var line : optional("worth")) {
            var colon = line.text().indexOf(':');
            var head = WEIGHED.matcher(colon < 0 ? line.text() : line.text().substring(0, colon));
            if (!head.matches()) throw line.bad("no \"KEY WEIGHT: words\"");
            var key = head.group(1);
            lexicon.checkSignals.weigh(key, Double.parseDouble(head.group(2)), head.group(3) != null);
            if (colon < 0) continue;
            for (var expression : line.listed(line.text().substring(colon + 1))) {
                var opening = expression.startsWith("^");
                var words = parted(line, opening ? expression.substring(1) : expression);
                if (opening) lexicon.checkSignals.addOpening(words, key);
                else if (words.size() == 1) lexicon.checkSignals.addWord(words.get(0), key);
                else lexicon.checkSignals.addPhrase(words, key);
            }
        }
    }

    /** "some | others": what one says the other excludes; "GROUP: values": of which one holds at a time. */
    private void contrasts() {
        for (var line : optional("opposites")) {
            var sides = line.text().split("\\|");
            if (sides.length != 2) throw line.bad("no \"words | words\"");
            lexicon.contrasts.oppose(line.listed(sides[0]), line.listed(sides[1]));
        }
        for (var line : optional("exclusive")) {
            var entry = line.keyed();
            for (var value : line.listed(entry[1])) exclusive(line, entry[0], value);
        }
        for (var line : optional("places")) place(line);
    }

    /** "WITHIN: name, other name; inhabitant, …". */
    private void place(Line line) {
        var entry = line.keyed();
        var parts = entry[1].split(";", 2);
        var names = line.listed(parts[0]);
        for (var name : names) lexicon.contrasts.place(parted(line, name), names.get(0), entry[0], true);
        if (parts.length > 1)
            for (var people : line.listed(parts[1]))
                lexicon.contrasts.place(parted(line, people), names.get(0), entry[0], false);
    }

    private void exclusive(Line line, String group, String value) {
        var spellings = value.split("=");
        for (var spelling : spellings) lexicon.contrasts.exclude(group, parted(line, spelling), spellings[0].trim());
    }

    /** "40: quarante", "36-44: quarantaine". */
    private void numbers() {
        for (var line : optional("numbers")) {
            var entry = line.keyed();
            var range = RANGE.matcher(entry[0]);
            if (!range.matches()) throw line.bad("no \"NUMBER: words\" or \"LOW-HIGH: words\"");
            var low = Double.parseDouble(range.group(1));
            var high = range.group(2) == null ? low : Double.parseDouble(range.group(2));
            for (var word : line.listed(entry[1])) lexicon.numbers.put(word, new NumberWord(low, high));
        }
    }
}
