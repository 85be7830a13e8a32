package org.recoupe.extraction.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recoupe.extraction.Extractor;
import org.recoupe.extraction.Lexicons;
import org.recoupe.extraction.statement.Form;
import org.recoupe.extraction.statement.Stance;
import org.recoupe.kernel.Language;

/** Whose a statement is, where a name nearby would be the wrong one; and how it is meant. */
class WhoSaysItTest {
    private final Extractor extractor = Lexicons.packaged();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Le gouverneur, Paul Sagna, est venu mardi. Un médecin, joint par téléphone, a compté 22 corps. "Nous manquons de place", a-t-il dit. | Un médecin
        L'Observatoire de Koronga accuse le Front uni d'avoir tiré. Le groupe armé a démenti toute implication.                          | groupe armé
        Mme Courtade s'inscrit en faux : "La vigilance a été diffusée", a-t-elle répondu.                                                 | Courtade
        Selon une lettre de la régie gardée par les bateliers, le bac sera vendu.                                                          | une lettre de la régie gardée par les bateliers
        Le bac vaut 80.000 euros, selon un devis établi sur le quai par Hugo Belland.                                                      | Hugo Belland
        "Aucun bac n'a coulé", a déclaré à l'AFP Lise Aubin, batelière à Varland.                                                           | Lise Aubin
        "Nous manquons de cordes", a confié au Monde Nora Hamel, pontière.                                                                  | Nora Hamel
        """)
    void a_name_nearby_is_not_the_speaker(String text, String speaker) {
        var extraction = extractor.extract(text, Language.FRENCH, null);
        var said = extraction.statements().stream()
                .filter(s -> s.form() != Form.NARRATOR)
                .reduce((a, b) -> b)
                .orElseThrow();

        assertThat(said.speaker()).isNotNull();
        assertThat(extraction.speakers().get(said.speaker()).name()).isEqualToIgnoringCase(speaker);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        fr | Le groupe n'a ni confirmé ni infirmé la fermeture de l'usine.                     | DOES_NOT_CONFIRM
        fr | Ni le ministère ni la police n'ont confirmé que des armes avaient été saisies.     | DOES_NOT_CONFIRM
        fr | La société a, dans un communiqué, nié toute implication.                         | DENIES
        fr | La direction a refusé de dire si des postes seraient supprimés.                  | DOES_NOT_CONFIRM
        fr | Le parquet a indiqué ne pas être en mesure de confirmer l'arrestation.            | DOES_NOT_CONFIRM
        fr | La préfecture n'a pas souhaité confirmer le bilan.                               | DOES_NOT_CONFIRM
        en | A spokesman neither confirmed nor denied that the jet had been shot down.        | DOES_NOT_CONFIRM
        en | The army denied reports that it had shelled the market.                          | DENIES
        en | The pilot denies praising the owner of the ferry.                                | DENIES
        en | The pilot has denied saying that the ferry was safe.                             | DENIES
        """)
    void a_denial_is_a_denial_and_what_is_left_open_is_none(String language, String text, Stance stance) {
        assertThat(extractor
                        .extract(text, new Language(language), null)
                        .statements()
                        .get(0)
                        .stance())
                .isEqualTo(stance);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ``We held the rope until the boat was in,'' Hugo Belland said.            | Hugo Belland
        ``Some shout, `Let go of the line,' and nobody does,'' Nora Hamel said.   | Nora Hamel
        """, quoteCharacter = '~')
    void marks_of_old_wires_are_quotations(String text, String speaker) {
        var extraction = extractor.extract(text, Language.ENGLISH, null);
        var said = extraction.statements().get(0);

        assertThat(said.form()).isEqualTo(Form.DIRECT);
        assertThat(extraction.speakers().get(said.speaker()).name()).isEqualTo(speaker);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        fr | De Lise Aubin.              |
        fr | Du maire de Marans.         |
        en | From Lise Aubin.            |
        en | From Lise Aubin, engineer.  |
        fr | De Lise Aubin :             | Lise Aubin
        fr | De la part de Lise Aubin.   | Lise Aubin
        en | From Lise Aubin:            | Lise Aubin
        en | From the desk of Lise Aubin. | Lise Aubin
        """)
    void a_name_before_a_quotation_announces_it_with_a_colon_or_in_so_many_words(
            String language, String before, @Nullable String speaker) {
        var lead = language.equals("fr")
                ? "Le pont a cédé.\n\n%s\n\n« Nous avons passé la nuit sur le toit. »"
                : "The bridge gave way.\n\n%s\n\n\"We spent all of the night on the roof.\"";
        var extraction = extractor.extract(lead.formatted(before), new Language(language), null);
        var said = extraction.statements().get(extraction.statements().size() - 1);

        assertThat(said.form()).isEqualTo(Form.DIRECT);
        assertThat(
                        said.speaker() == null
                                ? null
                                : extraction.speakers().get(said.speaker()).name())
                .isEqualTo(speaker);
    }
}
