package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** A supervisor's day in the browser: the line of proposals, one proposal, several together, and the blind second reading. */
@NewsroomTest
class ApprovalInTheBrowserTest {
    @RegisterExtension
    static final Browser browser = new Browser();

    private final Environment settings;
    private final Newsroom newsroom;
    private final JdbcTemplate database;

    ApprovalInTheBrowserTest(Newsroom newsroom, JdbcTemplate database, Environment settings) {
        this.settings = settings;
        this.newsroom = newsroom;
        this.database = database;
    }

    @Test
    void the_proposer_is_told_why_not_and_the_server_refuses_and_records() {
        // given a supervisor who is a reviewer too, and proposed the verdict
        var id = proposed(newsroom.reviewingSupervisor(), claim(false), "UNVERIFIED", "Rien trouvé.");
        var nadia = browser.signedIn(newsroom.url(), newsroom.person("nadia.roche"));
        nadia.navigate(address(id));

        // then the button says so, stays reachable, and asks nothing
        var button = nadia.locator("[data-approve]");
        assertThat(button.getAttribute("aria-disabled")).isEqualTo("true");
        assertThat(button.getAttribute("disabled")).isNull();
        var described = nadia.locator("#" + button.getAttribute("aria-describedby"));
        assertThat(described.innerText()).contains("vous avez proposé");
        button.focus();
        nadia.keyboard().press("Enter");
        assertThat(nadia.locator("#confirm").isVisible()).isFalse();
        browser.isFitForEverybody(nadia);

        // and a post past the page is refused, the first and the confirmed one, and both are on record
        for (var deed : new String[] {"approve", "approved"}) {
            var status = nadia.evaluate("""
                    deed => { const data = new URLSearchParams(new FormData(document.querySelector('#decide')));
                      data.set('do', deed); return fetch(location.pathname, { method: 'POST', body: data }).then(a => a.status) }""", deed);
            assertThat(status).isEqualTo(409);
        }
        var trail =
                newsroom.auditor().get("/api/claims/" + id + "/audit").json().get("items");
        assertThat(trail.valueStream().filter(e -> e.get("action").asString().equals("second-pair-of-eyes-refused")))
                .hasSize(2);
        assertThat(state(id)).isEqualTo("VERDICT_PROPOSED");
        // and in the line it is not for her, with the reason
        nadia.navigate(newsroom.url() + "/approvals?view=others");
        assertThat(row(nadia, id).innerText()).contains("vous l’avez proposé");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void what_is_returned_needs_a_reason_and_the_reviewer_reads_it() {
        var id = proposed(newsroom.reviewer(), claim(false), "UNVERIFIED", "Rien trouvé.");
        var paul = supervisor();
        paul.navigate(address(id));

        // when r is pressed one is in the field; a single key decides nothing
        paul.keyboard().press("r");
        assertThat(focused(paul)).isEqualTo("return-reason");
        paul.locator("button[value=return]").click();

        // then what is missing is said at the field, and one is in it
        paul.waitForSelector("#return-reason[aria-invalid=true]");
        paul.waitForFunction("() => document.activeElement.id === 'return-reason'");
        browser.isFitForEverybody(paul);
        paul.fill("#return-reason", "Appelez la préfecture.");
        paul.locator("button[value=return]").click();
        paul.waitForURL(url -> !url.contains(id));
        assertThat(paul.locator("#toasts").innerText()).contains("renvoyé");
        assertThat(state(id)).isEqualTo("IN_VERIFICATION");
        var karim = browser.signedIn(newsroom.url(), newsroom.person("karim.benali"));
        karim.navigate(newsroom.url() + "/claims/" + id);
        assertThat(karim.locator("main").innerText()).contains("Appelez la préfecture.");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void an_exception_is_granted_with_a_reason_only() {
        var reviewer = newsroom.reviewer();
        var id = claim(false);
        take(reviewer, id);
        done(reviewer.put(
                "/api/claims/" + id + "/verdict",
                Map.of(
                        "verdict",
                        "CONFIRMED",
                        "rationale",
                        "Vu de nos yeux.",
                        "missing",
                        "",
                        "exception",
                        "Notre envoyée y était.",
                        "version",
                        version(id))));
        var paul = supervisor();
        paul.navigate(address(id));

        // when it is approved without one
        paul.keyboard().press("Control+Enter");

        // then the page says what is missing, at the field
        paul.waitForSelector("#approve-grant[aria-invalid=true]");
        assertThat(paul.locator("#decide").innerText()).contains("Dites pourquoi l’exception est accordée.");
        paul.waitForFunction("() => document.activeElement.id === 'approve-grant'");
        paul.fill("#approve-grant", "Je l’ai eue au téléphone.");
        paul.keyboard().press("Control+Enter");
        paul.locator("#confirm [data-yes]").click();
        paul.waitForURL(url -> !url.contains(id));
        assertThat(state(id)).isEqualTo("CONFIRMED");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void the_difference_names_every_field_that_changed() {
        // given a verdict approved once, reopened and proposed anew with everything different
        var reviewer = newsroom.reviewer();
        var id = claim(false);
        take(reviewer, id);
        attach(reviewer, id, "SUPPORTS", "Hôpital nord");
        attach(reviewer, id, "SUPPORTS", "Mairie de Lamora");
        propose(reviewer, id, "CONFIRMED", "Deux sources concordent.", "");
        newsroom.supervisor().post("/api/claims/" + id + "/verdict/approval", Map.of("version", version(id)));
        newsroom.supervisor().post("/api/claims/" + id + "/reopen", Map.of("reason", "démenti"));
        take(reviewer, id);
        attach(reviewer, id, "REFUTES", "Préfecture");
        var first = view(id).get("evidence").get(0).get("id").asString();
        reviewer.post("/api/claims/" + id + "/evidence/" + first + "/withdraw", Map.of("reason", "erreur de date"));
        propose(reviewer, id, "DISPUTED", "Deux sources concordent, la préfecture dément.", "Le registre.");

        var paul = supervisor();
        paul.navigate(address(id));
        var diff = paul.locator("section:has(> table.diff)");
        assertThat(diff.locator("tbody th").allInnerTexts())
                .containsExactly("Verdict", "Justification", "Ce qui manque", "Règle", "Pièces");
        assertThat(diff.locator("ins").allInnerTexts()).anyMatch(text -> text.contains("la préfecture dément"));
        assertThat(diff.locator("ins").allInnerTexts()).anyMatch(text -> text.contains("Préfecture"));
        assertThat(diff.locator("del").allInnerTexts()).anyMatch(text -> text.contains("Hôpital nord"));
        assertThat(diff.innerText()).contains("5 changements");
        // and the quotes of what speaks for and against it stand on the page, nothing folded
        assertThat(paul.locator("#evidence blockquote").allInnerTexts())
                .contains("Mots de Mairie de Lamora", "Mots de Préfecture");
        assertThat(paul.locator("#evidence details").count()).isZero();
        browser.isFitForEverybody(paul);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void approving_asks_once_more_and_leads_on_to_the_next() {
        proposed(newsroom.reviewer(), claim(false), "UNVERIFIED", "Rien trouvé.");
        var id = proposed(newsroom.reviewer(), claim(false), "UNVERIFIED", "Rien trouvé.");
        var paul = supervisor();
        paul.navigate(newsroom.url() + "/approvals");
        browser.isFitForEverybody(paul);
        paul.navigate(address(id));

        // the keys are held down for a moment, as people do
        paul.keyboard().down("Control");
        for (var stroke = 0; stroke < 5; stroke++) paul.keyboard().down("Enter");
        paul.keyboard().up("Enter");
        paul.keyboard().up("Control");
        assertThat(paul.locator("#confirm").isVisible()).isTrue();
        assertThat(state(id)).isEqualTo("VERDICT_PROPOSED");
        browser.isFitForEverybody(paul);
        paul.keyboard().press("Escape");
        paul.locator("[data-approve]").click();
        paul.locator("[data-yes]").click();
        paul.waitForURL(url -> url.contains("/approval") && !url.contains(id));
        assertThat(state(id)).isEqualTo("UNVERIFIED");
        var toast = paul.locator("#toasts").innerText();
        assertThat(toast).contains("approuvé");
        assertThat(paul.locator("#toasts form").count()).as("no undo").isZero();
        // and the brackets lead along the line
        if (paul.locator("[data-next]").count() > 0) {
            var next = paul.locator("[data-next]").getAttribute("href");
            paul.keyboard().press("]");
            paul.waitForURL(url -> url.endsWith(next));
            paul.keyboard().press("[");
            paul.waitForURL(url -> !url.endsWith(next));
        }
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void what_changes_during_the_reading_is_shown_and_what_was_typed_is_kept() {
        var reviewer = newsroom.reviewer();
        var id = proposed(reviewer, claim(false), "UNVERIFIED", "Rien trouvé.");
        var paul = supervisor();
        paul.navigate(address(id));
        paul.fill("#return-reason", "Presque tapé");
        // when the proposal is taken back and made anew meanwhile
        reviewer.post("/api/claims/" + id + "/verdict/withdraw", Map.of());
        propose(reviewer, id, "UNVERIFIED", "Rien trouvé, même à la mairie.", "");
        paul.locator("[data-approve]").click();
        paul.locator("[data-yes]").click();

        // then nothing is decided, the new difference is there, and so is what was typed
        paul.waitForSelector("#since-seen");
        assertThat(paul.locator("section:has(#since-seen) ins").allInnerTexts())
                .anyMatch(text -> text.contains("même à la mairie."));
        assertThat(paul.inputValue("#return-reason")).isEqualTo("Presque tapé");
        assertThat(state(id)).isEqualTo("VERDICT_PROPOSED");
        browser.isFitForEverybody(paul);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void a_few_of_little_weight_are_ticked_one_by_one_and_approved_together_or_not_at_all() throws SQLException {
        // what other tests left waiting would stand before them
        Tampering.in("waiting_verdict", settings, "delete from waiting_verdict");
        var reviewer = newsroom.reviewer();
        var one = proposed(reviewer, claim(true), "UNVERIFIED", "Rien trouvé.");
        var two = proposed(reviewer, claim(true), "UNVERIFIED", "Rien trouvé.");
        var paul = supervisor();
        paul.navigate(newsroom.url() + "/approvals/batch");
        browser.isFitForEverybody(paul);
        assertThat(paul.locator("input[type=checkbox]:checked").count())
                .as("nothing is ticked for you")
                .isZero();
        paul.locator("button[value=approve]").click();
        assertThat(paul.locator("[role=alert]:visible").innerText()).contains("Cochez");

        // when one of the two changes before the confirmation
        tick(paul, one);
        tick(paul, two);
        paul.locator("button[value=approve]").click();
        assertThat(paul.locator("h1").innerText()).contains("ces 2 affirmations");
        reviewer.post("/api/claims/" + two + "/verdict/withdraw", Map.of());
        paul.locator("button[value=approved]").click();
        paul.waitForSelector("[role=alert]:visible");
        assertThat(state(one)).as("all or none").isEqualTo("VERDICT_PROPOSED");
        browser.isFitForEverybody(paul);

        // then, proposed again and read again, both pass, each with its own entry
        propose(reviewer, two, "UNVERIFIED", "Rien trouvé.", "");
        paul.navigate(newsroom.url() + "/approvals/batch");
        tick(paul, one);
        tick(paul, two);
        paul.locator("button[value=approve]").click();
        paul.locator("button[value=approved]").click();
        paul.waitForURL(url -> url.endsWith("/approvals"));
        for (var id : new String[] {one, two}) {
            assertThat(state(id)).isEqualTo("UNVERIFIED");
            var trail = newsroom.auditor()
                    .get("/api/claims/" + id + "/audit")
                    .json()
                    .get("items");
            assertThat(trail.valueStream()
                            .filter(e -> e.get("action").asString().equals("verdict-approved"))
                            .map(e -> e.get("reason").asString()))
                    .containsExactly("batch of 2");
        }
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void a_second_reading_is_blind_and_dissent_is_shown_to_both() {
        // given an approved verdict that was drawn
        var rationale = "Justification que personne ne doit lire " + UUID.randomUUID();
        var id = proposed(newsroom.reviewer(), claim(false), "UNVERIFIED", rationale);
        newsroom.supervisor().post("/api/claims/" + id + "/verdict/approval", Map.of("version", version(id)));
        database.update("""
                insert into second_reading (id, claim, article, desk, verdict, kind, approved_by, drawn_at, draw, share)
                select gen_random_uuid(), c.id, c.article, c.desk, v.number, v.kind, v.decided_by, now(), 0.01, 0.05
                from claim c join verdict v on v.claim = c.id where c.id = ? on conflict do nothing""", UUID.fromString(id));

        // then the other supervisor finds it, without the verdict, its reasons, or who approved it
        var nadia = browser.signedIn(newsroom.url(), newsroom.person("nadia.roche"));
        nadia.navigate(newsroom.url() + "/approvals");
        nadia.locator("a[href$='" + id + "/second-reading']").click();
        var html = nadia.content();
        assertThat(html).doesNotContain(rationale).doesNotContain("Paul Girard").doesNotContain("paul.girard");
        assertThat(nadia.locator(".chip").count()).isZero();
        assertThat(nadia.locator("input[name=reading]:checked").count()).isZero();
        browser.isFitForEverybody(nadia);
        // her approval page leads there too
        nadia.navigate(address(id));
        assertThat(nadia.url()).endsWith("/second-reading");

        // and the approver is told that it is not for them, and refused by the server
        var paul = supervisor();
        paul.navigate(newsroom.url() + "/claims/" + id + "/second-reading");
        assertThat(paul.locator("button[value=second-reading]").getAttribute("aria-disabled"))
                .isEqualTo("true");
        paul.check("input[name=reading][value=UNVERIFIED]");
        paul.fill("#second-reading-note", "Je suis d’accord avec moi");
        paul.locator("button[value=second-reading]").dispatchEvent("click");
        assertThat(paul.locator("[role=alert]:visible").innerText()).contains("déjà décidé");

        // when she would have said something else
        nadia.locator("button[value=second-reading]").click();
        assertThat(nadia.locator("[aria-invalid=true]").count()).isEqualTo(1);
        nadia.check("input[name=reading][value=CONFIRMED]");
        nadia.fill("#second-reading-note", "Deux témoins me suffisent.");
        nadia.locator("button[value=second-reading]").click();

        // then both see it, and the verdict stands
        assertThat(nadia.locator("main").innerText()).contains("diverge", "Paul Girard");
        paul.navigate(newsroom.url() + "/approvals");
        assertThat(paul.locator("section:has(#dissent-h)").innerText()).contains("Deux témoins me suffisent.");
        assertThat(state(id)).isEqualTo("UNVERIFIED");
        browser.isFitForEverybody(paul);
        var trail =
                newsroom.auditor().get("/api/claims/" + id + "/audit").json().get("items");
        assertThat(trail.valueStream().map(e -> e.get("action").asString())).contains("second-reading-dissented");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void all_of_it_works_without_scripts() {
        var id = proposed(newsroom.reviewer(), claim(false), "UNVERIFIED", "Rien trouvé.");
        var paul = browser.withoutScripts(newsroom.url(), newsroom.person("paul.girard"));
        paul.navigate(address(id));
        paul.locator("button[value=approve]").click();
        assertThat(paul.locator("#confirm-h").innerText()).contains("Approuver");
        assertThat(state(id)).as("asked once more").isEqualTo("VERDICT_PROPOSED");
        paul.locator("button[value=approved]").click();
        assertThat(state(id)).isEqualTo("UNVERIFIED");
        assertThat(paul.locator("[role=status]").allInnerTexts()).anyMatch(text -> text.contains("approuvé"));
    }

    private Page supervisor() {
        return browser.signedIn(newsroom.url(), newsroom.person("paul.girard"));
    }

    private String address(String id) {
        return newsroom.url() + "/claims/" + id + "/approval";
    }

    /** A claim free to be taken, about a mere figure if it is to be of little weight and nothing contradicts it. */
    private String claim(boolean little) {
        var article = newsroom.readStory();
        newsroom.editor().post("/api/articles/" + article + "/accept", Map.of());
        return newsroom.claims(article)
                .valueStream()
                .filter(claim -> claim.get("state").asString().equals("IN_VERIFICATION"))
                .filter(claim -> !little || isOfLittleWeight(claim))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
    }

    private static boolean isOfLittleWeight(JsonNode claim) {
        var about = claim.get("class").asString();
        return !about.equals("CASUALTIES")
                && !about.equals("ACCUSATION")
                && claim.get("links")
                        .valueStream()
                        .noneMatch(l -> l.get("relation").asString().equals("CONTRADICTS"));
    }

    private String proposed(Desk reviewer, String id, String verdict, String rationale) {
        take(reviewer, id);
        propose(reviewer, id, verdict, rationale, "");
        return id;
    }

    private void take(Desk reviewer, String id) {
        done(reviewer.post("/api/claims/" + id + "/take", Map.of()));
    }

    private void attach(Desk reviewer, String id, String stance, String source) {
        var piece = new HashMap<>(Newsroom.evidence(stance, source));
        piece.put("quote", "Mots de " + source);
        done(reviewer.post("/api/claims/" + id + "/evidence", piece));
    }

    private void propose(Desk reviewer, String id, String verdict, String rationale, String missing) {
        done(reviewer.put(
                "/api/claims/" + id + "/verdict",
                Map.of("verdict", verdict, "rationale", rationale, "missing", missing, "version", version(id))));
    }

    private static void done(Desk.Answer answer) {
        if (answer.status() >= 300) throw new AssertionError(answer.toString());
    }

    private JsonNode view(String id) {
        return newsroom.auditor().get("/api/claims/" + id).json();
    }

    private int version(String id) {
        return view(id).get("version").asInt();
    }

    private String state(String id) {
        return view(id).get("state").asString();
    }

    private static String focused(Page page) {
        return (String) page.evaluate("document.activeElement.id");
    }

    private static Locator row(Page page, String id) {
        return page.locator(".task:has(a[href*='" + id + "'])");
    }

    private static void tick(Page page, String id) {
        page.locator("input[name=claim][value^='" + id + "']").check();
    }
}
