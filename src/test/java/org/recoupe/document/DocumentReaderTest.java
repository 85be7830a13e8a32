package org.recoupe.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.recoupe.document.SampleFiles.docx;
import static org.recoupe.document.SampleFiles.pdf;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.recoupe.document.UnreadableDocument.Reason;
import org.springframework.util.unit.DataSize;

/** What comes out of the files people bring, and what does not and why. */
@Tag("server")
class DocumentReaderTest {
    private static final String FRENCH =
            "L’usine d’Arvelles a fermé ses portes mardi, après trente ans d’activité, selon le maire.\n\n"
                    + "« Nous avons été prévenus la veille », a déclaré la déléguée.";

    private final DocumentReader reader = reader(Duration.ofSeconds(90), 256);

    private static DocumentReader reader(Duration time, int megabytes) {
        return new DocumentReader(
                new DocumentLimits(DataSize.ofMegabytes(10), 1_000_000, time, Duration.ofSeconds(90), megabytes, 2));
    }

    private Reason refused(byte[] file) {
        return refused(reader, file);
    }

    private static Reason refused(DocumentReader reader, byte[] file) {
        return catchThrowableOfType(UnreadableDocument.class, () -> reader.read(file, null))
                .reason();
    }

    @Test
    void a_plain_text_stays_as_it_is() {
        assertThat(reader.read(FRENCH.getBytes(UTF_8), null).text()).isEqualTo(FRENCH);
        assertThat(reader.read("Lamora.\r\nFin.\r\n".getBytes(UTF_8), null).text())
                .isEqualTo("Lamora.\nFin.\n");
    }

    @Test
    void a_word_document_gives_its_paragraphs() {
        var copy =
                reader.read(docx("Séisme à Lamora", "LAMORA, 3 mars (AFP) – Le bilan est de 31 morts.", "Fin."), null);

        assertThat(copy.text())
                .isEqualTo("Séisme à Lamora\n\nLAMORA, 3 mars (AFP) – Le bilan est de 31 morts.\n\nFin.");
    }

    @Test
    void a_pdf_gives_its_paragraphs_without_the_papers_margin() {
        var copy = reader.read(
                pdf(List.of(
                        "Incendie au port de Lamora",
                        "",
                        "Un incendie a ravagé mercredi un entrepôt du port de Lamora, au sud du pays, selon les",
                        "pompiers, qui ont évacué une centaine de riverains avant la fin de la matinée, puis ont",
                        "levé le dispositif.",
                        "",
                        "La préfecture n'a pas donné de bilan.")),
                null);

        assertThat(copy.text())
                .isEqualTo("Incendie au port de Lamora\n\n"
                        + "Un incendie a ravagé mercredi un entrepôt du port de Lamora, au sud du pays, selon les"
                        + " pompiers, qui ont évacué une centaine de riverains avant la fin de la matinée, puis"
                        + " ont levé le dispositif.\n\n"
                        + "La préfecture n'a pas donné de bilan.");
        assertThat(copy.remarks()).isEmpty();
    }

    @Test
    void a_web_page_gives_its_article_and_nothing_that_stands_around_it() {
        var copy = reader.read("""
            <!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Lamora | Le Phare</title>
            <meta property="og:title" content="Explosion à Lamora"><meta property="og:site_name" content="Le Phare">
            <meta property="article:published_time" content="2026-11-17T18:47:00+01:00"><style>p{color:red}</style>
            <script>document.write('<p>piège</p>')</script></head><body><nav><a href="/">Accueil</a></nav>
            <article><h1>Explosion à Lamora</h1><p>Le bilan
               est de 31 morts,<br>selon la <b>préfecture</b>.</p></article>
            <aside>À lire aussi</aside><footer>Mentions</footer></body></html>""".getBytes(UTF_8), null);

        assertThat(copy.text()).isEqualTo("Explosion à Lamora\n\nLe bilan est de 31 morts,\nselon la préfecture.");
        assertThat(copy.says(Fact.TITLE)).isEqualTo("Explosion à Lamora");
        assertThat(copy.says(Fact.PUBLISHER)).isEqualTo("Le Phare");
        assertThat(copy.says(Fact.PUBLISHED)).isEqualTo("2026-11-17T18:47+01:00");
    }

