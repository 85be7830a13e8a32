package org.recoupe.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.recoupe.article.KnownStories;
import org.recoupe.article.Submission;
import org.recoupe.claim.StoryList;
import org.recoupe.claim.StoryList.Stage;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.Language;
import org.recoupe.kernel.NotPermitted;
import org.recoupe.kernel.Role;
import org.recoupe.kernel.Unknown;

/** How the newsroom finds its dispatches again, and knows a text that comes in a second time. */
@ProcessTest
class StoryListTest {
    private final Newsday day;
    private final StoryList stories;
    private final KnownStories known;

    StoryListTest(Newsday day, StoryList stories, KnownStories known) {
        this.day = day;
        this.stories = stories;
        this.known = known;
    }

    private static Submission submission(String title, String text) {
        return Submission.typed(title, text, null, Language.FRENCH, null, null, null, Newsday.DESK);
    }

    private UUID brings(String title, String text) {
        return day.intake.receive(submission(title, text), day.editor).id();
    }

    private StoryList.Page page(String words, @Nullable Stage stage, @Nullable String before, int limit) {
        return stories.page(new StoryList.Query(words, null, stage, before, limit), day.editor);
    }

    @Test
    void a_story_is_found_by_its_title_and_by_how_far_it_has_come() {
        var article = day.readArticle();
        assertThat(stage(article)).isEqualTo(Stage.READY);

        day.intake.accept(article, day.editor);
        assertThat(stage(article)).isEqualTo(Stage.ACCEPTED);

        var claim = day.firstClaim(article).id();
        day.verification.take(claim, day.reviewer);
        day.proposes(claim);
        day.approves(claim);
        assertThat(stage(article)).isEqualTo(Stage.DECIDED);
        var line = line(article);
        assertThat(line.claims()).isEqualTo(2);
        assertThat(line.toCheck()).isZero();
        assertThat(line.decided()).isEqualTo(1);
        assertThat(page("", Stage.ACCEPTED, null, 200).lines())
                .extracting(StoryList.Line::id)
                .doesNotContain(article);
        assertThat(page("", Stage.DECIDED, null, 200).lines())
                .extracting(StoryList.Line::id)
                .contains(article);
    }

    private Stage stage(UUID article) {
        return line(article).stage();
    }

    private StoryList.Line line(UUID article) {
        return page("", null, null, 200).lines().stream()
                .filter(line -> line.id().equals(article))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void pages_show_each_story_once_and_the_counts_say_how_many_there_are() {
        var word = "Éboulis" + UUID.randomUUID();
        var brought = new ArrayList<UUID>();
        for (int i = 0; i < 5; i++) brought.add(brings(word + " " + i, "Le bilan " + i + " est de 31 morts."));

        var seen = new ArrayList<UUID>();
        String before = null;
        do {
            var page = page(word.toLowerCase().replace('é', 'e'), null, before, 2);
            page.lines().forEach(line -> seen.add(line.id()));
            before = page.next();
        } while (before != null);

        assertThat(seen).hasSize(5).containsExactlyInAnyOrderElementsOf(brought);
        var counts = stories.counts(new StoryList.Query(word, null, null, null, 1), day.editor);
        assertThat(counts.all()).isEqualTo(5);
        assertThat(counts.stages()).isEqualTo(Map.of(Stage.EXTRACTING, 5));
        assertThat(counts.desks()).isEqualTo(Map.of(Newsday.DESK, 5));
        var elsewhere = new Actor("eva", Set.of(Role.EDITOR), Set.of("sports"));
        assertThat(stories.page(new StoryList.Query(word, null, null, null, 9), elsewhere)
                        .lines())
                .isEmpty();
        assertThat(stories.counts(new StoryList.Query(word, null, null, null, 9), elsewhere)
                        .all())
                .isZero();
        for (var foreign : List.of("x", "~", "9999-12-31T00:00:00Z~" + UUID.randomUUID(), "2026-01-01T00:00:00Z~x"))
            assertThatThrownBy(() -> page("", null, foreign, 2)).isInstanceOf(Invalid.class);
    }

    @Test
    void a_text_that_comes_again_is_known_and_one_that_resembles_may_be_its_next_version() {
        var word = "Zorval" + UUID.randomUUID();
        var first = "Une explosion a ravagé mardi le port de " + word
                + ", faisant au moins 31 morts, selon la préfecture. Le feu était encore actif dans la soirée.";
        var article = brings("Explosion à " + word, first);

        assertThat(known.same(first, day.editor))
                .extracting(KnownStories.Story::id)
                .containsExactly(article);
        var later = first.replace("31 morts", "34 morts");
        assertThat(known.same(later, day.editor)).isEmpty();
        assertThat(known.resembling(later, day.editor).get(0).id()).isEqualTo(article);
        assertThat(known.resembling(
                        "Tout autre chose est arrivé ce jour-là dans la capitale, selon la police.", day.editor))
                .extracting(KnownStories.Story::id)
                .doesNotContain(article);
        assertThat(known.titled("EXPLOSION A " + word, day.editor))
                .extracting(KnownStories.Story::id)
                .containsExactly(article);
        // a reviewer brings no versions, and another desk knows nothing of it
        assertThat(known.titled(word, day.reviewer)).isEmpty();
        var elsewhere = new Actor("eva", Set.of(Role.EDITOR), Set.of("sports"));
        assertThat(known.same(first, elsewhere)).isEmpty();

        day.intake.revise(article, submission("Explosion à " + word + ": 34 morts", later), day.editor);
        assertThat(day.intake.article(article, day.editor).revision()).isEqualTo(2);
        assertThatThrownBy(() -> day.intake.revise(article, submission("T", later), day.reviewer))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> day.intake.revise(article, submission("T", later), elsewhere))
                .isInstanceOf(Unknown.class);
    }
}
