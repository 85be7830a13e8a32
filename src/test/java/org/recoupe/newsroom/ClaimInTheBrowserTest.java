package org.recoupe.newsroom;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.core.env.Environment;

/** A reviewer at one claim: what is typed is never lost, and what others do meanwhile is shown around it. */
@NewsroomTest
class ClaimInTheBrowserTest {
    @RegisterExtension
    static final Browser browser = new Browser();

    private final Newsroom newsroom;
    private final Environment settings;

    ClaimInTheBrowserTest(Newsroom newsroom, Environment settings) {
        this.newsroom = newsroom;
        this.settings = settings;
    }

    @Test
    void a_pasted_address_fills_the_form_and_the_page_says_what_the_piece_allows() {
        // given a reviewer who is writing a rationale, with one piece on file
        var claim = heldBy(newsroom.reviewer());
        newsroom.reviewer().post("/api/claims/" + claim + "/evidence", Newsroom.evidence("SUPPORTS", "Port de Lamora"));
        var page = signedIn("karim.benali", claim);
        page.fill("#propose-rationale", "Deux sources concordent");
        assertThat(page.locator("label:has(#verdict-1)")).containsText("Il manque");
        browser.isFitForEverybody(page);

        // when they press the key for evidence and paste a headline with its address
        page.locator("h1").click();
        page.keyboard().press("e");
        assertThat(page.locator("#quick")).isFocused();
        page.locator("#quick").fill("Le port rouvre – https://www.ouest-lamora.example/port");
        assertThat(page.locator("#attach-source")).hasValue("ouest-lamora.example");
        assertThat(page.locator("#attach [name=headline]")).hasValue("Le port rouvre");
        page.check("#attach [name=stance][value=SUPPORTS]", new Page.CheckOptions().setForce(true));

        // then the page says that nobody knows how they know, nor why to believe them; and once that is said, what it
        // would allow
        assertThat(page.locator("#prospect")).containsText("On ne sait pas d’où elle le tient");
        page.check("#attach [name=basis][value=OWN]");
        assertThat(page.locator("#prospect")).containsText("Rien ne dit pourquoi croire cette source");
        page.fill("#attach-weight", "Ses reporters étaient sur le quai.");
        assertThat(page.locator("#prospect")).containsText("« Confirmé » serait permis".replace(' ', ' '));
        browser.isFitForEverybody(page);

        // when it is attached, the card changes in place and what was typed stays
        button(page, "attach").click();
        assertThat(page.locator("label:has(#verdict-1)")).containsText("Permis");
        assertThat(page.locator("#board")).containsText("Le port rouvre");
        assertThat(page.locator("#propose-rationale")).hasValue("Deux sources concordent");
        assertThat(page.locator("#add")).not().hasAttribute("open", Pattern.compile(".*"));

        // and the same address a second time is noticed, however it is written
        page.locator("h1").click();
        page.keyboard().press("e");
        page.locator("#quick").fill("http://ouest-lamora.example/port/?utm_source=lettre");
        assertThat(page.locator("#prospect")).containsText("déjà au dossier");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void a_draft_survives_a_reload_and_a_cut_line_and_is_nobody_elses() {
        var claim = heldBy(newsroom.reviewer());
        var page = signedIn("karim.benali", claim);

        // given a text that the server has
        page.fill("#propose-rationale", "Rien ne le confirme");
        page.check("#verdict-4");
        assertThat(page.locator("#saved")).containsText("Brouillon enregistré à");
        page.reload();
        assertThat(page.locator("#propose-rationale")).hasValue("Rien ne le confirme");
        assertThat(page.locator("#verdict-4")).isChecked();
        assertThat(page.locator("#restored")).containsText("Votre brouillon");

        // when the line is cut while they write on
        page.context().setOffline(true);
        page.fill("#propose-rationale", "Rien ne le confirme, sauf un témoin");
        assertThat(page.locator("#saved")).containsText("gardé dans ce navigateur");
        button(page, "propose").click();
        assertThat(page.locator("#unsent")).containsText("rien n’a été envoyé");
        page.close();
        // what the browser says about the line being cut is no complaint about the page
        assertThat(browser.complaints())
                .allMatch(word -> word.contains("ERR_INTERNET_DISCONNECTED") || word.contains("Failed to fetch"));

        // then the browser still has it when they come back, and says where it is from
        var context = page.context();
        context.setOffline(false);
        var again = context.newPage();
        again.navigate(newsroom.url() + "/claims/" + claim);
        assertThat(again.locator("#propose-rationale")).hasValue("Rien ne le confirme, sauf un témoin");
        assertThat(again.locator("#restored")).containsText("repris de ce navigateur");
        assertThat(again.locator("#saved")).containsText("Brouillon enregistré à");

        // and nobody else sees it
        var ines = signedIn("ines.fontaine", claim);
        assertThat(ines.content()).doesNotContain("sauf un témoin");

        // and once it is proposed, it is a draft no more
        again.check("[name=nothingMissing]");
        button(again, "propose").click();
        assertThat(again.locator("#main")).containsText("Verdict proposé");
        again.navigate(newsroom.url() + "/claims/" + claim);
        assertThat(again.locator("#propose")).hasCount(0);
        assertThat(again.evaluate("Object.keys(localStorage).filter(k => k.includes('propose')).length"))
                .isEqualTo(0);
    }

    @Test
    void what_the_server_cannot_save_stays_in_the_form_and_is_sent_again() throws SQLException {
        var claim = heldBy(newsroom.reviewer());
        var page = signedIn("karim.benali", claim);
        page.navigate(newsroom.url() + "/claims/" + claim + "?add=SUPPORTS");
        page.fill("#attach-source", "Port de Lamora");
        page.fill("#attach-quote", "Le port rouvre mardi.");

        // given a database that finds its disk full
        try (var full = new FullDisk(settings, claim)) {
            button(page, "attach").click();

            // then the page says so, and nothing typed is gone
            assertThat(page.locator("#toasts [data-unsent]")).containsText("La base de données ne répond pas.");
            assertThat(page.locator("#attach-quote")).hasValue("Le port rouvre mardi.");
        }
        assertThat(browser.complaints()).allMatch(word -> word.contains("503"));

        button(page, "attach").click();
        assertThat(page.locator("#board")).containsText("Le port rouvre mardi.");
        assertThat(page.locator("#board .ev")).hasCount(1);
    }

    @Test
    void what_a_colleague_does_appears_around_what_one_types() {
        var claim = heldBy(newsroom.reviewer());
        var page = signedIn("karim.benali", claim);
        page.locator("#propose-rationale").pressSequentially("Je tape");

        // when a supervisor writes a note that addresses the reviewer
        var paul = signedIn("paul.girard", claim);
        paul.fill("#note-note", "@karim.benali, as-tu appelé l’hôpital ?");
        button(paul, "note").click();
        assertThat(paul.locator("#notes-list")).containsText("@Karim Benali");

        // then it stands on the reviewer's page, with who did what, and the cursor is where it was
        assertThat(page.locator("#notes-list")).containsText("as-tu appelé l’hôpital");
        assertThat(page.locator("#changes")).containsText("Paul Girard a écrit une note");
        assertThat(page.locator("#propose-rationale")).hasValue("Je tape");
        assertThat(page.locator("#propose-rationale")).isFocused();
        browser.isFitForEverybody(page);

        // and it is new to them until they have opened the page
        page.reload();
        assertThat(page.locator(".said.new")).hasCount(1);
        page.reload();
        assertThat(page.locator(".said.new")).hasCount(0);

        // when an editor sets the claim aside, the text stays and its writer is told why it cannot be proposed
        page.locator("#propose-missing").fill("L’hôpital");
        var other = newsroom.claims(newsroom.claim(claim).get("article").asString())
                .valueStream()
                .map(c -> c.get("id").asString())
                .filter(id -> !id.equals(claim))
                .findFirst()
                .orElseThrow();
        var aside = newsroom.editor()
                .post("/api/claims/" + claim + "/set-aside", Map.of("reason", "DUPLICATE", "other", other));
        assertThat(aside.status()).as(aside.toString()).isLessThan(300);
        assertThat(page.locator("#unsent")).containsText("Votre texte est gardé");
        assertThat(page.locator("#propose-missing")).hasValue("L’hôpital");
        assertThat(page.locator("#changes")).containsText("Lea Morel");
    }

    @Test
    void keys_choose_and_lead_but_not_while_one_types() {
        var claim = heldBy(newsroom.reviewer());
        var page = signedIn("karim.benali", claim);
        page.locator("h1").click();
        page.keyboard().press("2");
        assertThat(page.locator("#verdict-2")).isChecked();
        page.keyboard().press("4");
        assertThat(page.locator("#verdict-4")).isChecked();
        page.keyboard().press("n");
        assertThat(page.locator("#propose-rationale")).isFocused();
        page.keyboard().type("12e n]");
        assertThat(page.locator("#propose-rationale")).hasValue("12e n]");
        assertThat(page.locator("#verdict-4")).isChecked();
        assertThat(page.locator("#add")).not().hasAttribute("open", Pattern.compile(".*"));

        // Ctrl+Enter proposes; what is forgotten is said and nothing is lost
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("#propose-missing")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("#propose-rationale")).hasValue("12e n]");
    }

