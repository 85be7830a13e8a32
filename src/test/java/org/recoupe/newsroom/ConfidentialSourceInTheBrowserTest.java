package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A source that must not be named, at the screen: attached, asked about, granted by two, read. */
@NewsroomTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConfidentialSourceInTheBrowserTest {
    @RegisterExtension
    static final Browser browser = new Browser();

    private static final String WHO = "Odile Varenne";
    private static final String HOW = "06 00 00 00 00";
    private static final String ALIAS = "une cheffe d’équipe du port";

    private final Newsroom newsroom;
    private String claim = "";

    ConfidentialSourceInTheBrowserTest(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    @BeforeEach
    void given_karim_holds_a_claim() {
        claim = newsroom.claimInVerification().get("id").asString();
        newsroom.reviewer().post("/api/claims/" + claim + "/take", Map.of());
    }

    private Page at(String user, String path) {
        var page = browser.signedIn(newsroom.url(), newsroom.person(user));
        page.navigate(newsroom.url() + path);
        return page;
    }

    @Test
    void from_the_ticked_box_to_the_read_identity() {
        var karim = at("karim.benali", "/claims/" + claim);
        karim.click("#add > summary");
        assertThat(karim.locator("#attach-identity").isVisible())
                .as("before it is ticked")
                .isFalse();
        karim.click("#attach-more > summary");
        karim.fill("#attach-title", "Appel de " + WHO);
        karim.check("[name=confidential]");
        assertThat(karim.locator("#attach-source").isVisible()).isFalse();
        karim.check("#attach [name=stance][value=SUPPORTS]");
        karim.selectOption("#attach-kind", "INTERVIEW");
        karim.fill("#attach-quote", "Les grues étaient fermées.");
        karim.fill("#attach-identity", WHO);
        karim.fill("#attach-contact", HOW);
        browser.isFitForEverybody(karim);

        karim.click("#attach button[value=attach]");
        karim.waitForSelector("#attach [role=alert]");
        assertThat(karim.locator("#attach-alias-e").innerText()).isEqualTo("Donnez un alias.");
        assertThat(karim.inputValue("#attach-quote")).isEqualTo("Les grues étaient fermées.");
        assertThat(kept(karim))
                .as("the control")
                .contains("Les grues étaient fermées.")
                .doesNotContain("Varenne", HOW);

        karim.fill("#attach-alias", ALIAS);
        karim.fill("#attach-identity", WHO);
        karim.fill("#attach-contact", HOW);
        karim.click("#attach button[value=attach]");
        karim.waitForSelector(".confidential");
        assertThat(karim.locator("#board").innerText())
                .contains(ALIAS, "source confidentielle", "vous connaissez la source")
                .doesNotContain(WHO);
        assertThat(kept(karim)).doesNotContain("Varenne");

        var ines = at("ines.fontaine", "/claims/" + claim);
        ines.click(".confidential a.btn");
        ines.fill("#identity-ask-reason", "Je relis cette affirmation");
        browser.isFitForEverybody(ines);
        ines.click("button[value=ask]");
        assertThat(ines.locator("main").innerText()).contains("aucun accord sur 2");

        var claire = at("claire.vasseur", "/tasks");
        claire.click(".nav a[href='/identities']");
        var asked = claire.locator("article", new Page.LocatorOptions().setHasText(ALIAS));
        assertThat(asked.innerText()).contains("Ines Fontaine demande qui est", "Je relis cette affirmation");
        assertThat(claire.content()).doesNotContain(WHO);
        browser.isFitForEverybody(claire);
        asked.locator("button[value=agree]").click();
        assertThat(claire.locator("article", new Page.LocatorOptions().setHasText(ALIAS))
                        .innerText())
                .contains("un second gardien");
        var simon = at("simon.lacaze", "/identities");
        simon.locator("article", new Page.LocatorOptions().setHasText(ALIAS))
                .locator("button[value=agree]")
                .click();
        assertThat(simon.locator("main").innerText()).contains("Ines Fontaine peut lire qui est");

        ines.navigate(newsroom.url() + "/claims/" + claim);
        assertThat(ines.locator(".confidential").innerText()).contains("Identité accordée jusqu’au");
        ines.click(".confidential a.btn");
        assertThat(ines.content()).as("before it is read").doesNotContain(WHO);
        ines.click("button[value=read]");
        assertThat(ines.locator(".known").innerText()).contains(WHO, HOW);
        browser.isFitForEverybody(ines);
        ines.navigate(newsroom.url() + "/claims/" + claim);
        assertThat(ines.locator(".confidential").innerText()).contains("Identité lue le");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void without_scripts_an_error_keeps_all_but_who_it_is_and_the_piece_gets_there() {
        var karim = browser.withoutScripts(newsroom.url(), newsroom.person("karim.benali"));
        karim.navigate(newsroom.url() + "/claims/" + claim + "?add=SUPPORTS#add");
        karim.click("#attach-more > summary");
        karim.fill("#attach-title", "Appel de " + WHO);
        karim.check("[name=confidential]");
        karim.selectOption("#attach-kind", "INTERVIEW");
        karim.fill("#attach-quote", "Les grues étaient fermées.");
        karim.fill("#attach-identity", WHO);
        karim.fill("#attach-contact", HOW);
        karim.click("#attach button[value=attach]");

        assertThat(karim.locator("#attach-alias-e").innerText()).isEqualTo("Donnez un alias.");
        assertThat(karim.inputValue("#attach-quote")).isEqualTo("Les grues étaient fermées.");
        assertThat(karim.isChecked("[name=confidential]")).isTrue();
        assertThat(karim.content()).doesNotContain("Varenne").doesNotContain(HOW);

        karim.fill("#attach-alias", ALIAS);
        karim.fill("#attach-identity", WHO);
        karim.fill("#attach-contact", HOW);
        karim.click("#attach button[value=attach]");
        assertThat(karim.locator("#board").innerText()).contains(ALIAS);
        karim.click(".confidential a.btn");
        karim.click("button[value=read]");
        assertThat(karim.locator(".known").innerText()).contains(WHO, HOW);
    }

    @Test
    void who_approves_is_told_that_the_practice_is_to_know_and_may_approve_all_the_same() {
        newsroom.confidentialPiece(claim);
        newsroom.proposed(newsroom.reviewer(), claim);
        var paul = at("paul.girard", "/claims/" + claim + "/approval");
        assertThat(paul.locator("#decision").innerText()).contains("Usage d’AP");
        assertThat(paul.locator("#evidence").innerText()).contains("une voisine", "source confidentielle");
        browser.isFitForEverybody(paul);
        paul.click(".confidential a.btn");
        assertThat(paul.locator(".crumb").innerText()).contains("Retour à l’approbation");
        paul.navigate(newsroom.url() + "/claims/" + claim + "/approval");
        paul.click("[data-approve]");
        paul.click("#confirm [data-yes]");
        paul.waitForURL(url -> !url.contains(claim));
        assertThat(newsroom.claim(claim).get("state").asString()).isEqualTo("UNVERIFIED");
    }

    private static String kept(Page page) {
        return (String) page.evaluate("() => JSON.stringify([{...localStorage}, {...sessionStorage}])");
    }
}
