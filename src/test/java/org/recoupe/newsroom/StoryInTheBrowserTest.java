package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A story as an editor reads it and puts right what was extracted, by mouse, by keys, on a phone and without JavaScript. */
@NewsroomTest
class StoryInTheBrowserTest {
    /** Accents in one piece and in two, an emoji beyond the basic plane, narrow spaces, claims that nest. */
    private static final String TEXT = """
            🔥 Incendie à Évry

            Le préfet Jean Martin a affirmé lundi que 43 personnes étaient mortes dans l’incendie 🔥 de l’usine, dont six enfants. \
            Il a ajouté que 1\u202f000 habitants avaient été évacués.

            Selon le maire d’Évry, l’e\u0301ve\u0301nement était prévisible. « Nous l’avions signalé trois fois », a-t-il déclaré à l’AFP.

            Le préfet a nié que l’usine ait été fermée en 2019.
            """;

    @RegisterExtension
    static final Browser browser = new Browser();

    private final Newsroom newsroom;

    StoryInTheBrowserTest(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    @Test
    void ends_are_moved_seen_saved_and_taken_back() {
        var story = story();
        var editor = at(story, claimSaying(story, "43 personnes"), "lea.morel");
        var before = words(editor);
        browser.isFitForEverybody(editor);

        editor.locator("#ends > summary").click();
        editor.locator("[data-step=END_BACK]").click();
        assertThat(editor.locator("#ends-words").textContent()).isEqualTo(before.substring(0, before.lastIndexOf(' ')));
        editor.locator("[data-step=END_BACK]").click();
        editor.locator("[data-step=START_ON]").click();
        var wanted = editor.locator("#ends-words").textContent();
        assertThat(wanted)
                .as("with the emoji counted as one")
                .isNotEqualTo(before)
                .contains("43");
        button(editor, "ends").click();
        assertThat(words(editor)).isEqualTo(wanted);
        assertThat(marked(editor)).isEqualTo(wanted);
        assertThat(editor.locator(".hand").innerText()).contains("Lea Morel", before);
        textIsAsStored(editor, story);

        editor.locator(".toasts button").click();
        editor.waitForLoadState();
        assertThat(words(editor)).isEqualTo(before);
        var trail = newsroom.auditor()
                .get("/api/claims/" + claim(story, n(editor)).get("id").asString() + "/audit")
                .body();
        assertThat(trail).contains("ends-moved");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void one_claim_becomes_two_and_two_one() {
        var story = story();
        var editor = at(story, claimSaying(story, "43 personnes"), "lea.morel");
        var before = words(editor);
        var count = editor.locator(".list a").count();
        editor.locator("#split > summary").click();
        editor.locator("#split-at").selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(4));
        button(editor, "split").click();
        assertThat(editor.locator(".list a").count()).isEqualTo(count + 1);
        assertThat(before).startsWith(words(editor)).isNotEqualTo(words(editor));
        textIsAsStored(editor, story);

        editor.locator(".toasts button").click();
        editor.waitForLoadState();
        assertThat(words(editor)).as("merged again").isEqualTo(before);
        assertThat(editor.locator(".para a.ref").count()).isEqualTo(count);
        textIsAsStored(editor, story);
    }

    @Test
    void what_was_missed_is_marked_in_the_text() {
        var story = story();
        var editor = page(story, "lea.morel");
        select(editor, "l’e\u0301ve\u0301nement était");
        editor.keyboard().press("m");
        assertThat(editor.inputValue("#add-passage")).isEqualTo("l’e\u0301ve\u0301nement était");
        editor.fill("#add-source", "maire d’Évry");
        editor.selectOption("#add-stance", "DENIES");
        button(editor, "add").click();
        assertThat(words(editor)).isEqualTo("l’e\u0301ve\u0301nement était");
        assertThat(editor.locator(".sheet").innerText()).containsIgnoringCase("nie");
        textIsAsStored(editor, story);

        // words that stand there twice: the page asks which
        editor.locator("#add > summary").click();
        editor.fill("#add-passage", "l’usine");
        button(editor, "add").click();
        assertThat(editor.locator("#add input[name=place][type=radio]").count()).isEqualTo(2);
        browser.isFitForEverybody(editor);
        editor.locator("#add input[name=place][type=radio]").last().check();
        button(editor, "add").click();
        assertThat(words(editor)).isEqualTo("l’usine");
        assertThat(editor.locator("#text p:has(mark.on)").textContent()).contains("2019");
        textIsAsStored(editor, story);
    }

    @Test
    void a_source_is_put_right_for_its_other_mentions_too_and_back() {
        var story = story();
        var number = claimSaying(story, "43 personnes");
        var editor = at(story, number, "lea.morel");
        editor.locator("#correct > summary").click();
        var others = editor.locator("#correct [name=also]").count();
        assertThat(others).as("the prefect says more than this").isPositive();
        editor.fill("#correct-source", "Préfecture de l’Essonne");
        editor.locator("[data-tick-all]").click();
        button(editor, "correct").click();
        assertThat(saidBy(story, "Préfecture de l’Essonne")).isEqualTo(others + 1);

        editor.locator(".toasts button").click();
        editor.waitForLoadState();
        assertThat(saidBy(story, "Préfecture de l’Essonne")).isZero();
    }

    @Test
    void keys_lead_from_mark_to_mark_to_the_card_and_back() {
        var story = story();
        var editor = page(story, "lea.morel");
        editor.keyboard().press("j");
        var first = focused(editor);
        editor.keyboard().press("j");
        var second = focused(editor);
        assertThat(second).isNotEqualTo(first).isNotBlank();
        editor.waitForSelector("#c-" + second);
        assertThat(editor.url()).contains("claim=" + second);
        editor.keyboard().press("Enter");
        editor.waitForFunction("n => document.activeElement.id === 'c-' + n", second);
        editor.keyboard().press("Escape");
        assertThat(focused(editor)).isEqualTo(second);
        editor.keyboard().press("k");
        assertThat(focused(editor)).isEqualTo(first);
        editor.keyboard().press("h");
        editor.waitForFunction("() => document.querySelector('#said').textContent === 'Surlignage masqué'");
        assertThat(editor.locator("[data-marks]").getAttribute("aria-pressed")).isEqualTo("false");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void on_a_phone_the_card_is_a_sheet_and_closing_it_leads_back() {
        var story = story();
        var editor = page(story, "lea.morel");
        editor.setViewportSize(390, 844);
        editor.locator(".para a.ref").first().click();
        var sheet = editor.locator(".picked .sheet");
        sheet.waitFor();
        assertThat((String) editor.evaluate("getComputedStyle(document.querySelector('.sheet')).position"))
                .isEqualTo("fixed");
        browser.isFitForEverybody(editor);
        editor.setViewportSize(390, 844);
        editor.locator("[data-unpick]").click();
        assertThat(sheet.count()).isZero();
        assertThat(focused(editor)).isNotBlank();
    }

    @Test
    void without_javascript_ends_are_moved_by_links_and_a_button() {
        var story = story();
        var number = claimSaying(story, "43 personnes");
        var editor = browser.withoutScripts(newsroom.url(), newsroom.person("lea.morel"));
        editor.navigate(address(story) + "?claim=" + number);
        var before = words(editor);
        editor.locator("#ends > summary").click();
        editor.locator("[data-step=END_BACK]").click();
        assertThat(words(editor)).as("nothing is saved yet").isEqualTo(before);
        var wanted = editor.locator("#ends-words").textContent();
        assertThat(marked(editor)).isEqualTo(wanted);
        button(editor, "ends").click();
        assertThat(words(editor)).isEqualTo(wanted);
        editor.locator("[data-toast] button").click();
        assertThat(words(editor)).isEqualTo(before);
    }

    @Test
    void the_second_of_two_editors_sees_the_change_and_keeps_what_they_wanted() {
        var story = story();
        var number = claimSaying(story, "43 personnes");
        var first = at(story, number, "lea.morel");
        var second = at(story, number, "nadia.roche");
        second.locator("#ends > summary").click();
        second.locator("[data-step=END_BACK]").click();
        var wanted = second.locator("#ends-words").textContent();

        first.locator("#ends > summary").click();
        first.locator("[data-step=START_ON]").click();
        button(first, "ends").click();
        var now = words(first);
        second.waitForSelector("#changed:not([hidden])");

        button(second, "ends").click();
        assertThat(words(second)).isEqualTo(now);
        assertThat(second.locator("#ends-words").textContent()).isEqualTo(wanted);
        assertThat(second.locator(".bench [role=alert]").innerText()).contains(now, "Lea Morel");
        button(second, "ends").click();
        assertThat(words(second)).isEqualTo(wanted);
    }

    @Test
    void a_new_version_keeps_what_was_put_right_and_says_what_changed() {
        var external = UUID.randomUUID().toString();
        var story = story(TEXT, external);
        var number = claimSaying(story, "43 personnes");
        var editor = at(story, number, "lea.morel");
        editor.locator("#ends > summary").click();
        editor.locator("[data-step=END_BACK]").click();
        button(editor, "ends").click();
        var putRight = words(editor);
        select(editor, "l’e\u0301ve\u0301nement était");
        editor.keyboard().press("m");
        button(editor, "add").click();

        story(TEXT.replace("trois fois", "quatre fois").replace("🔥 Incendie", "🔥🔥 Incendie"), external);
        editor.navigate(address(story) + "?claim=" + number);
        assertThat(words(editor)).isEqualTo(putRight);
        assertThat(marked(editor)).isEqualTo(putRight);
        assertThat(editor.locator(".list").innerText()).contains("l’e\u0301ve\u0301nement était");
        textIsAsStored(editor, story);

        editor.navigate(address(story) + "/revisions?from=1&to=2");
        assertThat(editor.locator("main ins").allTextContents()).contains("quatre");
        assertThat(editor.locator("main del").allTextContents()).contains("trois");
        browser.isFitForEverybody(editor);
        assertThat(browser.complaints()).isEmpty();
    }

    private String story() {
        return story(TEXT, UUID.randomUUID().toString());
    }

    private String story(String text, String external) {
        var answer = newsroom.editor()
                .post(
                        "/api/articles",
                        Map.of("title", "Incendie à Évry", "text", text, "externalId", external, "language", "fr"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return newsroom.waitUntilRead(answer.json().get("id").asString(), newsroom.editor());
    }

    private String claimSaying(String story, String words) {
        return newsroom.claims(story)
                .valueStream()
                .filter(claim -> claim.get("text").asString().contains(words))
                .map(claim -> claim.get("number").asString().substring(2))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody says " + words + ": " + newsroom.claims(story)));
    }

    private tools.jackson.databind.JsonNode claim(String story, String number) {
        return newsroom.claims(story)
                .valueStream()
                .filter(claim -> claim.get("number").asString().equals("C-" + number))
                .findFirst()
                .orElseThrow();
    }

    private long saidBy(String story, String source) {
        return newsroom.claims(story)
                .valueStream()
                .filter(claim -> !claim.get("source").isNull()
                        && claim.get("source").get("name").asString().equals(source))
                .count();
    }

    private String address(String story) {
        return newsroom.url() + "/articles/" + story;
    }

    private Page page(String story, String who) {
        var page = browser.signedIn(newsroom.url(), newsroom.person(who));
        page.navigate(address(story));
        return page;
    }

    private Page at(String story, String number, String who) {
        var page = browser.signedIn(newsroom.url(), newsroom.person(who));
        page.navigate(address(story) + "?claim=" + number);
        return page;
    }

    /** What the page shows as the story's text, without the numbers of the claims, is what was handed in, sign by sign. */
    private void textIsAsStored(Page page, String story) {
        var shown = (String) page.evaluate("""
                () => [...document.querySelectorAll('#text p')].map(p => {
                  const copy = p.cloneNode(true);
                  copy.querySelectorAll('a.ref').forEach(link => link.remove());
                  return copy.textContent;
                }).join('\\n\\n')""");
        var stored = newsroom.editor()
                .get("/api/articles/" + story)
                .json()
                .get("text")
                .asString();
        assertThat(shown).isEqualTo(stored.strip());
    }

    /** The words of the selected claim, as the card quotes them. */
    private static String words(Page page) {
        var quoted = page.locator(".sheet .q.big").textContent();
        return quoted.replaceAll("^«\\u202f|\\u202f»$", "");
    }

    /** The words of the selected claim, as the text marks them. */
    private static String marked(Page page) {
        return (String) page.evaluate("""
                () => [...document.querySelectorAll('#text mark.on')].map(mark => {
                  const copy = mark.cloneNode(true);
                  copy.querySelectorAll('a.ref').forEach(link => link.remove());
                  return copy.textContent;
                }).join('')""");
    }

    private static String n(Page page) {
        return page.url().replaceAll(".*claim=(\\d+).*", "$1");
    }

    private static String focused(Page page) {
        return (String) page.evaluate("document.activeElement.dataset.c ?? ''");
    }

    /** Selects these words with the mouse's means. */
    private static void select(Page page, String words) {
        page.evaluate("""
                words => {
                  for (const node of (function* () {
                    const walk = document.createTreeWalker(document.querySelector('#text'), NodeFilter.SHOW_TEXT);
                    while (walk.nextNode()) yield walk.currentNode;
                  })()) {
                    const at = node.data.indexOf(words);
                    if (at < 0) continue;
                    getSelection().setBaseAndExtent(node, at, node, at + words.length);
                    return;
                  }
                  throw new Error('not in one piece: ' + words);
                }""", words);
    }

    private static Locator button(Page page, String deed) {
        return page.locator("button[name=do][value=" + deed + "]").first();
    }
}
