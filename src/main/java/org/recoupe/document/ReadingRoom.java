package org.recoupe.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.recoupe.document.UnreadableDocument.Reason.BROKEN;
import static org.recoupe.document.UnreadableDocument.Reason.ENCRYPTED;
import static org.recoupe.document.UnreadableDocument.Reason.NO_TEXT;
import static org.recoupe.document.UnreadableDocument.Reason.SCANNED;
import static org.recoupe.document.UnreadableDocument.Reason.TOO_LONG;
import static org.recoupe.document.UnreadableDocument.Reason.TOO_MUCH_WORK;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.tika.detect.EncodingDetector;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.HttpHeaders;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.PDF;
import org.apache.tika.metadata.PagedText;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.html.HtmlMapper;
import org.apache.tika.parser.html.IdentityHtmlMapper;
import org.apache.tika.parser.html.JSoupParser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * The other process: reads one file from its standard input and writes what stands in it to its standard output. Whatever the file
 * makes the parsers do, happens here and ends with this process.
 */
final class ReadingRoom {
    /** What it says first when it has read something. */
    static final String READ = "READ";

    private static final int LONGEST_FACT = 500;
    private static final long LARGEST_ENTRY = 64L << 20;
    private static final int MOST_ENTRIES = 2000;
    private static final Set<String> NETWORK = Set.of("http", "https", "ftp", "mailto");

    private ReadingRoom() {}

    /** Called with the kind of file and the longest text to take. */
    public static void main(String[] args) throws IOException {
        var out = new DataOutputStream(new BufferedOutputStream(System.out));
        System.setOut(System.err);
        lock();
        try {
            write(read(FileKind.valueOf(args[0]), System.in.readAllBytes(), Integer.parseInt(args[1])), out);
        } catch (UnreadableDocument unreadable) {
            out.writeUTF(unreadable.reason().name());
        } catch (StackOverflowError endless) {
            out.writeUTF(TOO_MUCH_WORK.name());
        }
        out.flush();
        // not to wait for whatever a parser has started
        Runtime.getRuntime().halt(0);
    }

    /** No file has a reason to fetch anything: names are looked up in an empty list (see {@link ReadingProcess}), and addresses open nothing. */
    private static void lock() {
        URL.setURLStreamHandlerFactory(protocol -> NETWORK.contains(protocol.toLowerCase(Locale.ROOT))
                ? new URLStreamHandler() {
                    @Override
                    protected URLConnection openConnection(URL address) throws IOException {
                        throw new IOException("nothing is fetched from here");
                    }
                }
                : null);
        ZipSecureFile.setMaxEntrySize(LARGEST_ENTRY);
        ZipSecureFile.setMaxFileCount(MOST_ENTRIES);
    }

    static Copy read(FileKind kind, byte[] file, int longest) {
        var paragraphs = new Paragraphs(kind, longest);
        var metadata = new Metadata();
        try (var stream = TikaInputStream.get(new ByteArrayInputStream(file))) {
            parser(kind, metadata).parse(stream, paragraphs, metadata, context());
        } catch (EncryptedDocumentException locked) {
            throw new UnreadableDocument(ENCRYPTED, locked);
        } catch (Paragraphs.TooLong tooLong) {
            throw new UnreadableDocument(TOO_LONG, tooLong);
        } catch (IOException | SAXException | TikaException | RuntimeException broken) {
            throw why(broken);
        }
        return copy(kind, paragraphs.text(), metadata);
    }

    private static UnreadableDocument why(Exception broken) {
        var causes = Stream.iterate((Throwable) broken, Objects::nonNull, Throwable::getCause)
                .limit(10)
                .toList();
        if (causes.stream().anyMatch(Paragraphs.TooLong.class::isInstance))
            return new UnreadableDocument(TOO_LONG, broken);
        if (causes.stream().anyMatch(EncryptedDocumentException.class::isInstance))
            return new UnreadableDocument(ENCRYPTED, broken);
        if (causes.stream().anyMatch(cause -> String.valueOf(cause.getMessage()).contains("Zip bomb")))
            return new UnreadableDocument(TOO_MUCH_WORK, broken);
        return new UnreadableDocument(BROKEN, broken);
    }

