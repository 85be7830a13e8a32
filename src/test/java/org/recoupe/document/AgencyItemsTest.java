package org.recoupe.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.recoupe.document.UnreadableDocument.Reason;

/** What agencies send, in IPTC's formats: the text for people, and what stands on the envelope. */
class AgencyItemsTest {
    private static final String G2 = """
        <?xml version="1.0" encoding="UTF-8"?>
        <newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2026-05-04T08:00:00Z</sent></header><itemSet>
        <newsItem guid="urn:newsml:wire.example:20260504:pic1" version="1"><contentMeta><headline>Photo</headline></contentMeta>
        <contentSet><remoteContent href="p.jpg" contenttype="image/jpeg"/></contentSet></newsItem>
        <newsItem guid="urn:newsml:wire.example:20260504:abc" version="7" xml:lang="fr-FR"><itemMeta><itemClass qcode="ninat:text"/>
        <provider literal="Agence du Fleuve"/><versionCreated>2026-05-04T09:30:00+02:00</versionCreated>
        <firstCreated>2026-05-04T06:00:00+02:00</firstCreated><embargoed>2026-05-05T06:00:00+02:00</embargoed><pubStatus qcode="stat:usable"/></itemMeta>
        <contentMeta><slugline>digue-marans</slugline><headline>La digue de Marans cède</headline><dateline>Marans, 4 mai 2026 (ADF) -</dateline></contentMeta>
        <contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>
        <p>La digue a cédé lundi,
           a annoncé le <b>préfet</b>.</p><figure><figcaption>La digue</figcaption></figure><p>Le maire dément.</p></body></html></inlineXML></contentSet></newsItem>
        <newsItem guid="urn:newsml:wire.example:20260504:def" version="1"><contentMeta><headline>Autre sujet</headline></contentMeta>
        <contentSet><inlineData contenttype="text/plain">Rien à voir.</inlineData></contentSet></newsItem></itemSet></newsMessage>""";

    private static final String ONE = """
        <?xml version="1.0" encoding="iso-8859-1"?>%s
        <NewsML Version="1.2"><NewsEnvelope><DateAndTime>20260504T073000Z</DateAndTime></NewsEnvelope><NewsItem xml:lang="fr"><Identification><NewsIdentifier>
        <ProviderId>wire.example</ProviderId><DateId>20260504</DateId><NewsItemId>TX-9</NewsItemId><RevisionId PreviousRevision="2" Update="U">3</RevisionId>
        <PublicIdentifier>urn:newsml:wire.example:20260504:TX-9:3U</PublicIdentifier></NewsIdentifier></Identification>
        <NewsManagement><NewsItemType FormalName="News"/><ThisRevisionCreated>20260504T073000+0200</ThisRevisionCreated>%s</NewsManagement>
        <NewsComponent><NewsLines><HeadLine>La digue de Marans cède</HeadLine><SlugLine>digue</SlugLine></NewsLines>
        <AdministrativeMetadata><Provider><Party FormalName="ADF"/></Provider></AdministrativeMetadata>
        <NewsComponent><ContentItem><MediaType FormalName="Photo"/><DataContent><p>Une légende.</p></DataContent></ContentItem></NewsComponent>
        <NewsComponent><ContentItem><MediaType FormalName="Text"/><DataContent>%s</DataContent></ContentItem></NewsComponent></NewsComponent></NewsItem></NewsML>""";

    @Test
    void newsml_g2_gives_its_first_text_and_its_envelope() throws IOException {
        var copy = read(G2);

        assertThat(copy.text())
                .isEqualTo("La digue de Marans cède\n\n"
                        + "Marans, 4 mai 2026 (ADF) - La digue a cédé lundi, a annoncé le préfet.\n\n"
                        + "Le maire dément.");
        assertThat(copy.envelope().facts())
                .isEqualTo(Map.of(
                        Fact.ID, "urn:newsml:wire.example:20260504:abc",
                        Fact.VERSION, "7",
                        Fact.LANGUAGE, "fr",
                        Fact.PUBLISHER, "Agence du Fleuve",
                        Fact.PUBLISHED, "2026-05-04T09:30+02:00",
                        Fact.EMBARGO, "2026-05-05T06:00+02:00",
                        Fact.SLUG, "digue-marans",
                        Fact.TITLE, "La digue de Marans cède"));
        assertThat(copy.remarks())
                .containsExactlyInAnyOrder(
                        Remark.of(Remark.Kind.CAPTIONS, 1, "La digue"),
                        Remark.of(Remark.Kind.OTHER_ITEMS, 1, "Autre sujet"));
    }

    @Test
    void html_in_newsml_g2_is_read_as_a_text_and_not_as_a_page() throws IOException {
        var copy =
                read("<newsItem guid=\"a\" version=\"1\"><contentSet><inlineData contenttype=\"text/html\">&lt;p&gt;La"
                        + " digue.&lt;/p&gt;&lt;p&gt;Fin.&lt;/p&gt;</inlineData></contentSet></newsItem>");

        assertThat(copy.text()).isEqualTo("La digue.\n\nFin.");
        assertThat(copy.remarks()).isEmpty();
    }

