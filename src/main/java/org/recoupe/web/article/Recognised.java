package org.recoupe.web.article;

import static org.recoupe.web.article.NewArticleForm.given;
import static org.recoupe.web.article.NewArticleForm.quote;
import static org.recoupe.web.article.NewArticleForm.unlessTyped;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recoupe.article.KnownStories;
import org.recoupe.extraction.Outline;
import org.recoupe.extraction.statement.ForeignPassage;
import org.recoupe.web.Wording;

/**
 * What the page shows of a text before anything is saved: what goes into the fields unless the editor said otherwise, and what is
 * worth knowing.
 *
 * @param toldTitle what was recognised as the title, to know later whether somebody changed it
 * @param opening whether that is only how the text begins, for want of a headline
 * @param publishedAt in the zone, as a field for date and time takes it
 * @param language told from the text; null if it cannot be
 * @param embargo until when it must not be published, if that is still to come
 * @param foreign paragraphs in another language, from which nothing is claimed
 * @param same stories with exactly this text
 * @param versions stories this could be a new version of
 */
record Recognised(
        String title,
        String toldTitle,
        boolean opening,
        String publisher,
        String toldPublisher,
        String publishedAt,
        String zone,
        @Nullable String language,
        @Nullable String dateline,
        @Nullable String byline,
        int paragraphs,
        int words,
        @Nullable Instant embargo,
        List<Foreign> foreign,
        List<KnownStories.Story> same,
        List<Version> versions) {
    /** As long as headlines get. */
    private static final int LONGEST_OPENING = 110;

    /** A paragraph in another language, by its code. */
    record Foreign(String language, String words) {}

    /**
     * A story this could be a new version of.
     *
     * @param alike in percent; 0 if it was looked for by its title
     */
    record Version(KnownStories.Story story, boolean chosen, int alike) {
        static Version of(KnownStories.Story story, @Nullable String chosen) {
            return new Version(story, story.id().toString().equals(chosen), (int) Math.round(story.alike() * 100));
        }
    }

    static Recognised of(
            NewArticleForm form,
            Outline outline,
            List<ForeignPassage> foreign,
            ZoneId newsroom,
            Instant now,
            List<KnownStories.Story> same,
            List<Version> versions) {
        var text = form.copy();
        var sent = form.said();
        // what the file says of itself was put there to be read; the first line is only a guess
        var headline = told(given(sent.title()), quote(outline.headline(), text));
        var title = headline.isEmpty() ? begun(outline, text) : headline;
        var publisher = told(outline.agency(), given(sent.publisher()));
        var at = given(form.publishedAt());
        return new Recognised(
                unlessTyped(form.title(), form.toldTitle(), title),
                title,
                headline.isEmpty() && !title.isEmpty(),
                unlessTyped(form.publisher(), form.toldPublisher(), publisher),
                publisher,
                at == null ? "" : at,
                at == null || given(form.zone()) == null ? newsroom.getId() : String.valueOf(form.zone()),
                outline.language() == null ? null : outline.language().code(),
                quote(outline.dateline(), text),
                quote(outline.byline(), text),
                outline.paragraphs(),
                outline.words(),
                sent.embargoedUntil(now),
                foreign.stream()
                        .map(passage -> new Foreign(
                                passage.language().code(),
                                Wording.excerpt(passage.place().in(text), LONGEST_OPENING)))
                        .toList(),
                same,
                versions);
    }

    /** The versions that resemble it, one of them perhaps probably the same dispatch. */
    public boolean probablyNewVersion() {
        return same.isEmpty() && versions.stream().anyMatch(version -> version.alike() > 0);
    }

    private static String begun(Outline outline, String text) {
        if (outline.opening() == null) return "";
        var sentence = Wording.excerpt(outline.opening().in(text), LONGEST_OPENING);
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private static String told(@Nullable String first, @Nullable String second) {
        return first != null ? first : second != null ? second : "";
    }
}
