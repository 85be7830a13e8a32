package org.recoupe.web.source;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.ClaimFile;
import org.recoupe.claim.SourceUse;
import org.recoupe.source.SourceView;
import org.recoupe.web.Wording;

/**
 * A source in the reader's words.
 *
 * @param grade in words; null if nobody graded it
 * @param waiting the grade that waits for a second person; null if none does
 * @param hold the word that put it on hold; null if it is not
 * @param told what was said of it, the newest first
 */
record SourceSheet(
        SourceView view,
        @Nullable String grade,
        @Nullable Told waiting,
        @Nullable Told hold,
        List<TieLine> ties,
        List<Told> told) {

    /** For a field: one a line. */
    public String aliasLines() {
        return String.join("\n", view.aliases());
    }

    /** @param id null for what a text said, which nobody withdraws */
    record TieLine(
            @Nullable UUID id,
            String kind,
            UUID to,
            String name,
            @Nullable String from,
            @Nullable String until,
            boolean holds,
            @Nullable String by,
            @Nullable String reason) {}

    /**
     * @param second who said the same
     * @param but that it waits, or is said no more; null if it stands
     */
    record Told(
            String what,
            String about,
            String by,
            String at,
            @Nullable String second,
            String reason,
            @Nullable String but) {}

    /** A claim that it said. */
    record Use(UUID id, String reference, String text, Wording.Chip chip) {
        static Use of(ClaimFile.Line line, Wording words) {
            return new Use(
                    line.id(),
                    line.reference(),
                    words.quoted(Wording.excerpt(line.text(), 160)),
                    words.chip(line.state(), null));
        }
    }

    /** A piece of it on a claim. */
    record Rest(Use claim, String title, String stance, String basis) {
        static Rest of(SourceUse.Piece piece, ClaimFile.Line line, Wording words) {
            return new Rest(
                    Use.of(line, words),
                    piece.title(),
                    words.known("evidence.", piece.stance().name()),
                    words.known("basis.", piece.basis().name()));
        }
    }

    static SourceSheet of(SourceView view, Wording words) {
        var grade = view.grade();
        var waiting = view.waiting();
        var history = view.history().stream().map(said -> told(said, words)).toList();
        return new SourceSheet(
                view,
                grade == null ? null : words.say("reliability." + grade),
                waiting == null ? null : told(waiting, words),
                view.hold()
                        ? view.history().stream()
                                .filter(said -> said.about().equals("HOLD"))
                                .findFirst()
                                .map(said -> told(said, words))
                                .orElse(null)
                        : null,
                view.ties().stream().map(tie -> line(tie, words)).toList(),
                history);
    }

    private static TieLine line(SourceView.TieView tie, Wording words) {
        return new TieLine(
                tie.id(),
                words.say("tie." + tie.kind()),
                tie.to().id(),
                tie.to().name(),
                tie.from() == null ? null : words.date(tie.from()),
                tie.until() == null ? null : words.date(tie.until()),
                tie.holds(),
                tie.by() == null ? null : words.who(tie.by()),
                tie.reason());
    }

    private static Told told(SourceView.Said said, Wording words) {
        var what = switch (said.about()) {
            case "GRADE" -> words.say("reliability." + said.said());
            case "STANDING" -> words.say("standing." + said.said());
            case "HOLD" -> words.say("source.hold." + said.said());
            default -> said.said();
        };
        return new Told(
                what,
                words.say("source.about." + said.about()),
                words.who(said.by()),
                words.moment(said.at()),
                said.second() == null ? null : words.who(said.second()),
                said.reason(),
                said.over()
                        ? words.say("source.stands.over")
                        : said.stands() == null ? words.say("source.stands.waits") : null);
    }
}
