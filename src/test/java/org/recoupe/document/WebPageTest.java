package org.recoupe.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pages built the way news sites build them, all invented. Beside each lies what is right: title, publisher, time, an empty line, the
 * text.
 */
class WebPageTest {
    private static final Path PAGES = Path.of("src/test/resources/pages");
    private static final int LONGEST = 100_000;

    static Stream<String> pages() throws IOException {
        return Files.list(PAGES)
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(".html"))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_gives_its_article_and_what_it_says_of_it(String name) throws IOException {
        var right =
                Files.readString(PAGES.resolve(name.replace(".html", ".txt"))).split("\n", 5);

        var copy = read(Files.readString(PAGES.resolve(name)));

        assertThat(copy.text()).isEqualTo(right[4].strip());
        assertThat(told(copy, Fact.TITLE)).isEqualTo(right[0]);
        assertThat(told(copy, Fact.PUBLISHER)).isEqualTo(right[1]);
        assertThat(told(copy, Fact.PUBLISHED)).isEqualTo(right[2]);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void no_word_of_a_page_disappears_without_being_told(String name) throws IOException {
        var page = Files.readString(PAGES.resolve(name));
        var copy = read(page);

        var told = copy.remarks().stream().map(Remark::words).collect(Collectors.joining(" "));
        var missing = words(Jsoup.parse(page).body().text());
        missing.removeAll(words(copy.text() + " " + told));

        assertThat(missing).isEmpty();
    }

    private static Set<String> words(String text) {
        return new TreeSet<>(List.of(text.strip().split("[\\s\u00a0]+")));
    }

    @Test
    void what_stands_around_the_article_is_told_by_what_it_is() {
        var copy = read("""
            <!doctype html><title>Accueil</title><nav>Accueil</nav><div class="cookie-consent"><p>Selon la loi, vous pouvez refuser.</p></div>
            <h1>Le barrage cède à Montfaucon</h1><figure><img><figcaption>Le barrage, lundi. Photo Léon Brun</figcaption></figure>
            <p>Le barrage de Montfaucon a cédé lundi soir, a annoncé le préfet.</p>
            <aside class="article-body"><p>« Deux cents personnes dorment au lycée », a déclaré la maire, Ida Roche.</p></aside>
            <aside><p>Le barrage a été construit en 1931, selon les archives.</p></aside>
            <div class="lire-aussi"><a href="/b">Le sous-préfet mis en cause dans l'affaire des digues</a></div>
            <div id="comments"><p>zorro : le préfet ment, et tout le monde le sait depuis un an.</p></div>""");

        assertThat(copy.says(Fact.TITLE)).isEqualTo("Le barrage cède à Montfaucon");
        assertThat(copy.text()).isEqualTo("""
            Le barrage cède à Montfaucon

            Le barrage de Montfaucon a cédé lundi soir, a annoncé le préfet.

            « Deux cents personnes dorment au lycée », a déclaré la maire, Ida Roche.""");
        assertThat(copy.remarks())
                .containsExactlyInAnyOrder(
                        Remark.of(Remark.Kind.CAPTIONS, 1, "Le barrage, lundi. Photo Léon Brun"),
                        Remark.of(Remark.Kind.ASIDES, 1, "Le barrage a été construit en 1931, selon les archives."),
                        Remark.of(Remark.Kind.RELATED, 1, "Le sous-préfet mis en cause dans l'affaire des digues"),
                        Remark.of(
                                Remark.Kind.READERS,
                                1,
                                "zorro : le préfet ment, et tout le monde le sait depuis un an."),
                        Remark.of(Remark.Kind.AROUND, 2, "Accueil\nSelon la loi, vous pouvez refuser."));
    }

    @Test
    void a_time_without_a_place_on_earth_is_not_taken() {
        var copy =
                read("<h1>Le pont ferme ses portes</h1><time datetime='2026-03-02'>2 mars</time><p>Le pont a été fermé"
                        + " lundi, selon le maire.</p>");

        assertThat(copy.says(Fact.PUBLISHED)).isNull();
    }

    @Test
    void a_page_of_a_few_words_is_taken_as_it_is() {
        assertThat(read("<p>Genève</p><p>Fin</p>").text()).isEqualTo("Genève\n\nFin");
    }

    private static String told(Copy copy, Fact fact) {
        var told = copy.says(fact);
        return told == null ? "" : told;
    }

    private static Copy read(String page) {
        return new WebPage().read(page.getBytes(UTF_8), LONGEST);
    }
}