    @Test
    void letters_are_told_by_their_mark_their_declaration_or_by_looking_right() {
        var marked = ("\ufeff" + FRENCH).getBytes(UTF_16LE);
        assertThat(reader.read(marked, null).text()).isEqualTo(FRENCH);
        assertThat(reader.read(FRENCH.getBytes(UTF_16LE), null).text()).isEqualTo(FRENCH);
        assertThat(reader.read(("\ufeff" + FRENCH).getBytes(UTF_8), null).text())
                .isEqualTo(FRENCH);
        assertThat(reader.read(FRENCH.getBytes(Charset.forName("windows-1252")), null)
                        .text())
                .isEqualTo(FRENCH);
        assertThat(reader.read("Un œuf à 4 €".getBytes(Charset.forName("ISO-8859-15")), null)
                        .text())
                .isEqualTo("Un œuf à 4 €");
        assertThat(reader.read("Été à Genève, hélas".getBytes(ISO_8859_1), null).text())
                .isEqualTo("Été à Genève, hélas");
        assertThat(reader.read(FRENCH.getBytes(Charset.forName("x-MacRoman")), null)
                        .text())
                .isEqualTo(FRENCH);
        assertThat(reader.read(
                                "<html><head><meta charset=iso-8859-1></head><body><p>Genève</p></body></html>"
                                        .getBytes(ISO_8859_1),
                                null)
                        .text())
                .isEqualTo("Genève");
    }

    @Test
    void when_letters_could_be_two_things_somebody_is_asked() {
        var czech = Charset.forName("windows-1250");
        var names = "Selon Dvořák, « Šťastný » a quitté Brno.".getBytes(czech);

        var unclear = catchThrowableOfType(EncodingUnclear.class, () -> reader.read(names, null));

        assertThat(unclear.candidates())
                .anyMatch(c -> c.charset().equals("windows-1250") && c.sample().contains("Dvořák"))
                .anyMatch(c -> c.charset().equals("IBM850") && c.sample().contains("Dvo°ßk"));
        assertThat(reader.read(names, "windows-1250").text()).contains("« Šťastný »");
        assertThat(catchThrowableOfType(UnreadableDocument.class, () -> reader.read(names, "Klingon"))
                        .reason())
                .isEqualTo(Reason.ENCODING);
    }