    @Test
    void the_list_one_came_from_leads_on_and_back() {
        heldBy(newsroom.reviewer());
        heldBy(newsroom.reviewer());
        var page = browser.signedIn(newsroom.url(), newsroom.person("karim.benali"));
        page.navigate(newsroom.url() + "/tasks?view=mine");
        var first = page.locator("a.claim").nth(0).getAttribute("href");
        var second = page.locator("a.claim").nth(1).getAttribute("href");
        page.navigate(newsroom.url() + first);
        assertThat(page.locator("#previous-task")).hasCount(0);
        page.keyboard().press("]");
        assertThat(page).hasURL(newsroom.url() + second);
        page.keyboard().press("[");
        assertThat(page).hasURL(newsroom.url() + first);
        page.locator("#back-to-list").click();
        assertThat(page).hasURL(newsroom.url() + "/tasks?view=mine");
    }

    @Test
    void who_may_not_verify_reads_why_and_who_can() {
        var claim = heldBy(newsroom.reviewer());
        var lea = signedIn("lea.morel", claim);
        assertThat(lea.locator("#standing")).containsText("Karim Benali");
        assertThat(lea.locator("#standing")).containsText("Ines Fontaine");
        assertThat(lea.locator("#propose, #add, #note")).hasCount(0);
        browser.isFitForEverybody(lea);
    }

