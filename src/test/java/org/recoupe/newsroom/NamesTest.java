package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recoupe.source.Source;
import org.recoupe.source.SourceKind;
import org.recoupe.source.SourceRegistry;

/** Who is found by a name, on a desk of its own. */
@NewsroomTest
class NamesTest {
    private final SourceRegistry sources;
    private final String desk = "essai-" + UUID.randomUUID();

    NamesTest(SourceRegistry sources) {
        this.sources = sources;
    }

    private Source resolved(String name, SourceKind kind) {
        return sources.resolve(desk, name, kind, List.of(), null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lemonde.fr",
                "www.lemonde.fr",
                "https://www.lemonde.fr/international/article/2026/03/03/le-pont.html",
                "international.lemonde.fr",
                "LE MONDE"
            })
    void a_paper_is_found_by_its_domain(String outlet) {
        assertThat(sources.named(desk, "outlet", outlet).name()).isEqualTo("Le Monde");
    }

    @Test
    void one_known_by_its_name_is_the_same_by_its_domain() {
        var paper = resolved("le Monde", SourceKind.RELAY);
        assertThat(sources.named(desk, "outlet", "www.lemonde.fr").id()).isEqualTo(paper.id());
        assertThat(sources.known(desk, "international.lemonde.fr").map(Source::id))
                .contains(paper.id());
    }

    @Test
    void a_person_called_like_an_agency_is_not_the_agency() {
        // given
        var agency = resolved("Reuters", SourceKind.RELAY);
        // when
        var person = resolved("Reuters", SourceKind.PERSON);
        var titled = resolved("M. Reuters", SourceKind.PERSON);
        // then
        assertThat(List.of(person.id(), titled.id())).doesNotContain(agency.id());
        assertThat(resolved("Reuters", SourceKind.PERSON).id())
                .as("found again")
                .isEqualTo(person.id());
        assertThat(resolved("l'agence Reuters", SourceKind.ORGANISATION).id()).isEqualTo(agency.id());
        assertThat(sources.named(desk, "source", "Reuters").id()).isEqualTo(agency.id());
    }

    @Test
    void whoever_is_first_heard_as_a_person_leaves_the_agency_its_name() {
        var person = resolved("Reuters", SourceKind.PERSON);
        assertThat(resolved("Reuters", SourceKind.RELAY).id()).isNotEqualTo(person.id());
    }

    /** The other side: somebody typed as a source and read as a person is one. */
    @Test
    void a_person_that_was_typed_is_found_as_one() {
        var typed = sources.named(desk, "source", "Paul Durand");
        assertThat(resolved("Paul Durand", SourceKind.PERSON).id()).isEqualTo(typed.id());
    }

    @Test
    void two_newspapers_stay_two() {
        assertThat(resolved("LA Times", SourceKind.RELAY).id())
                .isNotEqualTo(resolved("The Times", SourceKind.RELAY).id());
        assertThat(resolved("L. Martin", SourceKind.PERSON).id())
                .isNotEqualTo(resolved("Martin", SourceKind.PERSON).id());
    }
}
