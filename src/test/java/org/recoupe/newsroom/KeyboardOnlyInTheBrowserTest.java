package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The main job by somebody who has no mouse: nothing here points or clicks. */
@NewsroomTest
class KeyboardOnlyInTheBrowserTest {
    private static final int FAR = 120;

    @RegisterExtension
    static final Browser browser = new Browser();

    private final Newsroom newsroom;

    KeyboardOnlyInTheBrowserTest(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    @Test
    void a_dispatch_is_pasted_accepted_checked_approved_and_read_in_the_trail() {
        // a word that only this story has
        var mark =
                "Kerv" + UUID.randomUUID().toString().replaceAll("[0-9-]", "x").substring(0, 8);

        // given an editor who brings a dispatch and accepts what was found in it
        var editor = signedIn("lea.morel");
        editor.keyboard().press("g");
        editor.keyboard().press("a");
        editor.waitForURL("**/articles");
        ready(editor);
        tabTo(editor, "a[href$='/articles/new']");
        editor.keyboard().press("Enter");
        editor.waitForURL("**/articles/new");
        ready(editor);
        tabTo(editor, "#new-article-text");
        editor.keyboard()
                .insertText("Incendie à " + mark + "\n\nUn incendie a détruit lundi la halle de " + mark
                        + ", a déclaré le maire de la ville.\n\nSelon la préfecture, 12 personnes ont été blessées à "
                        + mark
                        + ".");
        editor.waitForSelector("button[value=bring]");
        editor.keyboard().press("Control+Enter");
        editor.waitForURL("**/articles/*-*");
        editor.waitForSelector("article mark");
        ready(editor);
        tabTo(editor, "button[value=accept]");
        editor.keyboard().press("Enter");
        editor.waitForCondition(() -> editor.locator("button[value=accept]").count() == 0);

        // when a reviewer finds it, takes it, attaches a piece and proposes
        var reviewer = signedIn("karim.benali");
        find(reviewer, mark + " blessées");
        tabTo(reviewer, "button[value=take]");
        reviewer.keyboard().press("Enter");
        reviewer.waitForSelector("#propose");
        ready(reviewer);
        var claim = reviewer.url().replaceAll("[?#].*", "");
        reviewer.keyboard().press("e");
        tabTo(reviewer, "#attach input[name=stance]");
        reviewer.keyboard().press("Space");
        tabTo(reviewer, "#attach-source");
        reviewer.keyboard().type("Préfecture");
        tabTo(reviewer, "#attach button[value=attach]");
        reviewer.keyboard().press("Enter");
        reviewer.waitForSelector("#evidence article.ev");
        ready(reviewer);
        reviewer.keyboard().press("4");
        assertThat(reviewer.locator("#propose input[value=UNVERIFIED]").isChecked())
                .isTrue();
        reviewer.keyboard().press("n");
        reviewer.keyboard().type("Une seule source.");
        tabTo(reviewer, "#propose input[name=nothingMissing]");
        reviewer.keyboard().press("Space");
        reviewer.keyboard().press("Control+Enter");
        reviewer.waitForCondition(
                () -> reviewer.locator("#propose input[name=verdict]").count() == 0);

        // then a supervisor approves, asked once more
        var supervisor = signedIn("paul.girard");
        find(supervisor, mark + " blessées");
        // not the next claim's, which the arrows lead to
        tabTo(supervisor, "main a[href='" + URI.create(claim).getPath() + "/approval']");
        supervisor.keyboard().press("Enter");
        supervisor.waitForURL(claim + "/approval");
        ready(supervisor);
        supervisor.keyboard().press("Control+Enter");
        supervisor.waitForSelector("#confirm[open]");
        supervisor.keyboard().press("Enter");
        supervisor.waitForSelector("#toasts :text('approuvé')");

        // and the trail tells it
        supervisor.navigate(claim);
        ready(supervisor);
        tabTo(supervisor, "a[href$='/audit']:not([data-go])");
        supervisor.keyboard().press("Enter");
        supervisor.waitForURL("**/audit");
        assertThat(supervisor.locator("main").innerText()).contains("Karim Benali", "Paul Girard");
        assertThat(browser.complaints()).isEmpty();
    }

    private Page signedIn(String user) {
        var person = newsroom.person(user);
        var page = browser.window("fr-FR");
        page.navigate(newsroom.url() + "/sign-in");
        tabTo(page, "#username");
        page.keyboard().type(person.user());
        tabTo(page, "#password");
        page.keyboard().type(person.password());
        page.keyboard().press("Enter");
        page.waitForURL("**/tasks");
        ready(page);
        return page;
    }

    private static void find(Page page, String words) {
        page.keyboard().press("/");
        page.keyboard().type(words);
        page.keyboard().press("Enter");
        page.waitForURL("**/search?q=*");
        ready(page);
        tabTo(page, ".hit a[href*='/claims/']");
        page.keyboard().press("Enter");
        page.waitForURL("**/claims/*");
        ready(page);
    }

    private static void ready(Page page) {
        page.waitForSelector("html.has-js");
    }

    private static void tabTo(Page page, String wanted) {
        for (var step = 0; step < FAR; step++) {
            if ((Boolean) page.evaluate("wanted => document.activeElement.matches(wanted)", wanted)) return;
            page.keyboard().press("Tab");
        }
        throw new AssertionError(wanted + " cannot be reached from " + page.url());
    }
}