    @Test
    void what_is_no_text_says_so() {
        assertThat(refused(new byte[0])).isEqualTo(Reason.EMPTY);
        assertThat(refused("  \n\n ".getBytes(UTF_8))).isEqualTo(Reason.NO_TEXT);
        assertThat(refused(new byte[11 << 20])).isEqualTo(Reason.TOO_LARGE);
        assertThat(refused("a".repeat(1_000_001).getBytes(UTF_8))).isEqualTo(Reason.TOO_LONG);
        assertThat(refused("\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1))).isEqualTo(Reason.IMAGE);
        assertThat(refused("{\\rtf1 Lamora}".getBytes(UTF_8))).isEqualTo(Reason.OTHER_WORD_PROCESSOR);
        assertThat(refused("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1 Word".getBytes(ISO_8859_1)))
                .isEqualTo(Reason.OLD_WORD);
        assertThat(refused(SampleFiles.zip(Map.of("xl/workbook.xml", new byte[0]))))
                .isEqualTo(Reason.OTHER_KIND);
        assertThat(refused(new byte[] {0x7F, 'E', 'L', 'F', 0, 0, 1, 2, 3, 0, 4, 5}))
                .isEqualTo(Reason.OTHER_KIND);
    }

    @Test
    void what_is_made_for_programs_is_never_taken_for_a_text() {
        assertThat(refused(
                        "<?xml version=\"1.0\"?><rss><channel><title>Le Phare</title></channel></rss>".getBytes(UTF_8)))
                .isEqualTo(Reason.OTHER_DATA);
        assertThat(refused("<note to='Anna'><body>Le pont a cédé.</body></note>".getBytes(UTF_8)))
                .isEqualTo(Reason.OTHER_DATA);
        assertThat(refused("{\"titre\": \"Le pont a cédé\", \"texte\": \"Selon le maire…\"}".getBytes(UTF_8)))
                .isEqualTo(Reason.OTHER_DATA);
        assertThat(refused("[{\"uri\": \"a\"}, {\"uri\": \"b\"}]".getBytes(UTF_8)))
                .isEqualTo(Reason.OTHER_DATA);

        // however much stands before it says what it is
        assertThat(refused(("<?xml version='1.0'?>" + "<!---->".repeat(5000) + "<rss/>").getBytes(UTF_8)))
                .isEqualTo(Reason.OTHER_DATA);
        assertThat(reader.read(
                                ("<!-- " + "licence ".repeat(2000) + "--><!doctype html><p>Lamora</p>").getBytes(UTF_8),
                                null)
                        .text())
                .isEqualTo("Lamora");

        assertThat(reader.read("[Mise à jour] <Le pont> a cédé.".getBytes(UTF_8), null)
                        .text())
                .startsWith("[Mise");
        assertThat(reader.read("{Le pont} a cédé.".getBytes(UTF_8), null).text())
                .startsWith("{Le pont}");
    }

    @Test
    void a_locked_a_broken_and_a_scanned_file_say_so() {
        assertThat(refused(SampleFiles.lockedPdf())).isEqualTo(Reason.ENCRYPTED);
        assertThat(refused("%PDF-1.7 and nothing of the kind".getBytes(UTF_8))).isEqualTo(Reason.BROKEN);
        assertThat(refused(Arrays.copyOf(docx("Lamora".repeat(200)), 700))).isEqualTo(Reason.BROKEN);
        assertThat(refused(pdf(List.of(), List.of()))).isEqualTo(Reason.SCANNED);
        assertThat(refused(docx(" "))).isEqualTo(Reason.NO_TEXT);

        var half = reader.read(pdf(List.of("Le bilan est de 31 morts."), List.of()), null);
        assertThat(half.remarks()).containsExactly(new Remark(Remark.Kind.EMPTY_PAGES, 1, 2, ""));
    }

    @Test
    void a_file_made_to_break_the_reader_only_breaks_its_own_process() throws IOException {
        // a billion laughs, and a bomb of nothing but zeros
        var laughs = "<!DOCTYPE w [<!ENTITY a \"" + "ha".repeat(50) + "\"><!ENTITY b \"" + "&a;".repeat(100)
                + "\"><!ENTITY c \"" + "&b;".repeat(100) + "\"><!ENTITY d \"" + "&c;".repeat(100) + "\">]>";
        assertThat(refused(docx(laughs, "<w:p><w:r><w:t>&d;</w:t></w:r></w:p>")))
                .isIn(Reason.BROKEN, Reason.TOO_LONG, Reason.TOO_MUCH_WORK, Reason.NO_TEXT);
        var bomb = SampleFiles.zip(Map.of("word/document.xml", new byte[100 << 20]));
        assertThat(refused(bomb)).isIn(Reason.BROKEN, Reason.TOO_MUCH_WORK);

        // an outside entity is not fetched
        var asked = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            var address = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
            var outside = "<!DOCTYPE w [<!ENTITY x SYSTEM \"" + address + "\">]>";
            try {
                reader.read(docx(outside, "<w:p><w:r><w:t>Lamora &x;</w:t></w:r></w:p>"), null);
            } catch (UnreadableDocument refused) {
                assertThat(refused.reason()).isIn(Reason.BROKEN, Reason.NO_TEXT);
            }
            reader.read(
                    ("<html><head><link rel=stylesheet href=\"" + address + "\"></head><body><p>Lamora</p><img src=\""
                                    + address + "\"></body></html>")
                            .getBytes(UTF_8),
                    null);
        } finally {
            server.stop(0);
        }
        assertThat(asked).hasValue(0);
    }

    @Test
    void what_takes_too_long_or_too_much_memory_is_given_up() {
        // pages that contain themselves
        var endless = """
            %PDF-1.4
            1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
            2 0 obj<</Type/Pages/Count 9999999/Kids[2 0 R 2 0 R 2 0 R]>>endobj
            trailer<</Root 1 0 R>>""";
        assertThat(refused(endless.getBytes(ISO_8859_1))).isIn(Reason.BROKEN, Reason.SCANNED, Reason.TOO_MUCH_WORK);

        var long_ = new String[40_000];
        Arrays.fill(long_, "Le bilan est de 31 morts.");
        var heavy = docx(long_);
        assertThat(refused(reader(Duration.ofMillis(1), 256), pages(400))).isEqualTo(Reason.TOO_MUCH_WORK);
        assertThat(refused(reader(Duration.ofSeconds(90), 12), heavy)).isIn(Reason.TOO_MUCH_WORK, Reason.BROKEN);

        // forms that draw each other, ten times ten times ten…: no machine comes to the end of it
        assertThat(refused(reader(Duration.ofMillis(700), 256), HostileFiles.formsInForms()))
                .isEqualTo(Reason.TOO_MUCH_WORK);

        // and then the next one is read as if nothing had been
        assertThat(reader.read(docx("Lamora"), null).text()).isEqualTo("Lamora");
    }

    private static byte[] pages(int count) {
        @SuppressWarnings("unchecked")
        List<String>[] pages = new List[count];
        Arrays.fill(pages, List.of("Le bilan est de 31 morts.".repeat(3), "Le bilan est de 31 morts."));
        return pdf(pages);
    }
}
