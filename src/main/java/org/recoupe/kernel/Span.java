package org.recoupe.kernel;

/**
 * A place in a text: {@code [start, end)} in UTF-16 units, as Java counts. Everything that leaves the house (API, exports, pages)
 * counts Unicode code points; {@link #inCodePoints} converts.
 */
public record Span(int start, int end) implements Comparable<Span> {

    /** @throws IllegalArgumentException if the span is empty, reversed or begins before the text */
    public Span {
        if (start < 0 || end <= start) throw new IllegalArgumentException("[%d,%d)".formatted(start, end));
    }

    /** The words at this place. */
    public String in(String text) {
        return text.substring(start, end);
    }

    public boolean overlaps(Span other) {
        return start < other.end && other.start < end;
    }

    public boolean contains(Span other) {
        return start <= other.start && other.end <= end;
    }

    public int length() {
        return end - start;
    }

    /** The same place counted in Unicode code points of {@code text}. */
    public Span inCodePoints(String text) {
        var from = text.codePointCount(0, start);
        return new Span(from, from + text.codePointCount(start, end));
    }

    /** The place in UTF-16 units of a span counted in code points of {@code text}. */
    public static Span ofCodePoints(int start, int end, String text) {
        var from = text.offsetByCodePoints(0, start);
        return new Span(from, text.offsetByCodePoints(from, end - start));
    }

    @Override
    public int compareTo(Span other) {
        return start != other.start ? Integer.compare(start, other.start) : Integer.compare(end, other.end);
    }
}
