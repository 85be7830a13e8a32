package org.recoupe.extraction.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recoupe.extraction.Extractor;
import org.recoupe.extraction.Lexicons;
import org.recoupe.extraction.statement.Value;
import org.recoupe.kernel.Language;

class ValuesTest {
    /** A Wednesday. */
    private static final LocalDate DATE = LocalDate.of(2024, 3, 6);

    private final Extractor extractor = Lexicons.packaged();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        fr | au moins 17 marins sont morts              | COUNT 17..Infinity marins morts
        fr | moins de 40 maisons ont brûlé              | COUNT 0..40 maisons
        fr | entre 300 et 2 000 habitants sont partis   | COUNT 300..2000 habitants
        fr | de 300 à 2 000 maisons ont brûlé           | COUNT 300..2000 maisons
        fr | une quarantaine de maisons ont brûlé       | COUNT 36..44 maisons
        fr | des dizaines de blessés sont soignés       | COUNT 20..99 blessés
        fr | environ 200 maisons ont brûlé              | COUNT 180..220 maisons
        fr | quatre-vingt-dix-sept ponts sont fermés    | COUNT 97..97 ponts
        fr | vingt-trois enfants ont été blessés        | COUNT 23..23 enfants blessés
        fr | deux cents ponts sont fermés               | COUNT 200..200 ponts
        fr | 150 soldats et 12 civils ont été tués      | COUNT 150..150 soldats tués, COUNT 12..12 civils tués
        fr | le raid a tué 150 soldats et 12 civils     | COUNT 150..150 soldats tué, COUNT 12..12 civils tué
        fr | 40 soldats, 3 marins et au moins 12 civils ont péri | COUNT 40..40 soldats péri, COUNT 3..3 marins péri, COUNT 12..Infinity civils péri
        fr | le raid a blessé 15 personnes et tué 9 soldats | COUNT 15..15 blessé, COUNT 9..9 soldats tué
        fr | 12 ponts et 3 marins ont été blessés       | COUNT 12..12 ponts, COUNT 3..3 marins blessés
        fr | le char Lynx 2 a détruit trois ponts en 1944 | COUNT 3..3 ponts
        fr | le pont a coûté 3,5 millions d'euros       | MONEY 3500000..3500000
        fr | 12 % des ponts sont fermés                 | PERCENT 12..12 ponts
        fr | le chômage a varié de -5 % en un an           | PERCENT -5..-5
        fr | le pont a cédé à -7 degrés                   | COUNT -7..-7 degrés
        fr | le pont a cédé par environ -10 degrés        | COUNT -11..-9 degrés
        fr | le pont a cédé: -4 marins tués               | COUNT 4..4 marins tués
        en | the bridge lost -$40                         | MONEY -40..-40
        en | the bridge closed at -9 degrees              | COUNT -9..-9 degrees
        fr | le pont a cédé à 02H20                       | ''
        fr | le pont a cédé à 6 heures                    | ''
        fr | le pont a cédé à six heures du matin         | ''
        fr | le pont est fermé avant 6 h                  | ''
        fr | la panne a duré 6 heures                     | COUNT 6..6
        fr | le pont est fermé depuis 36 heures           | COUNT 36..36
        fr | le pont a cédé après 9 heures de pluie       | COUNT 9..9
        fr | le pont est à 3 heures de marche             | COUNT 3..3
        fr | le pont tiendra jusqu'à 72 heures            | COUNT 0..72
        fr | le pont a cédé, premier relevé:17 maisons    | COUNT 17..17 maisons
        fr | le pont a cédé à 12:30                       | ''
        fr | le numéro 3 du syndicat a fermé le pont      | ''
        en | the number 3 of the union closed the bridge | ''
        en | at least 1,200 sailors were killed         | COUNT 1200..Infinity sailors killed
        en | the bridge cost $14 million                | MONEY 14000000..14000000
        en | ninety-seven bridges closed                | COUNT 97..97 bridges
        """)
    void numbers_have_a_unit_bounds_and_something_they_count(String language, String content, String value) {
        assertThat(values(language, content)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        fr | le pont a cédé samedi                | 2024-03-02..2024-03-02
        fr | le pont a cédé mercredi              | 2024-03-06..2024-03-06
        fr | le pont fermera samedi prochain      | 2024-03-09..2024-03-09
        fr | le pont fermera samedi               | 2024-03-09..2024-03-09
        fr | les pontiers arrêtés lundi seront entendus | 2024-03-04..2024-03-04
        fr | la grue volée sur le pont lundi sera rendue | 2024-03-04..2024-03-04
        fr | le vote prévu samedi décidera du pont       | 2024-03-09..2024-03-09
        fr | le pont d'été samedi fermera                | 2024-03-09..2024-03-09
        fr | lundi le pont fermera                       | 2024-03-11..2024-03-11
        en | the bargemen arrested on Monday will be heard | 2024-03-04..2024-03-04
        en | the vote scheduled on Monday will close the bridge | 2024-03-11..2024-03-11
        en | the bridge will close on Saturday    | 2024-03-09..2024-03-09
        fr | le pont a cédé mercredi dernier      | 2024-02-28..2024-02-28
        fr | le pont a cédé hier                  | 2024-03-05..2024-03-05
        fr | le pont a cédé le 29 février         | 2024-02-29..2024-02-29
        fr | le pont a cédé le 1er décembre       | 2023-12-01..2023-12-01
        fr | le pont a cédé le 6 juin 2019        | 2019-06-06..2019-06-06
        fr | le pont a cédé fin février           | 2024-02-21..2024-02-29
        fr | le pont a cédé à la mi-janvier       | 2024-01-11..2024-01-20
        fr | le pont a cédé en juin 2019          | 2019-06-01..2019-06-30
        en | the bridge closed on Saturday        | 2024-03-02..2024-03-02
        en | the bridge closed on March 3, 2022   | 2022-03-03..2022-03-03
        en | the bridge closed in late February   | 2024-02-21..2024-02-29
        """)
    void days_are_resolved_against_the_day_of_the_text(String language, String content, String days) {
        assertThat(values(language, content)).isEqualTo("DAY " + days);
    }

    @Test
    void without_the_day_of_the_text_only_a_full_date_is_a_day() {
        var text = "Le maire affirme que le pont a cédé samedi et non le 30 février ou le 6 juin 2019.";
        var statement =
                extractor.extract(text, Language.FRENCH, null).statements().get(0);

        assertThat(statement.values()).singleElement().satisfies(v -> {
            assertThat(v.place().in(text)).isEqualTo("6 juin 2019");
            assertThat(v.from()).isEqualTo(LocalDate.of(2019, 6, 6));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        fr | le pont de Mossoul a cédé            | PLACE mossoul
        fr | les États-Unis ferment le pont       | PLACE états-unis
        fr | le pont est trop nice                | ''
        """)
    void places_are_known_by_the_gazetteer(String language, String content, String value) {
        assertThat(values(language, content)).isEqualTo(value);
    }

    private String values(String language, String content) {
        var text = language.equals("fr")
                ? "Le maire affirme que " + content + "."
                : "The mayor said that " + content + ".";
        return extractor.extract(text, new Language(language), DATE).statements().get(0).values().stream()
                .map(ValuesTest::shown)
                .collect(Collectors.joining(", "));
    }

    private static String shown(Value value) {
        return switch (value.kind()) {
            case DAY -> "DAY " + value.from() + ".." + value.to();
            case PLACE -> "PLACE " + value.about();
            default ->
                ("%s %s..%s %s".formatted(value.kind(), number(value.low()), number(value.high()), value.about()))
                        .strip();
        };
    }

    private static String number(double number) {
        return Double.isInfinite(number) ? "Infinity" : String.valueOf(Math.round(number));
    }
}
