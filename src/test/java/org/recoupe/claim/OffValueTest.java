package org.recoupe.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recoupe.extraction.Extractor;
import org.recoupe.kernel.Language;
import org.recoupe.source.SourceRegistry;

/** "43 morts": a register of 31 bodies does not establish it, whoever says that it does. */
class OffValueTest {
    private final Quoted quoted = new Quoted(Extractor.standard(), mock(SourceRegistry.class));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            43 personnes ont été tuées            | Le registre compte 31 corps.                    | SUPPORTS | true
            43 personnes ont été tuées            | Quarante-trois personnes ont péri.              | SUPPORTS | false
            43 personnes ont été tuées            | Au moins 40 personnes ont été tuées.            | SUPPORTS | false
            43 personnes ont été tuées            | Plus de 50 personnes ont été tuées.             | SUPPORTS | true
            43 personnes ont été tuées            | Deux frappes ont tué 43 personnes.              | SUPPORTS | false
            43 personnes ont été tuées            | La frappe a fait de nombreux morts.             | SUPPORTS | false
            43 personnes ont été tuées            | 90 % des maisons ont brûlé.                     | SUPPORTS | false
            le taux de chômage est de 7,4 %       | Il s'établit à 7,5 % au troisième trimestre.    | SUPPORTS | true
            le taux de chômage est de 7,4 %       | Il s'établit à 7,4 % au troisième trimestre.    | SUPPORTS | false
            le pont a été coupé                   | 12 camions attendent.                           | SUPPORTS | false
            43 personnes ont été tuées            | Nous avons compté 43 corps.                     | REFUTES  | true
            43 personnes ont été tuées            | Nous avons compté 12 corps.                     | REFUTES  | false
            43 personnes ont été tuées            | Personne n'est mort.                            | REFUTES  | false
            43 personnes ont été tuées            | Le registre compte 31 corps.                    | CONTEXT  | false
            """)
    void a_quote_bears_out_what_it_is_brought_for(String claim, String quote, EvidenceStance stance, boolean off) {
        var piece = new EvidenceDetails(
                stance, "Clinique", EvidenceKind.DOCUMENT, "Registre", quote, null, null, null, true);

        assertThat(quoted.isOffValue(claim, piece, new Language("fr"))).isEqualTo(off);
    }

    /** What nobody can read nobody holds against it. */
    @ParameterizedTest
    @CsvSource({"xx", "de"})
    void in_another_language_nothing_is_said(String language) {
        var piece = new EvidenceDetails(
                EvidenceStance.SUPPORTS,
                "Klinik",
                EvidenceKind.DOCUMENT,
                "Register",
                "31 Tote",
                null,
                null,
                null,
                true);

        assertThat(quoted.isOffValue("43 Tote", piece, new Language(language))).isFalse();
    }
}
