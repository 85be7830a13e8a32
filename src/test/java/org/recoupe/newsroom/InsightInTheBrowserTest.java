package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.core.env.Environment;

/** Where a claim is, how the desk is doing, what happened: as people see it in a browser. */
@NewsroomTest
class InsightInTheBrowserTest {
    @RegisterExtension
    static final Browser browser = new Browser();

    private final Newsroom newsroom;
    private final Environment settings;

    InsightInTheBrowserTest(Newsroom newsroom, Environment settings) {
        this.newsroom = newsroom;
        this.settings = settings;
    }

    @Test
    void the_path_shows_where_the_claim_is_in_the_drawing_and_in_words() {
        var claim = newsroom.claimInVerification().get("id").asString();
        var karim = browser.signedIn(newsroom.url(), newsroom.person("karim.benali"));

        // given a claim that waits for a reviewer
        drawn(karim, "/claims/" + claim + "/process");
        assertThat(karim.locator(".djs-element.here").getAttribute("data-element-id"))
                .isEqualTo("verifyClaim");
        assertThat(karim.locator(".token").innerText()).contains("est ici");
        assertThat(karim.locator(".bpmn svg").first().getAttribute("aria-hidden"))
                .isEqualTo("true");
        assertThat(karim.locator(".bjs-powered-by").isVisible()).isTrue();
        assertThat(karim.locator("li[aria-current=step]").innerText())
                .contains(
                        "Vérifier l’affirmation", "vérificateur", "personne ne l’a prise", "Mi-délai", "Délai dépassé");
        assertThat(karim.locator("li.todo").first().innerText())
                .contains("Approuver ou renvoyer le verdict", "chef d’édition");
        assertThat(karim.locator("li.done").allInnerTexts().toString()).contains("Contrôler l’extraction", "Lea Morel");
        browser.isFitForEverybody(karim);

        // when its verdict is proposed, it is in the call and in what it calls
        var proposed =
                newsroom.claimWithVerdict(newsroom.otherReviewer()).get("id").asString();
        drawn(karim, "/claims/" + proposed + "/process");
        assertThat(karim.locator(".djs-element.here").getAttribute("data-element-id"))
                .isEqualTo("approval");
        assertThat(karim.locator("li[aria-current=step]").innerText()).contains("Approuver ou renvoyer le verdict");
        assertThat(karim.locator("li.done").allInnerTexts().toString()).contains("Ines Fontaine", "verdict proposé");
        drawn(karim, "/claims/" + proposed + "/process?model=verdict-approval");
        assertThat(karim.locator(".djs-element.here").getAttribute("data-element-id"))
                .isEqualTo("approveVerdict");

        // who may not see the claim does not see its path; the models are everybody's
        var sofia = browser.signedIn(newsroom.url(), newsroom.person("sofia.marin"));
        assertThat(sofia.navigate(newsroom.url() + "/claims/" + claim + "/process")
                        .status())
                .isEqualTo(404);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void without_javascript_the_list_alone_says_where_the_claim_is() {
        var claim = newsroom.claimInVerification().get("id").asString();
        var karim = browser.withoutScripts(newsroom.url(), newsroom.person("karim.benali"));

        karim.navigate(newsroom.url() + "/claims/" + claim + "/process");

        assertThat(karim.locator(".no-js").isVisible()).isTrue();
        assertThat(karim.locator(".bpmn").isVisible()).isFalse();
        assertThat(karim.locator("li[aria-current=step]").innerText()).contains("Vérifier l’affirmation");
    }

    @Test
    void the_models_print_how_long_each_step_takes_and_lead_to_what_waits() {
        newsroom.claimWithVerdict(newsroom.reviewer());
        waitingOn("hugo.blanc");
        var sofia = browser.signedIn(newsroom.url(), newsroom.person("sofia.marin"));

        sofia.navigate(newsroom.url() + "/processes");
        assertThat(sofia.locator("main").innerText())
                .contains("Délai de vérification", "Vérification d’une affirmation");
        browser.isFitForEverybody(sofia);
        drawn(sofia, "/processes/claim-verification");
        assertThat(sofia.locator(".heat").first().innerText()).matches("(?s).+ · \\d+");
        browser.isFitForEverybody(sofia);

        var number = sofia.locator("tr[data-step=verifyClaim] td a");
        var waiting = Integer.parseInt(number.innerText());
        number.click();
        assertThat(sofia.locator("tbody tr").count()).isEqualTo(waiting);
        assertThat(sofia.locator("tbody").innerText()).doesNotContain("international");
        browser.isFitForEverybody(sofia);

        var written =
                (String) sofia.evaluate("fetch('/processes/claim-verification/1.bpmn').then(answer => answer.text())");
        assertThat(written).contains("<bpmn:process id=\"claim-verification\"");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void every_number_of_the_dashboard_leads_to_as_many_claims() {
        waitingOn("hugo.blanc");
        var marc = browser.signedIn(newsroom.url(), newsroom.person("marc.aubert"));
        marc.navigate(newsroom.url() + "/dashboard?period=7");
        browser.isFitForEverybody(marc);
        assertThat(marc.locator("main").innerText()).doesNotContain("Sofia", "Theo");

        var numbers = new LinkedHashMap<String, Integer>();
        for (var link : marc.locator(".bars a, .kpi .v a, .dt tfoot a").all())
            numbers.put(
                    link.getAttribute("href"),
                    Integer.parseInt(link.textContent().strip()));
        assertThat(numbers).isNotEmpty();
        for (var number : numbers.entrySet()) {
            marc.navigate(newsroom.url() + number.getKey());
            assertThat(marc.locator("tbody tr").count()).as(number.getKey()).isEqualTo(Math.min(50, number.getValue()));
        }
        browser.isFitForEverybody(marc);

        marc.navigate(newsroom.url() + "/dashboard?period=custom&from=2026-03-01&to=2026-02-01");
        assertThat(marc.locator("#unreadable").isVisible()).isTrue();
        browser.isFitForEverybody(marc);
        var lea = browser.signedIn(newsroom.url(), newsroom.person("lea.morel"));
        assertThat(lea.navigate(newsroom.url() + "/dashboard").status()).isEqualTo(403);
        assertThat(lea.locator("main").innerText()).contains("chef d’édition");
        assertThat(lea.locator("[data-go=dashboard]").count()).isZero();
        assertThat(marc.navigate(newsroom.url() + "/dashboard?desk=international")
                        .status())
                .isEqualTo(404);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void a_tampered_link_is_said_to_be_broken_with_its_number_and_the_trail_can_be_filed() throws SQLException {
        var claim = newsroom.claimWithVerdict(newsroom.reviewer()).get("id").asString();
        var agnes = browser.signedIn(newsroom.url(), newsroom.person("agnes.perrin"));
        agnes.navigate(newsroom.url() + "/claims/" + claim + "/audit");
        assertThat(agnes.locator(".seal").innerText()).contains("Chaîne intacte, contrôlée avec");

        Tampering.with(
                settings, "update audit_entry set reason = 'autre' where subject = 'claim:" + claim + "' and n = 4");

        agnes.reload();
        assertThat(agnes.locator(".seal").innerText()).contains("Chaîne rompue au maillon 4");
        assertThat(agnes.locator("li.broken").innerText()).contains("rompue au maillon 4");
        browser.isFitForEverybody(agnes);
        agnes.navigate(newsroom.url() + "/audit?claim=" + claim);
        assertThat(agnes.locator("li.broken").innerText()).contains("rompue au maillon 4");
        browser.isFitForEverybody(agnes);

        // j and k move the focus
        agnes.keyboard().press("j");
        agnes.keyboard().press("j");
        assertThat(agnes.evaluate("[...document.querySelectorAll('.tl > li')].indexOf(document.activeElement)"))
                .isEqualTo(1);

        // on paper: claim, story, addresses and whole hashes; no buttons
        agnes.navigate(newsroom.url() + "/claims/" + claim + "/audit");
        agnes.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(agnes.locator(".print-head").innerText())
                .contains("Affirmation", "Explosion au port", "/claims/" + claim + "/audit");
        assertThat(agnes.locator(".tl .h .full").first().innerText()).matches("[0-9a-f]{64}");
        assertThat(agnes.locator("main .btn:visible").count()).isZero();
        assertThat(agnes.pdf()).hasSizeGreaterThan(10_000);
        assertThat(browser.complaints()).isEmpty();
    }

    /** A story of the other desk, accepted, so that there is something to count. */
    private void waitingOn(String editor) {
        var desk = newsroom.as(editor);
        var article = newsroom.readStory(desk);
        desk.post("/api/articles/" + article + "/accept", Map.of());
    }

    private void drawn(Page page, String path) {
        page.navigate(newsroom.url() + path);
        page.waitForSelector(".bpmn[data-drawn]");
    }
}
