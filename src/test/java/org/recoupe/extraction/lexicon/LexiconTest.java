package org.recoupe.extraction.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexiconTest {
    private static final LexiconSource OWN = LexiconSource.folder(Path.of("config", "lexicon"));

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        words.txt           | adverb partout                | no "key: words"
        words.txt           | adverbe: partout              | unknown class adverbe
        words.txt           | adverb: ici,, là              | an empty word
        saying.txt          | claironner er                 | no "INFINITIVE MODEL FRAMES"
        saying.txt          | claironner ar that            | unknown model ar
        saying.txt          | claironner ir that            | does not end in ir
        saying.txt          | claironner er whatever        | unknown frame whatever
        saying.txt          | claironner er that loudly     | unknown flag loudly
        saying.txt          | ouïr irregular that           | no line for the verb ouïr
        conjugation.txt     | modele xyz er                 | neither endings, model nor verb
        conjugation.txt     | model xyz er ; present e      | no "model NAME STRIP"
        conjugation.txt     | verb ouïr passe ouït          | unknown tense passe
        people.txt          | x: meunier                    | gender is m, f or mf, not x
        worth.txt           | figure much: chiffre          | no "KEY WEIGHT: words"
        worth.txt           | figure +0.3: ,                | an empty word
        comparing.txt       | maybe: environ                | unknown class maybe
        opposites.txt       | haut, bas                     | no "words
        exclusive.txt       | rouge                         | no "key: words"
        places.txt          | france                        | no "key: words"
        numbers.txt         | forty: quarante               | no "NUMBER: words"
        """)
    void refuses_a_bad_line_with_its_place(String file, String line, String problem) throws IOException {
        write(file, "# a comment", "", line);

        assertThatThrownBy(() -> Lexicon.of("fr", List.of(OWN, LexiconSource.folder(folder))))
                .isInstanceOf(BadLexicon.class)
                .hasMessageContaining(file + ":3: ")
                .hasMessageContaining(problem);
    }

    @Test
    void a_folder_adds_to_what_is_packaged() throws IOException {
        write("saying.txt", "claironner er that,after");

        var lexicon = Lexicon.of("fr", List.of(OWN, LexiconSource.folder(folder)));

        assertThat(lexicon.forms("claironnent")).extracting(VerbForm::lemma).containsExactly("claironner");
        assertThat(lexicon.saying("affirmer")).isNotNull();
        assertThat(lexicon.saying("claironner")).isNotNull();
    }

    @Test
    void the_same_folder_twice_is_the_same() {
        var once = Lexicon.of("fr", List.of(OWN));
        var twice = Lexicon.of("fr", List.of(OWN, OWN));

        assertThat(twice.listed(WordClass.DAY))
                .isEqualTo(once.listed(WordClass.DAY))
                .hasSize(7);
        assertThat(twice.forms("dit")).isEqualTo(once.forms("dit"));
    }

    @Test
    void says_which_file_is_missing() {
        assertThatThrownBy(() -> Lexicon.of("de", List.of(OWN)))
                .isInstanceOf(BadLexicon.class)
                .hasMessageContaining("de/words.txt");
    }

    @ParameterizedTest
    @CsvSource({
        "répète, répéter",
        "rappelle, rappeler",
        "démentent, démentir",
        "prévient, prévenir",
        "reconnaît, reconnaître",
        "craignent, craindre",
        "annonçait, annoncer",
        "écrivit, écrire",
        "conclurait, conclure",
        "poursuivi, poursuivre"
    })
    void conjugates(String form, String lemma) {
        assertThat(Lexicon.of("fr", List.of(OWN)).forms(form))
                .extracting(VerbForm::lemma)
                .contains(lemma);
    }

    private void write(String file, String... lines) throws IOException {
        Files.createDirectories(folder.resolve("fr"));
        Files.write(folder.resolve("fr").resolve(file), List.of(lines));
    }
}
