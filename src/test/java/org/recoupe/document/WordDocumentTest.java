package org.recoupe.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A document on its way through several hands: what its author means to say now is its text, and everything else is told. */
class WordDocumentTest {
    @Test
    void what_was_put_in_is_in_what_was_struck_out_is_out_and_both_are_told() throws IOException {
        var copy = read(
                paragraph(run("Le préfet parle de ") + "<w:del w:id='1'><w:r><w:delText>19</w:delText></w:r></w:del>"
                        + "<w:ins w:id='2'>" + run("91") + "</w:ins>" + run(" blessés.")));

        assertThat(copy.text()).isEqualTo("Le préfet parle de 91 blessés.");
        assertThat(copy.remarks())
                .containsExactly(Remark.of(Remark.Kind.INSERTED, 1, "91"), Remark.of(Remark.Kind.DELETED, 1, "19"));
    }

    @Test
    void what_was_moved_stands_once_where_it_was_moved_to() throws IOException {
        var copy = read(paragraph("<w:moveFrom>" + run("Le maire dément.") + "</w:moveFrom>")
                + paragraph(run("La digue a cédé."))
                + paragraph("<w:moveTo>" + run("Le maire dément.") + "</w:moveTo>"));

        assertThat(copy.text()).isEqualTo("La digue a cédé.\n\nLe maire dément.");
        assertThat(copy.remarks()).isEmpty();
    }

    @Test
    void a_struck_out_end_of_a_paragraph_lets_it_run_on() throws IOException {
        var copy = read("<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>" + run("La digue ") + "</w:p>"
                + paragraph(run("a cédé.")));

        assertThat(copy.text()).isEqualTo("La digue a cédé.");
    }

    @Test
    void what_stands_at_the_head_and_the_foot_of_pages_is_told_once() throws IOException {
        var head =
                "<w:hdr xmlns:w='w'>" + paragraph(run("Le Phare du Marais")) + paragraph(run("Embargo")) + "</w:hdr>";
        var foot = "<w:ftr xmlns:w='w'>" + paragraph(run("Page 1")) + "</w:ftr>";

        var copy = read(
                paragraph(run("La digue a cédé.")),
                Map.of("word/header1.xml", head, "word/header2.xml", head, "word/footer1.xml", foot));

        assertThat(copy.text()).isEqualTo("La digue a cédé.");
        assertThat(copy.remarks())
                .containsExactly(Remark.of(Remark.Kind.RUNNING_HEADS, 2, "Le Phare du Marais Embargo\nPage 1"));
    }

    @Test
    void hidden_text_stays_hidden_whether_by_hand_or_by_a_style() throws IOException {
        var styles =
                "<w:styles xmlns:w='w'><w:style w:styleId='Secret'><w:rPr><w:vanish/></w:rPr></w:style></w:styles>";

        var copy = read(
                paragraph(run("La digue a cédé."))
                        + paragraph("<w:r><w:rPr><w:vanish/></w:rPr><w:t>Ne pas citer la stagiaire.</w:t></w:r>")
                        + paragraph("<w:r><w:rPr><w:rStyle w:val='Secret'/></w:rPr><w:t>Ni son chef.</w:t></w:r>")
                        + paragraph("<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>Fin.</w:t></w:r>"),
                Map.of("word/styles.xml", styles));

        assertThat(copy.text()).isEqualTo("La digue a cédé.\n\nFin.");
        assertThat(copy.remarks())
                .containsExactly(Remark.of(Remark.Kind.HIDDEN, 2, "Ne pas citer la stagiaire.\nNi son chef."));
    }

    @Test
    void comments_and_footnotes_are_beside_the_text() throws IOException {
        var copy = read(
                paragraph(run("La digue a cédé.")),
                Map.of(
                        "word/comments.xml",
                        "<w:comments xmlns:w='w'><w:comment w:author='A'>" + paragraph(run("Qui le dit ?"))
                                + "</w:comment></w:comments>",
                        "word/footnotes.xml",
                        "<w:footnotes xmlns:w='w'><w:footnote w:type='separator'><w:p/></w:footnote><w:footnote>"
                                + paragraph(run("Rapport, page 4.")) + "</w:footnote></w:footnotes>"));

        assertThat(copy.text()).isEqualTo("La digue a cédé.");
        assertThat(copy.remarks())
                .containsExactly(
                        Remark.of(Remark.Kind.MARGIN, 1, "Qui le dit ?"),
                        Remark.of(Remark.Kind.FOOTNOTES, 1, "Rapport, page 4."));
    }

    @Test
    void a_box_stands_once_behind_the_paragraph_that_holds_it() throws IOException {
        var box = "<w:txbxContent>" + paragraph(run("Le site emploie 310 personnes.")) + "</w:txbxContent>";
        var copy = read(paragraph(run("La digue ") + "<w:r><mc:AlternateContent xmlns:mc='mc'><mc:Choice>" + box
                + "</mc:Choice><mc:Fallback>" + box + "</mc:Fallback></mc:AlternateContent></w:r>" + run("a cédé.")));

        assertThat(copy.text()).isEqualTo("La digue a cédé.\n\nLe site emploie 310 personnes.");
    }

    @Test
    void the_codes_of_fields_and_old_formats_are_no_text() throws IOException {
        var copy = read(paragraph("<w:r><w:instrText> PAGE"
                + " </w:instrText></w:r><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>La"
                + " digue</w:t><w:tab/><w:t>a</w:t><w:noBreakHyphen/><w:t>t</w:t><w:noBreakHyphen/><w:t>elle"
                + " cédé</w:t><w:br/><w:t>?</w:t></w:r>"));

        assertThat(copy.text()).isEqualTo("La digue a-t-elle cédé\n?");
    }

    @Test
    void a_document_with_declarations_of_its_own_is_refused() {
        var file = SampleFiles.docx("<!DOCTYPE w [<!ENTITY x \"La digue\">]>", paragraph(run("&x; a cédé.")));

        assertThatThrownBy(() -> new WordDocument().read(file, 1000)).isInstanceOf(UnreadableDocument.class);
    }

    private static Copy read(String body) throws IOException {
        return read(body, Map.of());
    }

    private static Copy read(String body, Map<String, String> others) throws IOException {
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put(
                "word/document.xml",
                ("<w:document xmlns:w='w'><w:body>" + body + "</w:body></w:document>").getBytes(UTF_8));
        others.forEach((name, part) -> parts.put(name, part.getBytes(UTF_8)));
        return new WordDocument().read(SampleFiles.zip(parts), 100_000);
    }

    private static String paragraph(String content) {
        return "<w:p>" + content + "</w:p>";
    }

    private static String run(String words) {
        return "<w:r><w:t xml:space='preserve'>" + words + "</w:t></w:r>";
    }
}
