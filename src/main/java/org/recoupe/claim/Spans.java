package org.recoupe.claim;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Facts;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.Span;

/** Places in a text, stored as {@code 0-12,40-51}. */
record Spans(List<Span> list) {
    /** Longest passage marked by hand, in UTF-16 units. */
    static final int LONGEST_PASSAGE = 5000;

    /** So much of two passages in common, and they are one: a word more or less makes no other claim. */
    private static final double SAME_PLACE = 0.8;

    static final Spans NONE = new Spans(List.of());

    private static final String GAP = " … ";
    private static final Pattern BLANK_LINE = Pattern.compile("\\R\\s*\\R");

    Spans {
        list = List.copyOf(list);
    }

    /** In code points, as the API counts. */
    List<Facts> facts(String text) {
        return list.stream()
                .map(span -> span.inCodePoints(text))
                .map(span -> Facts.of("start", span.start()).with("end", span.end()))
                .toList();
    }

    String in(String text) {
        return list.stream().map(span -> span.in(text)).collect(Collectors.joining(GAP));
    }

    /**
     * The places somebody marked.
     *
     * @param field the form's, for a refusal
     * @param marked in code points, in the order of the text
     * @throws Invalid if they are no places of this text, or cut a word in two
     */
    static Spans marked(String field, List<Span> marked, String text) {
        var length = text.codePointCount(0, text.length());
        var places = new ArrayList<Span>();
        var after = 0;
        for (var place : marked) {
            if (place.start() < after || place.end() > length) throw nowhere(field);
            after = place.end();
            var stripped = Words.stripped(Span.ofCodePoints(place.start(), place.end(), text), text);
            if (stripped == null) throw nowhere(field);
            if (Words.isInside(stripped.start(), text) || Words.isInside(stripped.end(), text)) {
                throw new Invalid(field, "inside-word", "it begins or ends within a word");
            }
            places.add(stripped);
        }
        if (places.isEmpty()) throw nowhere(field);
        if (places.stream().mapToInt(Span::length).sum() > LONGEST_PASSAGE) {
            throw new Invalid(field, "too-long", "at most " + LONGEST_PASSAGE + " characters");
        }
        return new Spans(places);
    }

    private static Invalid nowhere(String field) {
        return new Invalid(field, "not-in-text", "there is no such place in the text");
    }

    int start() {
        return list.isEmpty() ? 0 : list.get(0).start();
    }

    private int end() {
        return list.isEmpty() ? 0 : list.get(list.size() - 1).end();
    }

    /** Whether most of it and most of the other are the same places of a text. */
    boolean isNearly(Spans other) {
        var shared = 0;
        for (var mine : list)
            for (var theirs : other.list)
                shared += Math.max(0, Math.min(mine.end(), theirs.end()) - Math.max(mine.start(), theirs.start()));
        return shared > 0 && shared >= SAME_PLACE * Math.max(length(), other.length());
    }

    private int length() {
        return list.stream().mapToInt(Span::length).sum();
    }

    /** What lies before a position, without the comma or space it ends with; empty if that is nothing. */
    Spans before(int position, String text) {
        return part(
                text, span -> span.start() >= position ? null : new Span(span.start(), Math.min(span.end(), position)));
    }

    /** What lies from a position on; empty if that is nothing. */
    Spans from(int position, String text) {
        return part(
                text, span -> span.end() <= position ? null : new Span(Math.max(span.start(), position), span.end()));
    }

    private Spans part(String text, Function<Span, @Nullable Span> cut) {
        return new Spans(list.stream()
                .map(cut)
                .filter(Objects::nonNull)
                .map(span -> Words.stripped(span, text))
                .filter(Objects::nonNull)
                .toList());
    }

    /** Both together; what only a space or comma parts becomes one. */
    Spans with(Spans other, String text) {
        var all = new ArrayList<Span>();
        Stream.concat(list.stream(), other.list.stream()).sorted().forEach(span -> {
            var last = all.isEmpty() ? null : all.get(all.size() - 1);
            if (last != null && (span.start() <= last.end() || Words.none(last.end(), span.start(), text))) {
                all.set(all.size() - 1, new Span(last.start(), Math.max(last.end(), span.end())));
            } else {
                all.add(span);
            }
        });
        return new Spans(all);
    }

    /** Whether both stand in one paragraph. */
    boolean isBeside(Spans other, String text) {
        var from = Math.min(start(), other.start());
        var to = Math.max(end(), other.end());
        return from < to && !BLANK_LINE.matcher(text).region(from, to).find();
    }

    /** The whole paragraphs in which it stands. */
    String paragraph(String text) {
        var from = 0;
        for (var gap = BLANK_LINE.matcher(text); gap.find(); ) {
            if (gap.start() >= end()) return text.substring(from, gap.start());
            if (gap.end() <= start()) from = gap.end();
        }
        return text.substring(from);
    }

    /**
     * The same words in another text.
     *
     * @param words these, as {@link #in} gave them
     * @param near of several, the place nearest to this position is meant
     */
    Optional<Spans> foundAgain(String words, String text, int near) {
        var pieces = list.size() == 1 ? new String[] {words} : words.split(GAP, -1);
        if (pieces.length != list.size()) return Optional.empty();
        var found = new ArrayList<Span>();
        for (int i = 0; i < pieces.length; i++) {
            var expected = near + list.get(i).start() - start();
            var after = found.isEmpty() ? 0 : found.get(found.size() - 1).end();
            var place = Words.places(pieces[i], text).stream()
                    .filter(span -> span.start() >= after)
                    .min(Comparator.comparingInt(span -> Math.abs(span.start() - expected)));
            if (place.isEmpty()) return Optional.empty();
            found.add(place.get());
        }
        return Optional.of(new Spans(found));
    }

    @Converter(autoApply = true)
    static class AsText implements AttributeConverter<Spans, String> {
        @Override
        public String convertToDatabaseColumn(Spans spans) {
            return spans.list().stream().map(s -> s.start() + "-" + s.end()).collect(Collectors.joining(","));
        }

        @Override
        public Spans convertToEntityAttribute(String stored) {
            if (stored == null || stored.isEmpty()) return NONE;
            return new Spans(Stream.of(stored.split(",", -1))
                    .map(place -> place.split("-", 2))
                    .map(ends -> new Span(Integer.parseInt(ends[0]), Integer.parseInt(ends[1])))
                    .toList());
        }
    }
}
