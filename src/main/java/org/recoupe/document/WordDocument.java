package org.recoupe.document;

import static org.recoupe.document.Remark.Kind.DELETED;
import static org.recoupe.document.Remark.Kind.FOOTNOTES;
import static org.recoupe.document.Remark.Kind.HIDDEN;
import static org.recoupe.document.Remark.Kind.INSERTED;
import static org.recoupe.document.Remark.Kind.MARGIN;
import static org.recoupe.document.Remark.Kind.RUNNING_HEADS;
import static org.recoupe.document.UnreadableDocument.Reason.BROKEN;
import static org.recoupe.document.UnreadableDocument.Reason.NO_TEXT;
import static org.recoupe.document.UnreadableDocument.Reason.TOO_MUCH_WORK;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Word from 2007 on. The text is what it would be with every tracked change accepted; what is in the margin or hidden stays out. */
final class WordDocument implements Format {
    private static final byte[] MARK = "word/".getBytes(StandardCharsets.ISO_8859_1);
    private static final Pattern HEAD_OR_FOOT = Pattern.compile("(?:^|/)(header|footer)\\d*\\.xml$");
    private static final int MOST_PARTS = 2000;
    /** Of the parts that are looked at, and of all there is in the archive. */
    private static final long LARGEST_TEXT = 64L << 20;

    private static final long LARGEST = 512L << 20;

    @Override
    public String id() {
        return "docx";
    }

    @Override
    public boolean knows(byte[] file) {
        return Formats.head(file).startsWith("PK\u0003\u0004") && Formats.holds(file, MARK);
    }

    @Override
    public Copy read(byte[] file, int longest) throws IOException {
        var parts = parts(file);
        var name = mainPart(parts);
        var main = parts.get(name);
        if (main == null) throw new UnreadableDocument(BROKEN);
        var folder = name.substring(0, name.lastIndexOf('/') + 1);
        try {
            var hidden = hiddenStyles(parts.get(folder + "styles.xml"));
            var body = new WordPart(hidden, longest);
            body.read(Xml.events(main));
            var text = body.text();
            if (text.isBlank()) throw new UnreadableDocument(NO_TEXT);
            var remarks = new ArrayList<Remark>();
            tell(remarks, INSERTED, body.inserted());
            tell(remarks, DELETED, body.deleted());
            tell(remarks, HIDDEN, body.hidden());
            tell(remarks, MARGIN, beside(parts.get(folder + "comments.xml"), "comment", longest));
            tell(remarks, FOOTNOTES, beside(parts.get(folder + "footnotes.xml"), "footnote", longest));
            tell(remarks, FOOTNOTES, beside(parts.get(folder + "endnotes.xml"), "endnote", longest));
            tell(remarks, RUNNING_HEADS, runningHeads(parts, folder, longest));
            return new Copy(text, Envelope.NONE, remarks);
        } catch (XMLStreamException broken) {
            throw new UnreadableDocument(BROKEN, broken);
        }
    }

    private static void tell(List<Remark> remarks, Remark.Kind kind, List<String> passages) {
        if (!passages.isEmpty()) remarks.add(Remark.of(kind, passages.size(), String.join("\n", passages)));
    }

    /** Each comment or note, as one passage. */
    private static List<String> beside(byte @Nullable [] part, String element, int longest) throws XMLStreamException {
        if (part == null) return List.of();
        var found = new WordPart(Set.of(), longest);
        return found.passages(Xml.events(part), element);
    }

    /** Of the first page, of left and right ones: what they have in common once. */
    private static List<String> runningHeads(Map<String, byte[]> parts, String folder, int longest)
            throws XMLStreamException {
        var heads = new TreeSet<String>();
        for (var part : parts.entrySet()) {
            var name = HEAD_OR_FOOT.matcher(part.getKey());
            if (part.getKey().startsWith(folder) && name.find())
                heads.addAll(beside(part.getValue(), name.group(1).equals("header") ? "hdr" : "ftr", longest));
        }
        return List.copyOf(heads);
    }

    private static Map<String, byte[]> parts(byte[] file) throws IOException {
        var parts = new HashMap<String, byte[]>();
        var read = 0L;
        var kept = 0L;
        var count = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++count > MOST_PARTS) throw new UnreadableDocument(TOO_MUCH_WORK);
                var name = entry.getName().replaceFirst("^/", "");
                var isText = (name.endsWith(".xml") || name.endsWith(".rels")) && !name.contains("media/");
                if (isText) {
                    var bytes = zip.readNBytes((int) (LARGEST_TEXT - kept + 1));
                    kept += bytes.length;
                    if (kept > LARGEST_TEXT) throw new UnreadableDocument(TOO_MUCH_WORK);
                    parts.put(name, bytes);
                } else {
                    read += zip.skip(LARGEST - read + 1);
                    if (read > LARGEST) throw new UnreadableDocument(TOO_MUCH_WORK);
                }
            }
        }
        return parts;
    }

    /** As the package says, else where Word puts it. */
    private static String mainPart(Map<String, byte[]> parts) throws IOException {
        var relations = parts.get("_rels/.rels");
        if (relations != null) {
            try {
                var events = Xml.events(relations);
                while (events.hasNext()) {
                    if (events.next() != XMLStreamConstants.START_ELEMENT) continue;
                    var type = events.getAttributeValue(null, "Type");
                    var target = events.getAttributeValue(null, "Target");
                    if (type != null && type.endsWith("/officeDocument") && target != null)
                        return target.replaceFirst("^/", "");
                }
            } catch (XMLStreamException broken) {
                throw new UnreadableDocument(BROKEN, broken);
            }
        }
        return "word/document.xml";
    }

    /** A style may hide what is written in it. */
    private static Set<String> hiddenStyles(byte @Nullable [] styles) throws XMLStreamException {
        if (styles == null) return Set.of();
        var hidden = new HashSet<String>();
        var events = Xml.events(styles);
        var style = "";
        while (events.hasNext()) {
            if (events.next() != XMLStreamConstants.START_ELEMENT) continue;
            if (events.getLocalName().equals("style")) style = WordPart.value(events, "styleId");
            if (events.getLocalName().equals("vanish") && WordPart.isOn(events)) hidden.add(style);
        }
        return hidden;
    }
}
