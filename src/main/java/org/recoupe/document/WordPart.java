package org.recoupe.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** One part of a Word document as it is read: its paragraphs, and the words that do not belong to them. */
final class WordPart {
    private static final Set<String> NEVER = Set.of("instrText", "delInstrText", "Fallback", "sectPr");

    private final Set<String> hiddenStyles;
    private final Paragraphs paragraphs;
    /** Paragraphs stand in boxes that stand in paragraphs. */
    private final Deque<StringBuilder> open = new ArrayDeque<>();

    private final List<String> boxes = new ArrayList<>();
    private final List<String> inserted = new ArrayList<>();
    private final List<String> deleted = new ArrayList<>();
    private final List<String> hidden = new ArrayList<>();
    private final StringBuilder added = new StringBuilder();
    private final StringBuilder struck = new StringBuilder();
    private final StringBuilder unseen = new StringBuilder();
    private int insertions;
    private int deletions;
    private int moves;
    private int properties;
    private boolean inRun;
    private boolean runHidden;
    private boolean paragraphHidden;
    private boolean endsDeleted;
    private boolean letters;

    WordPart(Set<String> hiddenStyles, int longest) {
        this.hiddenStyles = hiddenStyles;
        this.paragraphs = new Paragraphs(longest);
    }

    void read(XMLStreamReader events) throws XMLStreamException {
        while (events.hasNext()) {
            switch (events.next()) {
                case XMLStreamConstants.DTD -> throw new XMLStreamException("no declarations");
                case XMLStreamConstants.START_ELEMENT -> {
                    var name = events.getLocalName();
                    if (NEVER.contains(name) || name.endsWith("PrChange")) skip(events);
                    else start(name, events);
                }
                case XMLStreamConstants.END_ELEMENT -> end(events.getLocalName());
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (letters) write(events.getText());
                }
                default -> {}
            }
        }
        endsDeleted = false;
        while (!open.isEmpty()) paragraphEnds();
    }

    /** What stands in each element of that name, the deleted and the hidden apart. */
    List<String> passages(XMLStreamReader events, String element) throws XMLStreamException {
        var found = new ArrayList<String>();
        var words = new StringBuilder();
        while (events.hasNext()) {
            switch (events.next()) {
                case XMLStreamConstants.DTD -> throw new XMLStreamException("no declarations");
                case XMLStreamConstants.START_ELEMENT -> {
                    if (events.getLocalName().equals(element)) words.setLength(0);
                    letters = events.getLocalName().equals("t");
                    if (events.getLocalName().equals("p") && !words.isEmpty()) words.append(' ');
                }
                case XMLStreamConstants.CHARACTERS -> {
                    if (letters) words.append(events.getText());
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    letters = false;
                    if (events.getLocalName().equals(element)
                            && !words.toString().isBlank())
                        found.add(words.toString().strip());
                }
                default -> {}
            }
        }
        return found;
    }

    String text() {
        return paragraphs.text();
    }

    List<String> inserted() {
        return inserted;
    }

    List<String> deleted() {
        return deleted;
    }

    List<String> hidden() {
        return hidden;
    }

    static String value(XMLStreamReader events, String name) {
        for (var i = 0; i < events.getAttributeCount(); i++)
            if (events.getAttributeLocalName(i).equals(name)) return events.getAttributeValue(i);
        return "";
    }

    /** A property without a value is on. */
    static boolean isOn(XMLStreamReader events) {
        return !Set.of("0", "false", "off").contains(value(events, "val"));
    }

    private void start(String name, XMLStreamReader events) {
        if (properties > 0) {
            property(name, events);
            return;
        }
        switch (name) {
            case "p" -> {
                if (open.isEmpty() || !endsDeleted) open.push(new StringBuilder());
                endsDeleted = false;
                paragraphHidden = false;
            }
            case "r" -> {
                inRun = true;
                runHidden = paragraphHidden;
            }
            case "pPr", "rPr", "tblPr", "trPr", "tcPr", "sdtPr" -> properties++;
            case "t", "delText" -> letters = true;
            case "br", "cr" -> write("\n");
            case "tab" -> write("\t");
            case "noBreakHyphen" -> write("-");
            case "ins" -> insertions++;
            case "del" -> deletions++;
            case "moveFrom" -> moves++;
            default -> {}
        }
    }

    private void property(String name, XMLStreamReader events) {
        switch (name) {
            case "rPr" -> properties++;
            case "vanish" -> {
                if (inRun) runHidden = isOn(events);
            }
            case "rStyle" -> runHidden |= hiddenStyles.contains(value(events, "val"));
            case "pStyle" -> paragraphHidden |= hiddenStyles.contains(value(events, "val"));
            // the mark at the paragraph's end is struck out: it runs on into the next one
            case "del" -> endsDeleted |= !inRun;
            default -> {}
        }
    }

    private void end(String name) {
        switch (name) {
            case "pPr", "rPr", "tblPr", "trPr", "tcPr", "sdtPr" -> properties--;
            case "t", "delText" -> letters = false;
            case "r" -> inRun = false;
            case "p" -> paragraphEnds();
            case "ins" -> {
                if (properties == 0 && --insertions == 0) keep(inserted, added);
            }
            case "del" -> {
                if (properties == 0 && --deletions == 0) keep(deleted, struck);
            }
            case "moveFrom" -> moves -= properties == 0 ? 1 : 0;
            default -> {}
        }
    }

    private void paragraphEnds() {
        if (open.isEmpty() || endsDeleted) return;
        unhide();
        var ended = open.pop().toString();
        if (!open.isEmpty()) {
            boxes.add(ended);
            return;
        }
        paragraphs.add(ended);
        boxes.forEach(paragraphs::add);
        boxes.clear();
    }

    private void write(String words) {
        if (moves > 0) return;
        if (deletions > 0) {
            struck.append(words);
            return;
        }
        if (runHidden) {
            unseen.append(words);
            return;
        }
        unhide();
        if (insertions > 0) added.append(words);
        if (!open.isEmpty()) open.element().append(words);
    }

    private void unhide() {
        keep(hidden, unseen);
    }

    private static void keep(List<String> passages, StringBuilder words) {
        if (!words.toString().isBlank()) passages.add(words.toString().strip());
        words.setLength(0);
    }

    private static void skip(XMLStreamReader events) throws XMLStreamException {
        for (var depth = 1; depth > 0; ) {
            var event = events.next();
            if (event == XMLStreamConstants.START_ELEMENT) depth++;
            if (event == XMLStreamConstants.END_ELEMENT) depth--;
        }
    }
}
