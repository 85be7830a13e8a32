package org.recoupe.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.util.Matrix;

/** Small real files, made on the spot. */
public final class SampleFiles {
    private static final String TYPES = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Default Extension="xml" ContentType="application/xml"/>
            <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
            </Types>""";
    private static final String RELATIONS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
            Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>""";

    private SampleFiles() {}

    /** A Word document with these paragraphs. */
    public static byte[] docx(String... paragraphs) {
        return docx(
                "",
                Stream.of(paragraphs)
                        .map(text -> "<w:p><w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r></w:p>")
                        .collect(Collectors.joining()));
    }

    /** A Word document with a tracked change and a hidden note. */
    public static byte[] trackedDocx() {
        return docx(
                "",
                "<w:p><w:r><w:t xml:space=\"preserve\">L'explosion a blessé </w:t></w:r><w:del><w:r><w:delText>43</w:delText></w:r></w:del>"
                        + "<w:ins><w:r><w:t>34</w:t></w:r></w:ins><w:r><w:t xml:space=\"preserve\"> ouvriers, selon la préfecture.</w:t></w:r></w:p>"
                        + "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Ne pas citer la stagiaire.</w:t></w:r></w:p>");
    }

    /** With a document type and a body of one's own. */
    static byte[] docx(String doctype, String body) {
        return zip(Map.of(
                "word/document.xml",
                ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + doctype
                                + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                                + body + "</w:body></w:document>")
                        .getBytes(UTF_8)));
    }

    static byte[] zip(Map<String, byte[]> parts) {
        var all = new LinkedHashMap<String, byte[]>();
        all.put("[Content_Types].xml", TYPES.getBytes(UTF_8));
        all.put("_rels/.rels", RELATIONS.getBytes(UTF_8));
        all.putAll(parts);
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : all.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A PDF of one page for each list of lines; a page without lines is a picture. */
    @SafeVarargs
    public static byte[] pdf(List<String>... pages) {
        try (var document = new PDDocument()) {
            for (var lines : pages) page(document, lines);
            return bytes(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line at its place on a page, counted from below. */
    record Placed(double x, double y, String words, int size) {}

    /** A PDF of one page with these lines and columns of lines. */
    static byte[] placed(Object... parts) {
        var lines = Stream.of(parts)
                .flatMap(part -> part instanceof Placed line
                        ? Stream.of(line)
                        : ((List<?>) part).stream().map(Placed.class::cast))
                .toList();
        return pdfOf(List.of(lines));
    }

    static byte[] pdfOf(List<List<Placed>> pages) {
        try (var document = new PDDocument()) {
            for (var lines : pages) {
                var page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (var content = new PDPageContentStream(document, page)) {
                    write(content, lines);
                }
            }
            return bytes(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page on its side that programs turn before they show it, with a line beside that stays sideways. */
    static byte[] turnedPdf(List<Placed> upright, List<Placed> sideways) {
        try (var document = new PDDocument()) {
            var page = new PDPage(PDRectangle.A4);
            page.setRotation(90);
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                write(content, sideways);
                content.transform(new Matrix(0, 1, -1, 0, PDRectangle.A4.getWidth(), 0));
                write(content, upright);
            }
            return bytes(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(PDPageContentStream content, List<Placed> lines) throws IOException {
        for (var line : lines) {
            content.beginText();
            content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), line.size());
            content.newLineAtOffset((float) line.x(), (float) line.y());
            content.showText(line.words());
            content.endText();
        }
    }

    /** A PDF that nobody opens without its password. */
    static byte[] lockedPdf() {
        try (var document = new PDDocument()) {
            page(document, List.of("Secret"));
            document.protect(new StandardProtectionPolicy("owner", "reader", new AccessPermission()));
            return bytes(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void page(PDDocument document, List<String> lines) throws IOException {
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
            if (lines.isEmpty()) {
                var picture = LosslessFactory.createFromImage(
                        document, new BufferedImage(60, 80, BufferedImage.TYPE_BYTE_GRAY));
                content.drawImage(picture, 50, 50, 400, 600);
                return;
            }
            content.beginText();
            content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 11);
            content.newLineAtOffset(60, 780);
            for (var line : lines) {
                // an empty line is a paragraph's end
                content.newLineAtOffset(0, line.isEmpty() ? -24 : -14);
                if (!line.isEmpty()) content.showText(line);
            }
            content.endText();
        }
    }

    private static byte[] bytes(PDDocument document) throws IOException {
        var bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }
}
