package org.recoupe.extraction.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.statement.Extraction;
import org.recoupe.extraction.statement.Form;
import org.recoupe.extraction.statement.Speaker;
import org.recoupe.extraction.statement.Statement;
import org.recoupe.extraction.statement.Value;
import org.recoupe.kernel.Span;

/** What was found, for people to read: statements numbered, who says each, and how they bear on each other. */
public final class Transcript {
    private Transcript() {}

    public static String of(String text, Extraction extraction) {
        var lines = new StringBuilder();
        lines.append("language ").append(extraction.language().code()).append('\n');
        layout(lines, "headline", extraction.headline(), text);
        layout(lines, "dateline", extraction.dateline(), text);
        layout(lines, "byline", extraction.byline(), text);
        for (var place : extraction.tangled()) layout(lines, "too tangled, to be read by hand", place, text);
        var statements = extraction.statements();
        for (var i = 0; i < statements.size(); i++)
            lines.append('\n').append(statement(i, statements.get(i), text, extraction.speakers()));
        if (!extraction.speakers().isEmpty()) lines.append("\nspeakers\n");
        for (var speaker : extraction.speakers())
            lines.append("  ").append(speaker(speaker, extraction.speakers())).append('\n');
        if (!extraction.relations().isEmpty()) lines.append("\nrelations\n");
        for (var relation : extraction.relations())
            lines.append("  %d %s %d: %s%n"
                    .formatted(relation.from() + 1, relation.kind(), relation.to() + 1, relation.because()));
        return lines.toString().replace(System.lineSeparator(), "\n");
    }

    private static void layout(StringBuilder lines, String what, @Nullable Span place, String text) {
        if (place != null)
            lines.append(what).append(' ').append(quoted(place, text)).append('\n');
    }

    private static String statement(int number, Statement statement, String text, List<Speaker> speakers) {
        var lines = new StringBuilder();
        lines.append("%d. %s %s%n".formatted(number + 1, statement.form(), pieces(statement.content(), text)));
        if (statement.form() != Form.NARRATOR) {
            lines.append("   says    ")
                    .append(
                            statement.speaker() == null
                                    ? "?"
                                    : speakers.get(statement.speaker()).name());
            if (!statement.source().isEmpty()) lines.append("  as ").append(pieces(statement.source(), text));
            if (!statement.cue().isEmpty()) lines.append("  cue ").append(pieces(statement.cue(), text));
            lines.append("\n   stance  ").append(statement.stance()).append('\n');
        }
        if (!statement.relay().isEmpty()) {
            lines.append("   relay   ").append(pieces(statement.relay(), text));
            if (statement.relayedBy() != null)
                lines.append("  by ").append(speakers.get(statement.relayedBy()).name());
            lines.append('\n');
        }
        if (statement.parent() != null)
            lines.append("   within  ").append(statement.parent() + 1).append('\n');
        lines.append("   about   ").append(statement.claimClass());
        if (!statement.reasons().isEmpty()) lines.append("  ").append(String.join(", ", statement.reasons()));
        lines.append('\n');
        if (!statement.values().isEmpty())
            lines.append("   values  ")
                    .append(statement.values().stream().map(v -> value(v, text)).collect(Collectors.joining(", ")))
                    .append('\n');
        return lines.toString();
    }

    private static String value(Value value, String text) {
        var meant = switch (value.kind()) {
            case DAY ->
                Objects.equals(value.from(), value.to())
                        ? String.valueOf(value.from())
                        : value.from() + " to " + value.to();
            case PLACE -> value.about();
            case COUNT, MONEY, PERCENT -> (bounds(value) + " " + value.about()).strip();
        };
        return value.kind() + " " + quoted(value.place(), text) + " = " + meant;
    }

    private static String bounds(Value value) {
        if (value.low() == value.high()) return number(value.low());
        if (Double.isInfinite(value.high())) return number(value.low()) + " or more";
        return number(value.low()) + " to " + number(value.high());
    }

    private static String number(double number) {
        return new BigDecimal(number)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String speaker(Speaker speaker, List<Speaker> speakers) {
        var aliases = speaker.aliases().isEmpty() ? "" : " = " + String.join(", ", speaker.aliases());
        var body = speaker.speaksFor() == null
                ? ""
                : " speaks for " + speakers.get(speaker.speaksFor()).name();
        return speaker.kind() + " " + speaker.name() + aliases + body;
    }

    private static String pieces(List<Span> spans, String text) {
        return spans.stream().map(s -> quoted(s, text)).collect(Collectors.joining(" + "));
    }

    private static String quoted(Span span, String text) {
        return "[" + span.in(text).replaceAll("\\s+", " ") + "]";
    }
}
