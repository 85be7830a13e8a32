package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.recoupe.document.HostileFiles;
import org.recoupe.document.SampleFiles;

/** How a dispatch comes in by hand: pasted, chosen, dropped, with and without JavaScript; and how it is found again. */
@NewsroomTest
class ImportInTheBrowserTest {
    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    @RegisterExtension
    static final Browser browser = new Browser();

    private final Newsroom newsroom;
    /** A word that only this run's stories have. */
    private final String mark =
            "Zéta" + UUID.randomUUID().toString().substring(0, 6).replaceAll("[0-9]", "x");

    ImportInTheBrowserTest(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    private String dispatch() {
        return "Incendie à " + mark + "\n\n" + mark.toUpperCase()
                + ", 3 mars (AFP) - Un incendie a ravagé mercredi un entrepôt de " + mark
                + ", selon les pompiers, qui ont évacué une centaine de riverains.\n\n\"Personne n'a été blessé\", a déclaré le maire de "
                + mark + ", qui a salué leur courage.";
    }

    @Test
    void a_pasted_dispatch_is_recognised_while_it_is_typed_and_then_taken_in_once_a_second_time_as_a_new_version() {
        // given an editor who pastes
        var editor = at("/articles/new");
        browser.isFitForEverybody(editor);
        editor.fill("#new-article-text", dispatch());

        // then what was recognised stands in the fields, and nothing is saved yet
        editor.waitForSelector("button[value=bring]");
        assertThat(editor.inputValue("#new-article-title")).isEqualTo("Incendie à " + mark);
        assertThat(editor.inputValue("#new-article-publisher")).isEqualTo("AFP");
        assertThat(editor.locator("#recognised").innerText()).contains("3 paragraphes", "3 mars (AFP)", "Français");
        browser.isFitForEverybody(editor);

        // what somebody changes stays, what nobody touched follows the text
        editor.fill("#new-article-publisher", "Reuters");
        editor.fill("#new-article-text", dispatch().replace("Incendie à", "Gros incendie à"));
        editor.waitForCondition(() -> editor.inputValue("#new-article-title").startsWith("Gros"));
        assertThat(editor.inputValue("#new-article-publisher")).isEqualTo("Reuters");

        // a date that is none is refused, and what was typed is still there
        editor.fill("#new-article-url", "lamora");
        editor.keyboard().press("Control+Enter");
        editor.waitForSelector("[role=alert]:visible a[href='#new-article-url']");
        assertThat(editor.inputValue("#new-article-text")).contains("Gros incendie");
        editor.fill("#new-article-url", "https://example.org/1");
        editor.keyboard().press("Control+Enter");
        editor.waitForURL(newsroom.url() + "/articles/*-*");
        var story = editor.url();

        // when the next version comes
        editor.navigate(newsroom.url() + "/articles/new");
        editor.fill("#new-article-text", dispatch().replace("une centaine", "deux centaines"));
        var version = editor.locator("input[name=revises][value='" + story.replaceAll(".*/", "") + "']");
        version.waitFor();
        browser.isFitForEverybody(editor);
        version.check();
        editor.click("button[value=bring]");
        editor.waitForURL(story);
        assertThat(editor.locator("main").innerText()).contains("ersion 2");

        // and the same text once more: it is said to be there
        editor.navigate(newsroom.url() + "/articles/new");
        editor.fill("#new-article-text", dispatch().replace("une centaine", "deux centaines"));
        editor.waitForSelector("#recognised .note-b.warn a[href*='/articles/']");

        // and found in the list by words of its title, without accents or capitals
        editor.navigate(newsroom.url() + "/articles?q=" + mark.toLowerCase().replace('é', 'e'));
        assertThat(editor.locator(".stories tbody tr").count()).isEqualTo(1);
        assertThat(editor.locator(".stories").innerText()).contains("version 2");
        browser.isFitForEverybody(editor);
        editor.keyboard().press("j");
        assertThat(editor.evaluate("document.activeElement.getAttribute('href')"))
                .isEqualTo(story.replaceAll("https?://[^/]+", ""));
        editor.navigate(newsroom.url() + "/articles?q=rien+de+tel&status=failed");
        assertThat(editor.locator(".empty").innerText()).contains("Effacer les filtres");
        browser.isFitForEverybody(editor);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void files_are_chosen_or_dropped_and_a_wrong_one_costs_nothing_that_was_typed() {
        var editor = at("/articles/new");
        editor.fill("#new-article-title", "Mon titre");

        // a picture that calls itself a text
        choose(editor, "note.txt", "text/plain", "\u0089PNG\r\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(editor.locator("#trouble").innerText()).contains("note.txt", "C’est une image");
        assertThat(editor.inputValue("#new-article-title")).isEqualTo("Mon titre");
        browser.isFitForEverybody(editor);
        choose(editor, "scan.pdf", "application/pdf", SampleFiles.pdf(List.of()));
        assertThat(editor.locator("#trouble").innerText()).contains("images de pages");

        // a Word document; the title that was typed stays
        choose(
                editor,
                "incendie.docx",
                DOCX,
                SampleFiles.docx(
                        "Incendie à " + mark, "Le maire a démenti mardi toute fuite dans la ville, selon la mairie."));
        assertThat(editor.inputValue("#new-article-text")).startsWith("Incendie à " + mark + "\n\nLe maire a démenti");
        assertThat(editor.inputValue("#new-article-title")).isEqualTo("Mon titre");

        // letters that may mean two things are asked about
        choose(
                editor,
                "brno.txt",
                "text/plain",
                "Selon Dvořák, « Šťastný » a quitté Brno.".getBytes(Charset.forName("windows-1250")));
        assertThat(editor.locator("#trouble").innerText()).contains("Dvořák", "Europe centrale");
        browser.isFitForEverybody(editor);
        editor.check("input[value=windows-1250]");
        editor.click("#trouble button");
        editor.waitForSelector("button[value=bring]");
        assertThat(editor.inputValue("#new-article-text")).contains("« Šťastný »");

        // dropped on the page
        var data = editor.evaluateHandle(
                "() => { const data = new DataTransfer();" + " data.items.add(new File(['Une annonce de " + mark
                        + "\\n\\nLe maire a démenti.'], 'a.txt')); return data; }");
        editor.dispatchEvent("#drop", "drop", java.util.Map.of("dataTransfer", data));
        editor.waitForCondition(() -> editor.inputValue("#new-article-text").startsWith("Une annonce"));

        // too large a file is not even sent
        editor.setInputFiles("#new-article-file", new FilePayload("gros.pdf", "application/pdf", new byte[11 << 20]));
        assertThat(editor.locator("#new-article-file-e").innerText()).contains("dépasse");
        assertThat(editor.inputValue("#new-article-text")).startsWith("Une annonce");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void what_was_left_out_of_a_file_and_what_its_sender_says_is_shown_before_anything_is_saved() {
        var editor = at("/articles/new");

        // a document on its way through several hands
        choose(editor, "brouillon.docx", DOCX, SampleFiles.trackedDocx());
        assertThat(editor.inputValue("#new-article-text"))
                .contains("a blessé 34 ouvriers")
                .doesNotContain("43", "stagiaire");
        assertThat(editor.locator(".remarks").innerText())
                .contains("un ajout gardé", "une suppression appliquée", "Un passage masqué");
        assertThat(editor.locator(".remarks details").last().textContent()).contains("Ne pas citer la stagiaire.");
        browser.isFitForEverybody(editor);

        // an agency's item under embargo, in two languages
        choose(editor, "item.json", "application/json", ninjs(mark).getBytes(StandardCharsets.UTF_8));
        assertThat(editor.locator(".remarks").count()).isZero();
        assertThat(editor.inputValue("#new-article-title")).isEqualTo("Fuite à " + mark);
        assertThat(editor.inputValue("#new-article-publisher")).isEqualTo("Agence du Fleuve");
        assertThat(editor.inputValue("#new-article-externalId")).isEqualTo("urn:adf:" + mark);
        assertThat(editor.inputValue("#new-article-language")).isEqualTo("fr");
        assertThat(editor.locator("#recognised").innerText())
                .contains("Embargo jusqu’au", "néerlandais", "De burgemeester");
        browser.isFitForEverybody(editor);

        // it stays in sight when the text is corrected, and is brought in with what was told
        var corrected = editor.inputValue("#new-article-text").replace("lundi", "mardi");
        editor.waitForResponse(
                response -> response.request().method().equals("POST"),
                () -> editor.fill("#new-article-text", corrected));
        editor.waitForCondition(() -> editor.locator("#recognised").innerText().contains("Embargo jusqu’au"));
        assertThat(editor.inputValue("#new-article-publisher")).isEqualTo("Agence du Fleuve");
        editor.click("button[value=bring]");
        editor.waitForURL(newsroom.url() + "/articles/*-*");
        assertThat(editor.locator("main").innerText()).contains("Fuite à " + mark);

        // pasted as it is, it is read too, and not taken for a text
        editor.navigate(newsroom.url() + "/articles/new");
        editor.fill("#new-article-text", ninjs("Autre" + mark));
        editor.waitForSelector("button[value=bring]");
        editor.click("button[value=bring]");
        editor.waitForCondition(() -> editor.inputValue("#new-article-text").startsWith("Fuite à Autre"));

        // a file made to be read for ever
        choose(editor, "lent.pdf", "application/pdf", HostileFiles.formsInForms());
        assertThat(editor.locator("#trouble").innerText())
                .contains("lent.pdf", "La lecture a été arrêtée", "collez le texte");
        assertThat(browser.complaints()).isEmpty();
    }

    private static String ninjs(String name) {
        return """
                {"uri":"urn:adf:%1$s","version":"3","versionCreated":"2026-05-04T09:30:00+02:00","embargoed":"2199-05-05T06:00:00Z","language":"fr",
                "slugline":"fuite","headlines":[{"value":"Fuite à %1$s"}],"infoSources":[{"name":"Agence du Fleuve"}],"bodies":[{"contentType":"text/html","value":
                "<p>Une conduite a cédé lundi à %1$s, a annoncé le maire.</p><p>De burgemeester zei dat er niemand is gewond en dat het water op is.</p>"}]}""".formatted(name);
    }

    @Test
    void without_javascript_it_takes_two_forms(@TempDir Path folder) throws IOException {
        var person = newsroom.person("lea.morel");
        var page = browser.withoutScripts("fr-FR");
        page.navigate(newsroom.url() + "/sign-in");
        page.fill("#username", person.user());
        page.fill("#password", person.password());
        page.click("main form.card button[type=submit]");
        page.waitForURL("**/tasks");
        page.navigate(newsroom.url() + "/articles/new");
        page.setInputFiles(
                "#new-article-file",
                new FilePayload(
                        "lamora.pdf",
                        "application/pdf",
                        SampleFiles.pdf(List.of(
                                "Incendie au port de " + mark.replace('é', 'e'),
                                "",
                                "Le maire a dementi mardi toute fuite dans la ville, selon la mairie."))));
        page.click("text=Lire le fichier");
        page.waitForSelector("button[value=bring]");
        assertThat(page.inputValue("#new-article-text")).contains("Le maire a dementi");
        assertThat(page.inputValue("#new-article-title")).startsWith("Incendie au port");

        // far too large: a page says so, not a broken connection
        page.setInputFiles("#new-article-file", Files.write(folder.resolve("gros.pdf"), new byte[17 << 20]));
        page.click("text=Lire le fichier");
        page.waitForSelector("h1:has-text('trop long')");

        page.navigate(newsroom.url() + "/articles/new");
        page.fill("#new-article-text", dispatch());
        page.click("text=Continuer");
        page.click("button[value=bring]");
        page.waitForURL("**/articles/*-*");
        assertThat(page.locator("main").innerText()).contains(mark);
    }

    private Page at(String path) {
        var page = browser.signedIn(newsroom.url(), newsroom.person("lea.morel"));
        page.navigate(newsroom.url() + path);
        return page;
    }

    /** Chooses the file and waits until the page has answered. */
    private static void choose(Page page, String name, String type, byte[] bytes) {
        page.evaluate("document.activeElement.blur()"); // where the answer to the file before has put it
        page.waitForResponse(
                response -> response.request().method().equals("POST"),
                () -> page.setInputFiles("#new-article-file", new FilePayload(name, type, bytes)));
        page.waitForCondition(
                () -> List.of("trouble", "recognised").contains(page.evaluate("document.activeElement.id")));
    }
}