    @Test
    void newsml_1_gives_its_text_its_id_without_the_revision_and_its_embargo() throws IOException {
        var embargo = "<Status FormalName=\"Embargoed\"/><StatusWillChange><FutureStatus"
                + " FormalName=\"Usable\"/><DateAndTime>20260505T060000Z</DateAndTime></StatusWillChange>";

        var copy = read(ONE.formatted(
                "<!DOCTYPE NewsML SYSTEM \"http://iptc.example/NewsML_1.2.dtd\">",
                embargo,
                "<p>La digue a cédé.</p><p>Le maire dément.</p>"));

        assertThat(copy.text()).isEqualTo("La digue de Marans cède\n\nLa digue a cédé.\n\nLe maire dément.");
        assertThat(copy.says(Fact.ID)).isEqualTo("urn:newsml:wire.example:20260504:TX-9");
        assertThat(copy.says(Fact.VERSION)).isEqualTo("3");
        assertThat(copy.says(Fact.EMBARGO)).isEqualTo("2026-05-05T06:00Z");
        assertThat(copy.says(Fact.PUBLISHED)).isEqualTo("2026-05-04T07:30+02:00");
        assertThat(copy.says(Fact.PUBLISHER)).isEqualTo("ADF");
        assertThat(copy.remarks()).containsExactly(Remark.of(Remark.Kind.CAPTIONS, 1, "Une légende."));
    }

    @Test
    void nitf_in_newsml_gives_its_body() throws IOException {
        var nitf = "<nitf><head><title>x</title></head><body><body.head><hedline><hl1>La digue de Marans"
                + " cède</hl1></hedline><byline>Par Lise Aubin</byline></body.head><body.content><p>La digue a"
                + " cédé.</p><media><media-caption>Le canal</media-caption></media><hl2>Au lycée</hl2><p>Le maire"
                + " dément.</p></body.content><body.end><tagline>adf/lb</tagline></body.end></body></nitf>";

        var copy = read(ONE.formatted("", "", nitf));

        assertThat(copy.text())
                .isEqualTo("La digue de Marans cède\n\nLa digue a cédé.\n\nAu lycée\n\nLe maire dément.");
        assertThat(copy.remarks())
                .containsExactly(
                        Remark.of(Remark.Kind.CAPTIONS, 2, "Le canal\nUne légende."),
                        Remark.of(Remark.Kind.ASIDES, 2, "Par Lise Aubin\nadf/lb"));
    }

    @Test
    void a_year_that_nobody_means_is_not_said() throws IOException {
        for (var far : new String[] {
            "+999999999-12-31T23:59:59-18:00", "-999999999-01-01T00:00:00+18:00", "0001-01-01T00:00:00Z"
        }) {
            var copy = read("""
                    {"uri":"urn:adf:1","type":"text","versioncreated":"%1$s","embargoed":"%1$s","body_text":"La digue a cédé."}""".formatted(far));
            assertThat(copy.says(Fact.PUBLISHED)).as(far).isNull();
            assertThat(copy.says(Fact.EMBARGO)).as(far).isNull();
        }
    }

    @Test
    void a_text_that_was_withdrawn_says_so() throws IOException {
        var copy = read(ONE.formatted("", "<Status FormalName=\"Canceled\"/>", "<p>La digue a cédé.</p>"));

        assertThat(copy.remarks()).contains(Remark.of(Remark.Kind.NOT_USABLE, 1, "Canceled"));
    }

    @Test
    void an_embargo_nobody_can_read_holds_the_text_until_somebody_has_looked() throws IOException {
        var body = "<p>La digue a cédé.</p>";
        var change =
                "<StatusWillChange><FutureStatus FormalName=\"Usable\"/><DateAndTime>%s</DateAndTime></StatusWillChange>";
        var one = "<Status FormalName=\"Embargoed\"/>";
        var g2 = "<newsItem guid=\"a\" version=\"1\"><itemMeta>%s</itemMeta><contentSet><inlineData"
                + " contenttype=\"text/plain\">La digue a cédé.</inlineData></contentSet></newsItem>";

        assertThat(heldBack(ONE.formatted("", one, body))).isEqualTo("embargoed");
        assertThat(heldBack(ONE.formatted("", one + change.formatted("mardi 6 h"), body)))
                .isEqualTo("embargoed mardi 6 h");
        assertThat(heldBack(ONE.formatted("", one + change.formatted("20260505T060000"), body)))
                .isEqualTo("embargoed 20260505T060000");
        assertThat(heldBack(g2.formatted("<embargoed/>"))).isEqualTo("embargoed");
        assertThat(heldBack(g2.formatted("<embargoed>2026-05-05</embargoed>"))).isEqualTo("embargoed 2026-05-05");
        assertThat(heldBack(g2.formatted("<pubStatus qcode=\"stat:embargoed\"/>")))
                .isEqualTo("embargoed");
        assertThat(heldBack("{\"uri\":\"a\",\"embargoed\":true,\"body_text\":\"La digue.\"}"))
                .isEqualTo("embargoed");
        assertThat(heldBack("{\"uri\":\"a\",\"embargoed\":\"demain\",\"body_text\":\"La digue.\"}"))
                .isEqualTo("embargoed demain");
        assertThat(read("{\"uri\":\"a\",\"embargoed\":false,\"body_text\":\"La digue.\"}")
                        .remarks())
                .isEmpty();
    }

