package org.recoupe.web.article;

import static org.recoupe.web.article.NewArticleForm.given;
import static org.recoupe.web.article.NewArticleForm.quote;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recoupe.article.KnownStories;
import org.recoupe.document.Copy;
import org.recoupe.extraction.Outline;
import org.recoupe.web.Wording;

/**
 * What the page shows of a text before anything is saved: what goes into the fields unless the editor said otherwise, and what is
 * worth knowing.
 *
 * @param toldTitle what was recognised as the title, to know later whether somebody changed it
 * @param opening whether that is only how the text begins, for want of a headline
 * @param publishedAt in the zone, as a field for date and time takes it
 * @param language told from the text; null if it cannot be
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
        List<KnownStories.Story> same,
        List<Version> versions) {
    /** As long as headlines get. */
    private static final int LONGEST_OPENING = 110;

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

    /** @param copy as read from a file, or null if the text was typed */
    static Recognised of(
            NewArticleForm form,
            @Nullable Copy copy,
            Outline outline,
            ZoneId newsroom,
            List<KnownStories.Story> same,
            List<Version> versions) {
        var text = form.copy();
        var headline = told(quote(outline.headline(), text), copy == null ? null : copy.title());
        var title = headline.isEmpty() ? begun(outline, text) : headline;
        var publisher = told(outline.agency(), copy == null ? null : copy.publisher());
        var published = copy == null ? "" : local(copy.published(), newsroom);
        var given = given(form.publishedAt());
        return new Recognised(
                unlessTyped(form.title(), form.toldTitle(), title),
                title,
                headline.isEmpty() && !title.isEmpty(),
                unlessTyped(form.publisher(), form.toldPublisher(), publisher),
                publisher,
                given == null ? published : given,
                given == null || given(form.zone()) == null
                        ? zone(form, published, newsroom)
                        : String.valueOf(form.zone()),
                outline.language() == null ? null : outline.language().code(),
                quote(outline.dateline(), text),
                quote(outline.byline(), text),
                outline.paragraphs(),
                outline.words(),
                same,
                versions);
    }

    /** The versions that resemble it, one of them perhaps probably the same dispatch. */
    public boolean probablyNewVersion() {
        return same.isEmpty() && versions.stream().anyMatch(version -> version.alike() > 0);
    }

    private static String zone(NewArticleForm form, String published, ZoneId newsroom) {
        return published.isEmpty() && given(form.zone()) != null ? String.valueOf(form.zone()) : newsroom.getId();
    }

    private static String begun(Outline outline, String text) {
        if (outline.opening() == null) return "";
        var sentence = Wording.excerpt(outline.opening().in(text), LONGEST_OPENING);
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private static String told(@Nullable String first, @Nullable String second) {
        return first != null ? first : second != null ? second : "";
    }

    /** What somebody wrote stays; what Recoupe wrote follows the text. */
    private static String unlessTyped(@Nullable String field, @Nullable String toldBefore, String told) {
        var written = given(field);
        return written == null || written.equals(given(toldBefore)) ? told : written;
    }

    private static String local(@Nullable String published, ZoneId zone) {
        if (published == null) return "";
        try {
            return OffsetDateTime.parse(published)
                    .atZoneSameInstant(zone)
                    .toLocalDateTime()
                    .truncatedTo(ChronoUnit.MINUTES)
                    .toString();
        } catch (DateTimeException withoutZone) {
            return "";
        }
    }
}
