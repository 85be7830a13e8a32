package org.recoupe.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;

/** Files made to keep a reader busy: small to send, endless to read. */
public final class HostileFiles {
    private HostileFiles() {}

    static Map<String, byte[]> all() {
        var all = new LinkedHashMap<String, byte[]>();
        all.put("html, <div> 450,000 deep", page("<div>".repeat(450_000) + "Lamora"));
        all.put("html, <div>x 800,000 times", page("<div>x".repeat(800_000)));
        all.put("html, <table><tr><td> 300,000 deep", page("<table><tr><td>".repeat(300_000)));
        all.put("html, <b><p> 580,000 deep", page("<b><p>".repeat(580_000)));
        all.put("html, <ul><li>x 450,000 deep", page("<ul><li>x".repeat(450_000)));
        all.put(
                "html, 80,000 paragraphs in classes",
                page("<p class=\"related sidebar menu\">Selon le maire, le pont a cédé.".repeat(80_000)));
        all.put("pdf, forms that draw each other 10^10 times", formsInForms());
        all.put("pdf, a page of 400,000 strings", pageOfStrings(400_000));
        all.put("docx, 600 MB of zeros", SampleFiles.zip(Map.of("word/document.xml", new byte[600 << 20])));
        all.put(
                "docx, paragraphs 300,000 deep",
                SampleFiles.docx("", "<w:p>".repeat(300_000) + "x" + "</w:p>".repeat(300_000)));
        all.put(
                "docx, 900,000 runs",
                SampleFiles.docx("", "<w:p>" + "<w:r><w:t>a</w:t></w:r>".repeat(900_000) + "</w:p>"));
        all.put("newsml, a million letters out of three entities", laughs());
        all.put(
                "newsml, 400,000 deep",
                ("<newsItem><contentSet><inlineXML>" + "<p>".repeat(400_000) + "x" + "</p>".repeat(400_000)
                                + "</inlineXML></contentSet></newsItem>")
                        .getBytes(UTF_8));
        all.put("ninjs, 3,000,000 lists in lists", ("{\"uri\":\"a\",\"b\":" + "[".repeat(3_000_000)).getBytes(UTF_8));
        return all;
    }

    static byte[] page(String body) {
        return ("<!doctype html><html><body>" + body).getBytes(UTF_8);
    }

    /** Each of ten forms draws the next ten times. */
    public static byte[] formsInForms() {
        var file = new StringBuilder("""
            %PDF-1.4
            1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
            2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj
            3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</X 10 0 R>>>>>>endobj
            5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
            """);
        file.append(stream(4, "", "/X Do ".repeat(10)));
        for (var i = 10; i < 20; i++) {
            var form =
                    "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F 5 0 R>>/XObject<</X %d 0 R>>>>"
                            .formatted(i + 1);
            file.append(stream(i, form, i < 19 ? "/X Do ".repeat(10) : "BT /F 1 Tf (a) Tj ET"));
        }
        return file.append("trailer<</Root 1 0 R>>").toString().getBytes(ISO_8859_1);
    }

    private static byte[] pageOfStrings(int strings) {
        var file = """
                %PDF-1.4
                1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
                2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj
                3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
                5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
                """ + stream(4, "", "BT /F 1 Tf " + "(ab) Tj 1 0 Td ".repeat(strings) + "ET")
                + "trailer<</Root 1 0 R>>";
        return file.getBytes(ISO_8859_1);
    }

    private static String stream(int number, String facts, String content) {
        return "%d 0 obj<<%s/Length %d>>stream\n%s\nendstream endobj\n"
                .formatted(number, facts, content.length(), content);
    }

    private static byte[] laughs() {
        return ("<?xml version=\"1.0\"?><!DOCTYPE newsItem [<!ENTITY a \"" + "ha".repeat(50) + "\"><!ENTITY b \""
                        + "&a;".repeat(100) + "\"><!ENTITY c \"" + "&b;".repeat(100)
                        + "\">]><newsItem><contentSet><inlineXML><p>&c;</p></inlineXML></contentSet></newsItem>")
                .getBytes(UTF_8);
    }
}