    private static String heldBack(String file) throws IOException {
        var copy = read(file);
        assertThat(copy.says(Fact.EMBARGO)).isNull();
        return copy.remarks().stream()
                .filter(remark -> remark.kind() == Remark.Kind.NOT_USABLE)
                .map(Remark::words)
                .collect(Collectors.joining("; "));
    }

    @Test
    void ninjs_of_every_age_is_read() throws IOException {
        var first = read("""
            {"uri":"urn:adf:1","type":"text","version":"2","versioncreated":"2026-05-04T09:30:00+0200","embargoed":"2026-05-05T06:00:00Z","language":"fr",
            "headline":"La digue cède","slugline":"digue","infosource":[{"name":"ADF"}],"pubstatus":"usable",
            "description_text":"Résumé.","body_html":"<p>La digue a cédé.&nbsp;</p><p>Le maire «&nbsp;dément&nbsp;».</p>","body_text":"Autre forme."}""");
        var third = read("""
            {"$schema":"https://iptc.example/ninjs-3.0.json","uri":"urn:adf:1","version":"2","versionCreated":"2026-05-04T09:30:00+02:00","embargoed":"2026-05-05T06:00:00Z",
            "language":"fr","slugline":"digue","infoSources":[{"role":"originator","name":"ADF"}],
            "headlines":[{"role":"short","value":"Digue"},{"role":"main","value":"La digue cède"}],
            "bodies":[{"role":"main","contentType":"text/plain","value":"Autre forme."},
            {"role":"main","contentType":"text/html","value":"<p>La digue a cédé.</p><p>Le maire « dément ».</p>"}]}""");

        assertThat(first.text()).isEqualTo("La digue cède\n\nLa digue a cédé.\n\nLe maire «\u00a0dément\u00a0».");
        assertThat(third.text()).isEqualTo("La digue cède\n\nLa digue a cédé.\n\nLe maire « dément ».");
        assertThat(third.envelope().facts())
                .isEqualTo(first.envelope().facts())
                .isEqualTo(Map.of(
                        Fact.ID, "urn:adf:1",
                        Fact.VERSION, "2",
                        Fact.LANGUAGE, "fr",
                        Fact.PUBLISHER, "ADF",
                        Fact.PUBLISHED, "2026-05-04T09:30+02:00",
                        Fact.EMBARGO, "2026-05-05T06:00Z",
                        Fact.SLUG, "digue",
                        Fact.TITLE, "La digue cède"));
        assertThat(read("{\"guid\":\"a\",\"body_text\":\"La digue a cédé.\\n\\nFin.\"}")
                        .text())
                .isEqualTo("La digue a cédé.\n\nFin.");
    }

    @Test
    void what_is_none_of_them_or_has_no_text_says_so() {
        assertThat(refused("{\"name\": \"recoupe\", \"version\": \"1\"}")).isEqualTo(Reason.OTHER_DATA);
        assertThat(refused("{\"uri\": \"a\", \"type\": \"picture\"}")).isEqualTo(Reason.NO_TEXT);
        assertThat(refused("{\"uri\": \"a\", ")).isEqualTo(Reason.BROKEN);
        assertThat(refused("<newsItem guid=\"a\"><contentSet>")).isEqualTo(Reason.BROKEN);
        assertThat(refused("<newsItem guid=\"a\"/>")).isEqualTo(Reason.NO_TEXT);
    }

    @Test
    void declarations_of_its_own_and_outside_entities_are_refused() {
        assertThat(refused(
                        "<!DOCTYPE NewsML [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><NewsML><NewsItem/></NewsML>"))
                .isEqualTo(Reason.OTHER_DATA);
        assertThat(refused("<NewsML><!DOCTYPE NewsML [<!ENTITY x \"y\">]><NewsItem>&x;</NewsItem></NewsML>"))
                .isEqualTo(Reason.BROKEN);
        assertThat(refused("<newsItem"
                        + " guid=\"a\"><contentSet><inlineXML><p>&unknown;</p></inlineXML></contentSet></newsItem>"))
                .isEqualTo(Reason.BROKEN);
    }

    private static Reason refused(String file) {
        return catchThrowableOfType(UnreadableDocument.class, () -> read(file)).reason();
    }

    /** As in the process that reads, but in this one. */
    private static Copy read(String file) throws IOException {
        var format = Formats.of(file).orElseThrow();
        return ReadingRoom.read(format, file.getBytes(UTF_8), 100_000);
    }
}