    @Test
    void without_a_script_everything_can_be_done_too() {
        var claim = heldBy(newsroom.reviewer());
        var page = browser.withoutScripts(newsroom.url(), newsroom.person("karim.benali"));
        page.navigate(newsroom.url() + "/claims/" + claim + "?add=SUPPORTS");
        page.fill("#quick", "Titre https://ouest.example/2");
        page.locator("form.quick button").click();
        assertThat(page.locator("#attach-url")).hasValue("https://ouest.example/2");
        button(page, "attach").click();
        assertThat(page.locator("#board")).containsText("Titre");
        page.fill("#propose-rationale", "En cours");
        button(page, "save-draft").click();
        assertThat(page.locator("#propose-rationale")).hasValue("En cours");
        assertThat(page.locator("#restored")).containsText("Votre brouillon");
        page.fill("#note-note", "Une note");
        button(page, "note").click();
        assertThat(page.locator("#notes-list")).containsText("Une note");
        page.waitForLoadState(LoadState.LOAD);
    }

    private String heldBy(Desk reviewer) {
        var claim = newsroom.claimInVerification().get("id").asString();
        reviewer.post("/api/claims/" + claim + "/take", Map.of());
        return claim;
    }

    private Page signedIn(String user, String claim) {
        var page = browser.signedIn(newsroom.url(), newsroom.person(user));
        page.navigate(newsroom.url() + "/claims/" + claim);
        return page;
    }

    private static Locator button(Page page, String deed) {
        return page.locator("button[name=do][value=" + deed + "]").first();
    }
}
