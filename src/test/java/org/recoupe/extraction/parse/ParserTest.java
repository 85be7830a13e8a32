package org.recoupe.extraction.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recoupe.extraction.lexicon.Lexicon;
import org.recoupe.extraction.lexicon.LexiconSource;
import org.recoupe.extraction.text.NormalisedText;
import org.recoupe.extraction.text.Token;
import org.recoupe.extraction.text.Tokenizer;

class ParserTest {
    private static final Lexicon LEXICON =
            Lexicon.of("en", List.of(LexiconSource.folder(Path.of("config", "lexicon"))));
    private static final Parser PARSER = Objects.requireNonNull(Parser.packaged("en", LEXICON));

    /** Six sentences as a treebank has them, "don't" being two words in one and "dam" standing apart from its full stop. */
    private static final String TREEBANK =
            sentence("The mayor said that the dam broke .", """
            1	The	the	DET	_	_	2	det	_	_
            2	mayor	mayor	NOUN	_	_	3	nsubj	_	_
            3	said	say	VERB	_	VerbForm=Fin	0	root	_	_
            4	that	that	SCONJ	_	_	7	mark	_	_
            5	the	the	DET	_	_	6	det	_	_
            6	dam	dam	NOUN	_	_	7	nsubj	_	_
            7	broke	break	VERB	_	VerbForm=Fin	3	ccomp	_	_
            8	.	.	PUNCT	_	_	3	punct	_	_
            """) + sentence("Engineers don't agree.", """
            1	Engineers	engineer	NOUN	_	_	4	nsubj	_	_
            2-3	don't	_	_	_	_	_	_	_	_
            2	do	do	AUX	_	VerbForm=Fin	4	aux	_	_
            3	n't	not	PART	_	_	4	advmod	_	_
            4	agree	agree	VERB	_	VerbForm=Inf	0	root	_	SpaceAfter=No
            5	.	.	PUNCT	_	_	4	punct	_	_
            """);

    private static String sentence(String text, String words) {
        return "# sent_id = invented\n# text = " + text + "\n" + words + "\n";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        The minister said that the bridge was closed.        | said     | minister | closed
        Engineers at the plant say the tests were wrong.     | say      | engineers | wrong
        She told the committee that she had seen the report. | told     | she      | seen
        """)
    void tells_who_says_what(String text, String cue, String subject, String clause) {
        var tokens = tokens(text);
        var tree = parts(tokens).tree();
        var verb = place(tokens, cue);

        assertThat(tree.dependent(verb, "nsubj")).isEqualTo(place(tokens, subject));
        assertThat(tree.dependent(verb, "ccomp")).isEqualTo(place(tokens, clause));
        assertThat(tree.head(verb)).isEqualTo(Tree.ROOT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        The reports were late.               | reports | NOUN
        The agency reports that ships sank.  | reports | VERB:Fin
        His call was answered.               | call    | NOUN
        They call for a vote.                | call    | VERB:Fin
        """)
    void tells_a_noun_from_a_verb_of_the_same_letters(String text, String word, String part) {
        var tokens = tokens(text);
        assertThat(parts(tokens).of(place(tokens, word))).isEqualTo(part);
    }

    @Test
    void what_hangs_on_a_word_goes_from_its_first_to_its_last() {
        // "a b c d": d hangs on a, b on d, c on b
        var tree = new Tree(10, new int[] {4, 3, 1, 0}, new String[] {"root", "obj", "amod", "ccomp"});

        assertThat(tree.first(13)).isEqualTo(11);
        assertThat(tree.end(11)).isEqualTo(13);
        assertThat(tree.first(10)).isEqualTo(10);
        assertThat(tree.end(10)).isEqualTo(14);
        assertThat(tree.head(14)).isEqualTo(Tree.ROOT);
    }

    @Test
    void every_word_of_a_text_without_sense_hangs_somewhere_and_none_on_itself() {
        var tokens = tokens("said said ( that , \" said of of the the , , ) who who 12 % ?! said ".repeat(40));
        var tree = parts(tokens).tree();

        for (var i = 0; i < tokens.size(); i++) {
            var word = i;
            var steps = 0;
            while (word != Tree.ROOT && steps++ <= tokens.size()) word = tree.head(word);
            assertThat(word).as("root above word %d", i).isEqualTo(Tree.ROOT);
        }
    }

    @Test
    void learns_the_same_from_the_same_and_reads_what_it_learnt_from(@TempDir Path folder) throws IOException {
        var treebank = Files.writeString(folder.resolve("invented.conllu"), TREEBANK.repeat(5));

        var once = written(treebank, folder.resolve("once.model"));
        var again = written(treebank, folder.resolve("again.model"));

        assertThat(once).isEqualTo(again);
        var accuracy = Training.learn(List.of(treebank), List.of(), LEXICON).accuracy(treebank);
        assertThat(accuracy.words()).isEqualTo(50);
        assertThat(accuracy.relations()).isEqualTo(accuracy.words());
    }

    @Test
    void leaves_out_sentences_it_shall_be_measured_on(@TempDir Path folder) throws IOException {
        var treebank = Files.writeString(folder.resolve("invented.conllu"), TREEBANK);
        var learnt = Training.learn(List.of(treebank), List.of("invented"), LEXICON);
        assertThatThrownBy(() -> learnt.accuracy(treebank)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static byte[] written(Path treebank, Path model) throws IOException {
        Training.learn(List.of(treebank), List.of(), LEXICON).write(model);
        return Files.readAllBytes(model);
    }

    private static List<Token> tokens(String text) {
        return new Tokenizer(LEXICON.borders()).tokens(new NormalisedText(text));
    }

    private static Parts parts(List<Token> tokens) {
        return PARSER.parts(tokens, 0, tokens.size());
    }

    private static int place(List<Token> tokens, String word) {
        for (var i = 0; i < tokens.size(); i++) if (tokens.get(i).is(word)) return i;
        throw new AssertionError("no " + word);
    }
}
