package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.recoupe.confidential.Safe;

/** A newsroom for which nobody has set a key for confidential sources: it says so in a sentence, and everything else goes on. */
@KeycloakTest
class NoIdentityKeyIT {
    @RegisterExtension
    static final Browser browser = new Browser();

    private final Safe safe;

    NoIdentityKeyIT(Safe safe) {
        this.safe = safe;
    }

    @Test
    void no_confidential_piece_is_taken_every_other_is_and_the_problem_names_the_property() {
        assertThat(safe.isOpen()).isFalse();
        var claim = KeycloakNewsroom.claimsInVerification(KeycloakNewsroom.as("lea.morel"))
                .get(0)
                .get("id")
                .asString();
        var karim = KeycloakNewsroom.as("karim.benali");
        karim.post("/api/claims/" + claim + "/take", Map.of());
        var piece =
                new HashMap<String, Object>(Map.of("stance", "SUPPORTS", "kind", "INTERVIEW", "confidential", true));
        piece.putAll(Map.of("alias", "une voisine", "identity", "Rose Delmas", "contact", "par Karim"));

        var refused = karim.post("/api/claims/" + claim + "/evidence", piece);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.problem()).isEqualTo("no-identity-key");
        assertThat(refused.json().get("property").asString()).isEqualTo("recoupe.confidential.key");
        assertThat(refused.body()).doesNotContain("Delmas");
        assertThat(karim.get("/api/claims/" + claim).json().get("evidence")).isEmpty();

        var open = karim.post("/api/claims/" + claim + "/evidence", Newsroom.evidence("SUPPORTS", "Hôpital"));
        assertThat(open.status()).isEqualTo(201);
    }

    @Test
    void the_form_offers_no_tick_box_and_says_why_and_who_can_mend_it() {
        var claim = KeycloakNewsroom.claimsInVerification(KeycloakNewsroom.as("lea.morel"))
                .get(0)
                .get("id")
                .asString();
        KeycloakNewsroom.as("karim.benali").post("/api/claims/" + claim + "/take", Map.of());
        var page = KeycloakNewsroom.signedIn(browser, "karim.benali");
        page.navigate(KeycloakNewsroom.url() + "/claims/" + claim);
        page.click("#add > summary");
        page.click("#attach-more > summary");
        assertThat(page.locator("#attach").innerText())
                .contains("la clé recoupe.confidential.key n’est pas définie. Qui administre Recoupe peut la définir");
        assertThat(page.locator("#attach [name=confidential]").count()).isZero();
        assertThat(page.locator("#attach [name=identity]").count()).isZero();
    }
}
