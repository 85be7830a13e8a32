package org.recoupe.extraction.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recoupe.extraction.Lexicons;
import org.recoupe.extraction.statement.Form;
import org.recoupe.kernel.Language;
import org.recoupe.kernel.Span;

/** How many of the hand-marked attributions are found whole, with source, cue and content to the letter. */
class GoldSetTest {
    private record Sentence(String text, Set<String> attributions) {}

    @ParameterizedTest
    @CsvSource({"fr, 0.95, 0.90", "en, 0.95, 0.95", "fr-agency, 0.95, 0.90", "en-agency, 0.95, 0.90"})
    void finds_what_was_marked_by_hand(String language, double precision, double recall) throws IOException {
        var right = 0.0;
        var found = 0;
        var marked = 0;
        var wrong = new ArrayList<String>();
        for (var sentence : sentences(Path.of("src", "test", "gold", language + ".txt"))) {
            var attributions = attributions(sentence.text(), new Language(language.substring(0, 2)));
            found += attributions.size();
            marked += sentence.attributions().size();
            for (var attribution : sentence.attributions())
                if (attributions.remove(attribution)) right++;
                else wrong.add("missed: " + attribution);
            attributions.forEach(a -> wrong.add("not there: " + a));
        }

        assertThat(right / found).as("precision; %s", wrong).isGreaterThanOrEqualTo(precision);
        assertThat(right / marked).as("recall; %s", wrong).isGreaterThanOrEqualTo(recall);
    }

    private static List<Sentence> sentences(Path gold) throws IOException {
        var sentences = new ArrayList<Sentence>();
        for (var line : Files.readAllLines(gold)) {
            if (line.isBlank() || line.startsWith("#")) continue;
            if (line.startsWith("= "))
                sentences.get(sentences.size() - 1).attributions().add(line.substring(2));
            else sentences.add(new Sentence(line, new TreeSet<>()));
        }
        return sentences;
    }

    private static Set<String> attributions(String text, Language language) {
        var attributions = new TreeSet<String>();
        for (var statement : Lexicons.packaged().extract(text, language, null).statements())
            if (statement.form() != Form.NARRATOR)
                attributions.add(String.join(
                        " | ",
                        words(statement.source(), text),
                        words(statement.cue(), text),
                        words(statement.content(), text)));
        return attributions;
    }

    private static String words(List<Span> places, String text) {
        return places.isEmpty()
                ? "-"
                : String.join(" + ", places.stream().map(p -> p.in(text)).toList());
    }
}
