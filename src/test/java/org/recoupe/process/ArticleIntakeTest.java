package org.recoupe.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.recoupe.process.Newsday.TEXT;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.recoupe.article.ArticleRejected;
import org.recoupe.article.ArticleStatus;
import org.recoupe.claim.ClaimState;
import org.recoupe.claim.MissedClaim;
import org.recoupe.claim.Priority;
import org.recoupe.claim.SetAsideReason;
import org.recoupe.claim.Unreadable;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Role;

/** Every path of {@code article-intake.bpmn}. */
@ProcessTest
class ArticleIntakeTest {
    private static final String HUNGARIAN =
            "A miniszter szerint harmincegy ember halt meg a tegnapi robbanásban. A polgármester háromnapos gyászt hirdetett.";

    private final Newsday day;
    private final Instant began = Instant.now();

    ArticleIntakeTest(Newsday day) {
        this.day = day;
    }

    @AfterAll
    void every_node_was_passed() {
        day.passedEveryNodeOf("article-intake", began);
    }

    @Test
    void a_dispatch_is_read_sorted_checked_and_accepted() {
        var article = day.readArticle();

        day.waitsAt(article, "checkExtraction");
        assertThat(status(article)).isEqualTo(ArticleStatus.READY);
        var claims = day.file.ofArticle(article, day.editor);
        assertThat(claims).hasSize(2);
        assertThat(claims.get(0).state()).isEqualTo(ClaimState.SELECTED);
        assertThat(claims.get(0).priority()).isEqualTo(Priority.HIGH);
        assertThat(Objects.requireNonNull(claims.get(1).setAside()).reason()).isEqualTo(SetAsideReason.NOT_CHECKABLE);

        day.intake.accept(article, day.editor);

        day.isOver(article);
        day.waitsAt(claims.get(0).id(), "verifyClaim");
        day.isOver(claims.get(1).id());
    }

    @Test
    void nothing_is_read_in_the_senders_transaction() {
        day.readingFinds(TEXT);
        var article = day.receives(TEXT, null);

        assertThat(status(article)).isEqualTo(ArticleStatus.EXTRACTING);
        assertThat(day.inbox.stepOfArticle(article)).isEmpty();
    }

    @Test
    void the_editors_step_is_in_the_inbox_of_the_desk() {
        var article = day.readArticle();

        var step = day.step(article);
        assertThat(step.role()).isEqualTo(Role.EDITOR);
        assertThat(step.desk()).isEqualTo(Newsday.DESK);
        assertThat(step.claim()).isNull();
        assertThat(step.due())
                .isEqualTo(
                        day.intake.article(article, Actor.SYSTEM).receivedAt().plus(Duration.ofHours(2)));
    }

    @Test
    void a_language_nobody_taught_us_goes_to_the_editor_at_once() {
        var article = day.receives(HUNGARIAN, null);
        day.readingFails(new Unreadable("This is Hungarian; French and English can be read"));

        day.works(article);

        day.waitsAt(article, "extractByHand");
        assertThat(status(article)).isEqualTo(ArticleStatus.FAILED);
        assertThat(day.intake.article(article, Actor.SYSTEM).failure()).contains("Hungarian");
    }

    @Test
    void the_extractor_itself_refuses_what_it_cannot_read() {
        var article = day.intake
                .receive(
                        org.recoupe.article.Submission.typed(
                                "Cím", HUNGARIAN, null, null, null, null, null, Newsday.DESK),
                        day.editor)
                .id();

        day.works(article);

        day.waitsAt(article, "extractByHand");
    }

    @Test
    void claims_entered_by_hand_are_checked_and_accepted_like_any() {
        var article = day.receives(TEXT, null);
        day.readingFails(new Unreadable("no"));
        day.works(article);

        var claim = day.registration.addByHand(
                article, new MissedClaim("Trente et une personnes sont mortes", null, null, null, null), day.editor);
        day.intake.enteredByHand(article, day.editor);
        day.waitsAt(article, "checkExtraction");
        day.intake.accept(article, day.editor);

        day.isOver(article);
        day.waitsAt(claim, "verifyClaim");
    }

    @Test
    void the_editor_may_find_nothing_to_enter() {
        var article = day.receives(TEXT, null);
        day.readingFails(new Unreadable("no"));
        day.works(article);

        day.intake.enteredByHand(article, day.editor);
        day.waitsAt(article, "checkExtraction");
        day.intake.accept(article, day.editor);

        day.isOver(article);
    }

    @Test
    void what_fails_is_tried_three_times_and_then_given_to_the_editor() {
        var article = day.receives(TEXT, null);
        day.readingFails(new IllegalStateException("lexicon broken"));

        for (var attempt = 1; attempt <= 3; attempt++) {
            assertThatThrownBy(() -> day.works(article)).hasMessageContaining("lexicon broken");
            assertThat(status(article)).isEqualTo(ArticleStatus.EXTRACTING);
        }
        day.works(article);

        day.waitsAt(article, "extractByHand");
        assertThat(status(article)).isEqualTo(ArticleStatus.FAILED);
        assertThat(day.intake.article(article, Actor.SYSTEM).failure()).isEqualTo("lexicon broken");
    }

    @Test
    void a_second_try_that_works_is_as_good_as_the_first() {
        var article = day.receives(TEXT, null);
        day.readingFails(new IllegalStateException("for a moment"));
        assertThatThrownBy(() -> day.works(article)).hasMessageContaining("for a moment");
        day.readingFinds(TEXT);

        day.works(article);

        day.waitsAt(article, "checkExtraction");
    }

    @Test
    void a_new_revision_while_the_last_one_waits_starts_over() {
        var external = UUID.randomUUID().toString();
        day.readingFinds(TEXT);
        var article = day.receives(TEXT, external);
        day.works(article);
        day.waitsAt(article, "checkExtraction");

        assertThat(day.receives(TEXT, external)).isEqualTo(article);

        assertThat(day.inbox.stepOfArticle(article)).isEmpty();
        day.works(article);
        day.waitsAt(article, "checkExtraction");
        assertThat(day.intake.article(article, Actor.SYSTEM).revision()).isEqualTo(2);
    }

    @Test
    void a_new_revision_before_the_last_one_was_read_starts_over() {
        var external = UUID.randomUUID().toString();
        day.readingFinds(TEXT);
        var article = day.receives(TEXT, external);
        day.receives(TEXT, external);

        day.works(article);

        day.waitsAt(article, "checkExtraction");
    }

    @Test
    void a_new_revision_of_an_accepted_story_starts_again_and_leaves_the_claims_alone() {
        var external = UUID.randomUUID().toString();
        day.readingFinds(TEXT);
        var article = day.receives(TEXT, external);
        day.works(article);
        day.intake.accept(article, day.editor);
        var claim = day.firstClaim(article).id();

        day.receives(TEXT, external);
        day.works(article);
        day.waitsAt(article, "checkExtraction");
        day.intake.accept(article, day.editor);

        day.isOver(article);
        day.waitsAt(claim, "verifyClaim");
    }

    @Test
    void a_refused_acceptance_changes_nothing() {
        day.readingFinds(TEXT);
        var article = day.receives(TEXT, null);

        assertThatThrownBy(() -> day.intake.accept(article, day.editor)).isInstanceOf(ArticleRejected.class);

        assertThat(status(article)).isEqualTo(ArticleStatus.EXTRACTING);
        day.works(article);
        day.waitsAt(article, "checkExtraction");
    }

    private ArticleStatus status(UUID article) {
        return day.intake.article(article, Actor.SYSTEM).status();
    }
}
