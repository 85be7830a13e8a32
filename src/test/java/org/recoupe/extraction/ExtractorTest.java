package org.recoupe.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.recoupe.kernel.Language.ENGLISH;
import static org.recoupe.kernel.Language.FRENCH;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recoupe.extraction.statement.Extraction;
import org.recoupe.extraction.statement.Form;
import org.recoupe.extraction.statement.Relation;
import org.recoupe.extraction.statement.Stance;
import org.recoupe.extraction.statement.Statement;
import org.recoupe.extraction.statement.UnsupportedLanguage;
import org.recoupe.kernel.Language;
import org.recoupe.kernel.Span;

class ExtractorTest {
    private final Extractor extractor = Lexicons.packaged();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        La digue a cédé, a indiqué le préfet.                        | La digue a cédé                | le préfet   | a indiqué
        Selon la police, la digue a cédé.                            | la digue a cédé                | la police   | Selon
        Le préfet affirme que la digue a cédé.                       | que la digue a cédé            | Le préfet   | affirme
        La digue, selon le préfet, a cédé.                           | La digue + a cédé              | le préfet   | selon
        « La digue a cédé », a-t-elle dit.                           | « La digue a cédé »            | elle        | a + dit
        Le préfet, qui rentrait, a nié avoir fermé la digue.         | avoir fermé la digue           | Le préfet   | a nié
        Le maire menace de fermer la digue.                          | de fermer la digue             | Le maire    | menace
        Le maire a déclaré : « La digue a cédé. »                    | « La digue a cédé. »           | Le maire    | a déclaré
        """)
    void finds_content_source_and_cue_in_french(String text, String content, String source, String cue) {
        var statement = only(extractor.extract(text, FRENCH, null));

        assertThat(pieces(statement.content(), text)).isEqualTo(content);
        assertThat(pieces(statement.source(), text).replace("-t-", "")).isEqualTo(source);
        assertThat(pieces(statement.cue(), text)).isEqualTo(cue);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Le roman que le préfet a critiqué est en vente.",
                "La fresque que le maire a dénoncée est effacée.",
                "Le chanteur que le maire a condamné est parti."
            })
    void what_somebody_only_judges_is_nothing_he_says(String text) {
        assertThat(extractor.extract(text, FRENCH, null).statements()).allMatch(s -> s.form() == Form.NARRATOR);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Il a lu des accusations que dénonce le préfet.    | des accusations
        Il a lu une rumeur que le préfet a réfutée.       | une rumeur
        Il a vu la fissure que nie le préfet.             | la fissure
        """)
    void what_was_said_before_is_said_in_a_relative_clause(String text, String content) {
        var statement = extractor.extract(text, FRENCH, null).statements().stream()
                .filter(s -> s.form() != Form.NARRATOR)
                .findFirst()
                .orElseThrow();

        assertThat(pieces(statement.content(), text)).isEqualTo(content);
        assertThat(pieces(statement.source(), text)).isEqualTo("le préfet");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        The mayor said that the dam had failed.                      | that the dam had failed        | The mayor   | said
        The mayor said the dam had failed.                           | the dam had failed             | The mayor   | said
        "The dam failed," she told Reuters.                          | "The dam failed,"              | she         | told
        "It was," he said, "a mistake."                              | "It was," + "a mistake."       | he          | said
        According to the police, the dam had failed.                 | the dam had failed             | the police  | According to
        The company denied that the dam had failed.                  | that the dam had failed        | The company | denied
        The company has denied closing the dam.                      | closing the dam                | The company | has denied
        """)
    void finds_content_source_and_cue_in_english(String text, String content, String source, String cue) {
        var statement = only(extractor.extract(text, ENGLISH, null));

        assertThat(pieces(statement.content(), text)).isEqualTo(content);
        assertThat(pieces(statement.source(), text)).isEqualTo(source);
        assertThat(pieces(statement.cue(), text)).isEqualTo(cue);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        The strikers hope their march will change the law.          | their march will change the law | The strikers | hope
        Many voters fear their savings will vanish.                 | their savings will vanish       | Many voters  | fear
        His fans claim the vote was stolen.                         | the vote was stolen             | His fans     | claim
        The reporters know they are being misled.                   | they are being misled  | The reporters | know
        """)
    void a_parse_finds_what_lists_of_words_leave_open(String text, String content, String source, String cue) {
        var statement = only(extractor.extract(text, ENGLISH, null));

        assertThat(pieces(statement.content(), text)).isEqualTo(content);
        assertThat(pieces(statement.source(), text)).isEqualTo(source);
        assertThat(pieces(statement.cue(), text)).isEqualTo(cue);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        The mayor said the governor supports the new bridge.     | 1
        The mayor said she wants to close the bridge.            | 1
        The mayor said he believes the bridge is safe.           | 1
        The mayor said the governor told her the bridge is safe. | 2
        The mayor said the company denied the charges.           | 2
        The mayor said he could not confirm any death.           | 2
        The mayor supports the new bridge.                       | 1
        """)
    void what_somebody_wants_within_anothers_words_is_no_statement_of_theirs(String text, int statements) {
        assertThat(extractor.extract(text, ENGLISH, null).statements()).hasSize(statements);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Le préfet nie que la digue ait cédé.                         | DENIES
        Le préfet n'a pas nié que la digue avait cédé.               | ASSERTS
        Le préfet n'a pas confirmé que la digue avait cédé.          | DOES_NOT_CONFIRM
        Le préfet a refusé de confirmer que la digue avait cédé.     | DOES_NOT_CONFIRM
        Le préfet ne pense pas que la digue ait cédé.                | DENIES
        Le préfet aurait affirmé que la digue a cédé.                | HEDGES
        Selon la police, la digue aurait cédé.                       | HEDGES
        """)
    void tells_what_the_speaker_does_with_it(String text, Stance stance) {
        assertThat(only(extractor.extract(text, FRENCH, null)).stance()).isEqualTo(stance);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Les prix varient selon les saisons.",
                "Le tarif change selon que la route est ouverte.",
                "Pour le moment, la route est ouverte.",
                "Le préfet, un homme discret, demande souvent la parole."
            })
    void leaves_alone_what_nobody_says(String text) {
        assertThat(extractor.extract(text, FRENCH, null).statements())
                .extracting(Statement::form)
                .containsOnly(Form.NARRATOR);
    }

    @Test
    void weekdays_are_days_of_the_texts_week() {
        var text = """
                Le syndicat affirme que 40 marins sont morts samedi. Le ministère affirme que 12 marins sont morts le 6 juin.
                Le port affirme que 90 marins sont morts le 7 juin.""";

        assertThat(extractor.extract(text, FRENCH, LocalDate.of(2020, 6, 8)).relations())
                .extracting(Relation::from, Relation::to, Relation::kind)
                .containsExactly(tuple(0, 1, Relation.Kind.IN_TENSION));
    }

    @Test
    void nothing_is_said_in_an_empty_text() {
        assertThat(extractor.extract("", FRENCH, null).statements()).isEmpty();
        assertThat(extractor.extract(" \n\t\n ", ENGLISH, null).statements()).isEmpty();
    }

    @Test
    void refuses_a_language_it_was_not_taught() {
        assertThatThrownBy(() -> extractor.extract("Der Minister sagte nichts.", new Language("de"), null))
                .isInstanceOf(UnsupportedLanguage.class)
                .hasMessageContaining("de")
                .hasMessageContaining("en, fr");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "12 34 56",
                "Der Minister sagte am Montag, dass die Brücke gesperrt werden muss, weil sie alt ist.",
                "El ministro dijo el lunes que el puente será cerrado porque es muy viejo y los vecinos no lo usan."
            })
    void refuses_what_it_cannot_tell(String text) {
        assertThatThrownBy(() -> extractor.extract(text, null, null)).isInstanceOf(UnsupportedLanguage.class);
    }

    @Test
    void places_are_in_the_unchanged_text_whatever_its_characters() {
        var text =
                "\uD83D\uDE80 Le pre\u0301fet a affirme\u0301 que\u00a0: «\u202f\uD835\uDC00 a ce\u0301de\u0301\u202f».";
        var statement = only(extractor.extract("Le maire est là. " + text, FRENCH, null));

        assertThat(pieces(statement.source(), "Le maire est là. " + text)).isEqualTo("Le pre\u0301fet");
        assertThat(pieces(statement.cue(), "Le maire est là. " + text)).isEqualTo("a affirme\u0301");
    }

    @Test
    void the_same_text_gives_the_same_result_to_everyone() {
        var text = "Selon la police, 12 personnes sont mortes. Le maire a nié avoir été prévenu, a dit son avocate.";
        var first = extractor.extract(text, FRENCH, null);

        assertThat(IntStream.range(0, 64).parallel().mapToObj(i -> extractor.extract(text, FRENCH, null)))
                .containsOnly(first);
    }

    @Test
    void numbers_of_statements_and_speakers_hold() {
        var text =
                "Selon le maire, « la digue tient, m'a dit le préfet ». Il a ajouté à l'AFP que la route était ouverte.";
        var found = extractor.extract(text, FRENCH, null);

        for (var statement : found.statements()) {
            for (Integer speaker : new Integer[] {statement.speaker(), statement.relayedBy()})
                if (speaker != null)
                    assertThat(speaker).isBetween(0, found.speakers().size() - 1);
            if (statement.parent() != null)
                assertThat(statement.parent()).isBetween(0, found.statements().size() - 1);
            assertThat(statement.confidence()).isBetween(0.0, 1.0);
            assertThat(statement.worth()).isBetween(0.0, 1.0);
        }
    }

    private static Statement only(Extraction extraction) {
        return extraction.statements().stream()
                .filter(s -> s.form() != Form.NARRATOR)
                .reduce((a, b) -> {
                    throw new AssertionError("more than one: " + extraction.statements());
                })
                .orElseThrow(() -> new AssertionError("nothing said"));
    }

    private static String pieces(List<Span> spans, String text) {
        return String.join(" + ", spans.stream().map(s -> s.in(text)).toList());
    }
}
