package org.recoupe.document;

import static org.recoupe.document.Remark.Kind.ASIDES;
import static org.recoupe.document.Remark.Kind.COLUMNS;
import static org.recoupe.document.Remark.Kind.EMPTY_PAGES;
import static org.recoupe.document.Remark.Kind.RUNNING_HEADS;
import static org.recoupe.document.Remark.Kind.UNSURE_COLUMNS;
import static org.recoupe.document.UnreadableDocument.Reason.BROKEN;
import static org.recoupe.document.UnreadableDocument.Reason.ENCRYPTED;
import static org.recoupe.document.UnreadableDocument.Reason.SCANNED;
import static org.recoupe.document.UnreadableDocument.Reason.TOO_LONG;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** PDF: only the letters on its pages, put in the order in which people read them. Forms, annotations, attachments stay closed. */
final class PdfDocument implements Format {
    private static final String MARK = "%PDF-";
    private static final int HEAD = 1024;

    @Override
    public String id() {
        return "pdf";
    }

    @Override
    public boolean knows(byte[] file) {
        var head = Formats.head(file);
        return head.substring(0, Math.min(HEAD, head.length())).contains(MARK);
    }

    @Override
    public Copy read(byte[] file, int longest) throws IOException {
        // no machine's own fonts: they are many, and the letters do not depend on them
        FontMappers.set(new NoFonts());
        try (var document = Loader.loadPDF(file)) {
            if (document.getNumberOfPages() == 0) throw new UnreadableDocument(BROKEN);
            var letters = new Letters(longest);
            letters.writeText(document, new StringWriter());
            return copy(letters.pages, letters.asides, longest);
        } catch (InvalidPasswordException locked) {
            throw new UnreadableDocument(ENCRYPTED, locked);
        }
    }

    private static Copy copy(List<List<PdfPage.Letter>> letters, List<String> asides, int longest) {
        var pages = letters.stream().map(PdfPage::of).toList();
        var empty = (int) letters.stream().filter(List::isEmpty).count();
        if (empty == pages.size()) throw new UnreadableDocument(SCANNED);
        var remarks = new ArrayList<Remark>();
        var heads = RunningHeads.of(pages);
        var text = new PdfText(longest);
        pages.forEach(page -> text.add(page.without(heads)));
        var columns = (int) pages.stream().filter(PdfPage::hasColumns).count();
        var unsure = (int) pages.stream().filter(PdfPage::isUnsure).count();
        if (empty > 0) remarks.add(new Remark(EMPTY_PAGES, empty, pages.size(), ""));
        if (columns > 0) remarks.add(new Remark(COLUMNS, columns, pages.size(), ""));
        if (unsure > 0) remarks.add(new Remark(UNSURE_COLUMNS, unsure, pages.size(), ""));
        if (!asides.isEmpty()) remarks.add(Remark.of(ASIDES, asides.size(), String.join("\n", asides)));
        if (!heads.isEmpty()) remarks.add(Remark.of(RUNNING_HEADS, heads.size(), String.join("\n", heads.words())));
        return new Copy(text.text(), Envelope.NONE, remarks);
    }

    /** Every letter with its place, page by page. Upright is how most of a page stand, the others are beside the text. */
    private static final class Letters extends PDFTextStripper {
        private final List<List<PdfPage.Letter>> pages = new ArrayList<>();
        private final List<String> asides = new ArrayList<>();
        private final int longest;
        /** By the way they run, in degrees. */
        private final Map<Float, List<PdfPage.Letter>> page = new TreeMap<>();

        private int count;

        Letters(int longest) {
            this.longest = longest;
            setShouldSeparateByBeads(false);
        }

        @Override
        protected void startDocument(PDDocument document) {
            pages.clear();
        }

        @Override
        protected void processTextPosition(TextPosition letter) {
            var words = letter.getUnicode();
            if (words == null || words.isEmpty()) return;
            count += words.length();
            // twice: some programs print bold letters two times
            if (count > 2L * longest) throw new UnreadableDocument(TOO_LONG);
            page.computeIfAbsent(letter.getDir(), way -> new ArrayList<>())
                    .add(new PdfPage.Letter(
                            words,
                            letter.getXDirAdj(),
                            letter.getYDirAdj(),
                            letter.getWidthDirAdj(),
                            Math.max(1, Math.abs(letter.getYScale()))));
        }

        @Override
        protected void writePage() {
            var upright = 0f;
            for (var way : page.keySet()) if (size(way) > size(upright)) upright = way;
            var text = page.remove(upright);
            pages.add(text == null ? List.of() : text);
            for (var letters : page.values())
                for (var block : PdfPage.of(letters).blocks()) for (var line : block) asides.add(line.words());
            page.clear();
        }

        private int size(float way) {
            return page.getOrDefault(way, List.of()).size();
        }
    }
}
