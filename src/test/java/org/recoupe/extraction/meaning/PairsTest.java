package org.recoupe.extraction.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recoupe.kernel.Language.ENGLISH;
import static org.recoupe.kernel.Language.FRENCH;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recoupe.extraction.Extractor;
import org.recoupe.extraction.Lexicons;
import org.recoupe.extraction.statement.Comparison;
import org.recoupe.extraction.statement.Grounds;
import org.recoupe.extraction.statement.Relation;

class PairsTest {
    private final Extractor extractor = Lexicons.packaged();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Le préfet a ouvert la digue de Corvane mardi.       | Le préfet n'a pas ouvert la digue de Corvane mardi.        | CONTRADICTS
        La digue de Corvane a été fermée par le préfet.     | La digue de Corvane a été ouverte par le préfet.           | CONTRADICTS
        Le port de Lador a vendu 38 grues en mai.           | Le port de Lador a vendu 43 grues en mai.                  | IN_TENSION
        Le port de Lador a vendu au moins 38 grues en mai.  | Le port de Lador a vendu 43 grues en mai.                  | REPEATS
        Le port de Lador a vendu une quarantaine de grues.  | Le port de Lador a vendu 43 grues.                         | REPEATS
        Le port de Lador a vendu une quarantaine de grues.  | Le port de Lador a vendu 60 grues.                         | IN_TENSION
        Le maire de Lador a démenti la fermeture du port.   | Le maire de Lador a fermé le port.                         | CONTRADICTS
        Il n'est pas uniquement question du port de Lador.  | Il est question du port de Lador et de sa digue.           | REPEATS
        La foire de Lador se tient en Espagne chaque année. | La foire de Lador se tient en Italie chaque année.         | IN_TENSION
        La foire de Lador se tient en Espagne chaque année. | La foire de Lador se tient à Madrid chaque année.          | REPEATS
        Le port de Lador a été fermé avant la grève.        | Le port de Lador a été fermé après la grève.               | IN_TENSION
        Le pont de Corvane a été bâti en 1998 par le génie. | Le pont de Corvane a été bâti en 2004 par le génie.        | IN_TENSION
        Le chômage à Lador est inférieur à 12 %.            | Le chômage à Lador est de 18 %.                            | IN_TENSION
        Le chômage à Lador est inférieur à 12 %.            | Le chômage à Lador est de 9 %.                             | REPEATS
        Le préfet, et non le maire, a fermé la digue.       | Le maire a fermé la digue avec les pompiers.               | CONTRADICTS
        Rien n'indique que le maire a vendu le port.        | Le maire a vendu le port.                                  | CONTRADICTS
        Il n'est pas impossible de fermer la digue.         | Il est possible de fermer la digue.                        |
        Le maire a parlé de plus de vingt morts au marché.  | Le maire a parlé de vingt-deux morts au marché.            | REPEATS
        Le juge entend trois témoins du naufrage.           | Les pêcheurs vendent leur poisson au marché.               |
        """)
    void two_statements_bear_on_each_other_in_french(String one, String other, Relation.Kind expected) {
        assertThat(kind(extractor.compare(one, other, FRENCH, null))).isEqualTo(expected);
        assertThat(kind(extractor.compare(other, one, FRENCH, null))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        The mayor closed the harbour bridge on Monday.      | The mayor did not close the harbour bridge on Monday.      | CONTRADICTS
        The mayor closed the harbour bridge on Monday.      | The mayor opened the harbour bridge on Monday.             | CONTRADICTS
        The port of Lador sold 38 cranes in May.            | The port of Lador sold 43 cranes in May.                   | IN_TENSION
        The port of Lador sold at least 38 cranes in May.   | The port of Lador sold forty-three cranes in May.          | REPEATS
        """)
    void two_statements_bear_on_each_other_in_english(String one, String other, Relation.Kind expected) {
        assertThat(kind(extractor.compare(one, other, ENGLISH, null))).isEqualTo(expected);
    }

    @Test
    void what_a_long_statement_denies_is_denied_with_all_that_hangs_on_it() {
        var comparison = extractor.compare(
                "Le communiqué publié mardi soir sur le site de la mairie, long de douze pages et illustré de photos, "
                        + "n'indique pas que le maire a vendu le port aux armateurs.",
                "Le maire a vendu le port aux armateurs.",
                FRENCH,
                null);

        assertThat(kind(comparison)).isEqualTo(Relation.Kind.CONTRADICTS);
    }

    @Test
    void sums_of_which_nobody_says_what_they_are_of_conflict_where_the_rest_is_shared() {
        var comparison = extractor.compare(
                "Le conseil de Lador a cédé ses actions du port pour 400 millions d'euros.",
                "Les actions du port cédées à bas prix ont rapporté 6 millions d'euros.",
                FRENCH,
                null);

        assertThat(kind(comparison)).isEqualTo(Relation.Kind.IN_TENSION);
        assertThat(comparison.because()).isEqualTo(Grounds.numbers("400 millions d'euros", "6 millions d'euros", ""));
    }

    @Test
    void a_pair_says_why() {
        var comparison = extractor.compare(
                "La digue de Corvane a été fermée par le préfet.",
                "La digue de Corvane a été ouverte par le préfet.",
                FRENCH,
                null);

        assertThat(comparison).isNotNull();
        assertThat(comparison.because())
                .isEqualTo(new Grounds(
                        Grounds.Kind.OPPOSITE, List.of("fermée / ouverte"), List.of("digue", "Corvane", "préfet")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Selon le maire, 31 personnes ont été tuées samedi au marché. L'armée affirme que 12 morts sont à déplorer samedi.     | 31 personnes, 12 morts
        Selon le maire, le raid a tué 31 personnes samedi. L'armée affirme que le raid a fait 12 morts samedi.                | 31 personnes, 12 morts
        Selon le maire, 12 enfants ont été tués samedi au marché. L'armée affirme que 31 morts sont à déplorer samedi.        |
        Selon le maire, 31 personnes ont été tuées samedi au marché. L'armée affirme que 12 enfants ont été tués samedi.      |
        Selon le maire, 40 enfants ont été tués samedi au marché. L'armée affirme que 31 morts sont à déplorer samedi.        | 40 enfants, 31 morts
        Selon le maire, 29 personnes ont été tuées mardi au marché. L'armée affirme que 54 morts sont à déplorer samedi.      |
        Selon le maire, 310 personnes ont été tuées depuis mai. L'armée affirme que 54 morts sont à déplorer samedi.          |
        Selon le maire, 150 soldats et 3 marins ont été tués samedi. L'armée affirme que 12 morts sont à déplorer samedi.     | 150 soldats, 12 morts
        Selon le maire, 31 personnes ont été tuées samedi à Alep. L'armée affirme que 12 personnes ont été tuées samedi à Alep. | 31 personnes, 12 personnes
        Selon le maire, 31 personnes ont été tuées samedi à Alep. L'armée affirme que 12 personnes ont été tuées samedi à Homs. |
        Selon le maire, la crue a suivi 6 heures de pluie samedi. L'armée affirme que 2 pluies ont noyé le pont samedi.        |
        Selon le maire, 31 personnes ont été blessées samedi au marché. L'armée affirme que 12 morts sont à déplorer samedi.  |
        """)
    void what_happened_to_people_is_counted_whoever_they_are(String text, String numbers) {
        var relations =
                extractor.extract(text, FRENCH, LocalDate.of(2020, 6, 8)).relations();

        if (numbers == null) assertThat(relations).isEmpty();
        else
            assertThat(relations).singleElement().satisfies(r -> {
                assertThat(r.kind()).isEqualTo(Relation.Kind.IN_TENSION);
                assertThat(r.because().kind()).isEqualTo(Grounds.Kind.NUMBERS);
                assertThat(r.because().words()).startsWith(numbers.split(", "));
            });
    }

    @Test
    void grounds_are_read_as_they_were_written() {
        var denial = new Grounds(Grounds.Kind.DENIAL, List.of("le préfet\nde Corvane"), List.of("digue", "eau"));
        var opposite = new Grounds(Grounds.Kind.OPPOSITE, List.of(), List.of());

        assertThat(Grounds.read(denial.written())).isEqualTo(denial);
        assertThat(Grounds.read(opposite.written())).isEqualTo(opposite);
        assertThat(denial.words()).containsExactly("le préfet de Corvane");
    }

    @Test
    void what_an_earlier_version_said_is_still_said() {
        assertThat(Grounds.read("nie ce qu'affirme le préfet"))
                .isEqualTo(new Grounds(Grounds.Kind.SENTENCE, List.of("nie ce qu'affirme le préfet"), List.of()));
    }

    private static Relation.Kind kind(Comparison comparison) {
        return comparison == null ? null : comparison.kind();
    }
}