    private static Parser parser(FileKind kind, Metadata metadata) {
        return switch (kind) {
            case WORD -> new OOXMLParser();
            case PDF -> new PDFParser();
            case HTML, TEXT -> {
                metadata.set(HttpHeaders.CONTENT_TYPE, "text/html; charset=UTF-8");
                metadata.set(TikaCoreProperties.CONTENT_TYPE_USER_OVERRIDE, "text/html; charset=UTF-8");
                yield new JSoupParser();
            }
        };
    }

    private static ParseContext context() {
        var office = new OfficeParserConfig();
        office.setUseSAXDocxExtractor(true);
        office.setIncludeDeletedContent(false);
        office.setIncludeMoveFromContent(false);
        office.setIncludeHeadersAndFooters(false);
        office.setExtractMacros(false);
        var pdf = new PDFParserConfig();
        pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        pdf.setExtractInlineImages(false);
        pdf.setExtractAnnotationText(false);
        pdf.setExtractAcroFormContent(false);
        pdf.setExtractBookmarksText(false);
        var context = new ParseContext();
        context.set(OfficeParserConfig.class, office);
        context.set(PDFParserConfig.class, pdf);
        context.set(HtmlMapper.class, IdentityHtmlMapper.INSTANCE);
        // it was decoded before it came here; what the page says of itself no longer holds
        context.set(EncodingDetector.class, (bytes, facts) -> UTF_8);
        context.set(EmbeddedDocumentExtractor.class, new NothingWithin());
        return context;
    }

    /** What is attached to or embedded in a file stays closed. */
    private static final class NothingWithin implements EmbeddedDocumentExtractor {
        @Override
        public boolean shouldParseEmbedded(Metadata metadata) {
            return false;
        }

        @Override
        public void parseEmbedded(
                java.io.InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml) {}
    }

    private static Copy copy(FileKind kind, String text, Metadata metadata) {
        var pages = number(metadata.get(PagedText.N_PAGES));
        var empty = (int) Arrays.stream(metadata.getValues(PDF.CHARACTERS_PER_PAGE))
                .filter(characters -> number(characters) == 0)
                .count();
        if (text.isBlank()) throw new UnreadableDocument(kind == FileKind.PDF ? SCANNED : NO_TEXT);
        return new Copy(
                text,
                first(metadata, "og:title", TikaCoreProperties.TITLE.getName(), "title"),
                first(metadata, "og:site_name"),
                first(metadata, "article:published_time", "datePublished", "pubdate"),
                pages,
                Math.min(empty, pages));
    }

    private static int number(@Nullable String value) {
        return value != null && value.matches("\\d{1,9}") ? Integer.parseInt(value) : 0;
    }

    private static @Nullable String first(Metadata metadata, String... names) {
        return Stream.of(names)
                .map(metadata::get)
                .filter(value -> value != null && !value.isBlank())
                .map(value -> value.strip().replaceAll("\\s+", " "))
                .filter(value -> value.length() <= LONGEST_FACT)
                .findFirst()
                .orElse(null);
    }

    private static void write(Copy copy, DataOutputStream out) throws IOException {
        out.writeUTF(READ);
        var text = copy.text().getBytes(UTF_8);
        out.writeInt(text.length);
        out.write(text);
        for (var fact : Arrays.asList(copy.title(), copy.publisher(), copy.published()))
            out.writeUTF(fact == null ? "" : fact);
        out.writeInt(copy.pages());
        out.writeInt(copy.pagesWithoutText());
    }

    /** The other end: what the process wrote. */
    static Copy answer(DataInputStream in) throws IOException {
        var word = in.readUTF();
        if (!word.equals(READ)) throw new UnreadableDocument(UnreadableDocument.Reason.valueOf(word));
        var text = in.readNBytes(in.readInt());
        return new Copy(
                new String(text, UTF_8),
                fact(in.readUTF()),
                fact(in.readUTF()),
                fact(in.readUTF()),
                in.readInt(),
                in.readInt());
    }

    private static @Nullable String fact(String written) {
        return written.isEmpty() ? null : written;
    }
}
