package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who doubts a verdict asks on its page, a supervisor answers from the list, and the verdict in force is seen all the while. */
@NewsroomTest
class ReopeningInTheBrowserTest {
    @RegisterExtension
    static final Browser browser = new Browser();

    private final Newsroom newsroom;

    ReopeningInTheBrowserTest(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    @Test
    void a_reviewer_asks_where_a_supervisor_reopens_and_may_think_again() {
        var id = decided(newsroom.reviewer());
        var ines = browser.signedIn(newsroom.url(), newsroom.person("ines.fontaine"));
        ines.navigate(newsroom.url() + "/claims/" + id);
        assertThat(ines.locator("#claim-head").innerText()).contains("En vigueur", "n° 1, approuvée le");
        assertThat(ines.locator("button[value=reopen]").count()).isZero();

        // when she says nothing, what is missing is said at the field
        ines.locator("#ask > summary").click();
        ines.locator("button[value=ask-reopening]").click();
        ines.waitForSelector("#ask-reopening-reason[aria-invalid=true]");
        browser.isFitForEverybody(ines);
        ines.fill("#ask-reopening-reason", "La préfecture publie un nouveau bilan.");
        ines.locator("button[value=ask-reopening]").click();

        // then the request is there, the verdict too, and she can take the request back
        ines.waitForSelector("#reopening");
        assertThat(ines.locator("#reopening").innerText())
                .contains("Ines Fontaine", "La préfecture publie un nouveau bilan.");
        assertThat(ines.locator("#claim-head").innerText()).contains("En vigueur");
        browser.isFitForEverybody(ines);
        ines.locator("button[value=withdraw-reopening]").click();
        ines.waitForSelector("#ask");
        assertThat(newsroom.claim(id).get("request").isNull()).isTrue();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void a_supervisor_answers_from_the_list_with_one_form() {
        var declined = decided(newsroom.reviewer());
        var granted = decided(newsroom.reviewer());
        var own = decided(newsroom.reviewingSupervisor());
        for (var id : new String[] {declined, granted, own}) ask(id);
        var paul = browser.signedIn(newsroom.url(), newsroom.person("paul.girard"));
        paul.navigate(newsroom.url() + "/approvals");

        // the keys of the list reach the requests first
        paul.keyboard().press("j");
        assertThat(paul.evaluate("() => document.activeElement.closest('.reopening') !== null"))
                .isEqualTo(true);
        browser.isFitForEverybody(paul);

        // when nothing is said, declining is not possible, and the error is at the right row
        row(paul, declined).locator("button[value=decline-reopening]").click();
        paul.waitForSelector("#decline-reopening-reason[aria-invalid=true]");
        assertThat(row(paul, declined).locator("#decline-reopening-reason").count())
                .isEqualTo(1);
        browser.isFitForEverybody(paul);
        paul.fill("#decline-reopening-reason", "Ce bilan est celui d’hier.");
        row(paul, declined).locator("button[value=decline-reopening]").click();
        paul.waitForSelector("#toasts :text('refusée')");
        assertThat(row(paul, declined).count()).isZero();

        paul.navigate(newsroom.url() + "/claims/" + declined);
        assertThat(paul.locator("#declined").innerText()).contains("Ce bilan est celui d’hier.", "Paul Girard");
        browser.isFitForEverybody(paul);
        paul.navigate(newsroom.url() + "/approvals");

        // reopening takes over the reason of the request, and the verdict stays in force
        row(paul, granted).locator("button[value=grant-reopening]").click();
        paul.waitForSelector("#toasts :text('rouverte')");
        var claim = newsroom.claim(granted);
        assertThat(claim.get("state").asString()).isEqualTo("IN_VERIFICATION");
        assertThat(claim.get("inForce").get("number").asInt()).isEqualTo(1);
        assertThat(newsroom.auditor().get("/api/claims/" + granted + "/audit").body())
                .contains("nouveau bilan");
        paul.navigate(newsroom.url() + "/claims/" + granted);
        assertThat(paul.locator("#claim-head").innerText()).contains("En vigueur", "On la vérifie de nouveau");
        browser.isFitForEverybody(paul);
        paul.navigate(newsroom.url() + "/articles/" + claim.get("article").asString() + "?claim="
                + claim.get("number").asString().substring(2));
        assertThat(paul.locator("#picked").innerText()).contains("En vigueur");
        assertThat(paul.locator("#list").innerText()).contains("en vigueur", "n° 1");
        browser.isFitForEverybody(paul);

        // what she proposed herself is not hers to answer
        var nadia = browser.signedIn(newsroom.url(), newsroom.person("nadia.roche"));
        nadia.navigate(newsroom.url() + "/approvals");
        assertThat(row(nadia, own).innerText()).contains("vous l’avez proposé", "Un autre chef d’édition");
        assertThat(row(nadia, own).locator("button").count()).isZero();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void the_list_and_the_preview_of_a_reviewer_show_the_verdict_in_force_and_guard_it() {
        // given a story with a word of its own, so that it is found among the others
        var article = newsroom.readStory(
                newsroom.editor(),
                UUID.randomUUID().toString(),
                Newsroom.dispatch().replace("Lamora", "Quolvarmont"));
        newsroom.editor().post("/api/articles/" + article + "/accept", Map.of());
        var id = newsroom.claims(article).get(0).get("id").asString();
        newsroom.reviewer().post("/api/claims/" + id + "/take", Map.of());
        newsroom.proposed(newsroom.reviewer(), id);
        approved(id);
        newsroom.supervisor().post("/api/claims/" + id + "/reopen", Map.of("reason", "nouveau bilan"));
        var karim = browser.signedIn(newsroom.url(), newsroom.person("karim.benali"));
        var reference = newsroom.claim(id).get("reference").asString();
        karim.navigate(newsroom.url() + "/tasks?story=" + article);
        var row = karim.locator("[data-key='" + id + "']");
        assertThat(row.innerText()).contains(reference, "en vigueur");
        karim.navigate(newsroom.url() + "/claims/" + id);
        assertThat(karim.locator("section:has(> #sort)").innerText()).contains("seul un chef d’édition");
        browser.isFitForEverybody(karim);
        karim.navigate(newsroom.url() + "/search?q=Quolvarmont&kind=claim");
        assertThat(karim.locator(".hit:has(a[href='/claims/" + id + "'])").innerText())
                .contains("en vigueur");
        assertThat(browser.complaints()).isEmpty();
    }

    private String decided(Desk proposer) {
        var id = newsroom.claimWithVerdict(proposer).get("id").asString();
        approved(id);
        return id;
    }

    private void approved(String id) {
        newsroom.supervisor()
                .post(
                        "/api/claims/" + id + "/verdict/approval",
                        Map.of("version", newsroom.claim(id).get("version")));
    }

    private void ask(String id) {
        newsroom.otherReviewer().post("/api/claims/" + id + "/reopening", Map.of("reason", "nouveau bilan"));
    }

    private static Locator row(Page page, String id) {
        return page.locator(".reopening")
                .filter(new Locator.FilterOptions().setHas(page.locator("a[href='/claims/" + id + "']")));
    }
}
