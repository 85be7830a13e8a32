package org.recoupe.claim;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.recoupe.kernel.Span;

/** Places in a text, stored as {@code 0-12,40-51}. */
record Spans(List<Span> list) {
    /** Longest passage marked by hand, in UTF-16 units. */
    static final int LONGEST_PASSAGE = 5000;

    static final Spans NONE = new Spans(List.of());

    Spans {
        list = List.copyOf(list);
    }

    String in(String text) {
        return list.stream().map(span -> span.in(text)).collect(Collectors.joining(" … "));
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
