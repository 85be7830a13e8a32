package org.recoupe.trial;

import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.recoupe.article.Article;
import org.recoupe.article.ArticleStatus;
import org.recoupe.article.Intake;
import org.recoupe.claim.Approval;
import org.recoupe.claim.ClaimFile;
import org.recoupe.claim.ClaimState;
import org.recoupe.claim.ClaimView;
import org.recoupe.claim.EvidenceStance;
import org.recoupe.claim.Proposal;
import org.recoupe.claim.RetractionReason;
import org.recoupe.claim.SetAsideReason;
import org.recoupe.claim.Triage;
import org.recoupe.claim.Verdict;
import org.recoupe.claim.Verification;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts three dispatches into an empty newsroom and works on them as its people would, so that no page is empty. Every step looks first
 * where its claim stands: a start that was cut short goes on at the next one, and once all is done it is never touched again.
 */
@Component
@Profile("trial")
@ConditionalOnProperty(name = "recoupe.trial.newsroom", matchIfMissing = true)
class TrialNewsroom {
    private static final Logger log = LoggerFactory.getLogger(TrialNewsroom.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Intake intake;
    private final Triage triage;
    private final Verification verification;
    private final Approval approval;
    private final ClaimFile file;
    private final TrialPeople people;
    private final JdbcTemplate database;
    private final TransactionTemplate transaction;

    TrialNewsroom(
            Intake intake,
            Triage triage,
            Verification verification,
            Approval approval,
            ClaimFile file,
            TrialPeople people,
            JdbcTemplate database,
            TransactionTemplate transaction) {
        this.intake = intake;
        this.triage = triage;
        this.verification = verification;
        this.approval = approval;
        this.file = file;
        this.people = people;
        this.database = database;
        this.transaction = transaction;
    }

    @EventListener(ApplicationReadyEvent.class)
    void open() {
        if (isSetUp()) return;
        var worker = new Thread(this::setUp, "trial-newsroom");
        worker.setDaemon(true);
        worker.start();
    }

    private boolean isSetUp() {
        return Boolean.TRUE.equals(
                database.queryForObject("select exists (select 1 from trial_newsroom)", Boolean.class));
    }

    private void setUp() {
        try {
            var stories = deliver();
            if (!stories.isEmpty()) {
                work(stories);
            }
            database.update("insert into trial_newsroom (set_up_at) values (now())");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.warn("The demonstration newsroom is not complete; the next start goes on with it", e);
        }
    }

    /** All three or none; nothing if the newsroom already has dispatches of its own. */
    private Map<TrialStory, UUID> deliver() {
        var delivered = new EnumMap<TrialStory, UUID>(TrialStory.class);
        transaction.executeWithoutResult(tx -> {
            if (intake.isEmpty()) {
                for (var story : TrialStory.values())
                    intake.receive(story.submission(), on(story.desk(), Role.EDITOR, 0));
            }
            var known = intake.newest(Actor.SYSTEM);
            for (var story : TrialStory.values()) {
                known.stream()
                        .filter(article -> story.externalId().equals(article.externalId()))
                        .forEach(article -> delivered.put(story, article.id()));
            }
        });
        return delivered;
    }

    private void work(Map<TrialStory, UUID> stories) throws InterruptedException {
        for (var story : stories.values()) waitUntilRead(story);
        var port = stories.get(TrialStory.PORT);
        if (port != null) workOnPort(port);
        var budget = stories.get(TrialStory.BUDGET);
        if (budget != null) workOnBudget(budget);
    }

    private void workOnPort(UUID article) {
        accept(article, on("international", Role.EDITOR, 0));
        var claims = checkable(article);
        var karim = new Work(TrialStory.PORT, on("international", Role.REVIEWER, 0));
        var ines = new Work(TrialStory.PORT, on("international", Role.REVIEWER, 1));
        var paul = on("international", Role.SUPERVISOR, 0);
        approve(
                propose(
                        at(claims, 0),
                        karim,
                        EvidenceStance.REFUTES,
                        Verdict.Kind.DISPUTED,
                        null,
                        "Le ministère et l'OVL donnent deux bilans inconciliables ; l'hôpital en donne un troisième."),
                paul);
        approve(
                propose(
                        at(claims, 1),
                        ines,
                        EvidenceStance.SUPPORTS,
                        Verdict.Kind.CONFIRMED,
                        null,
                        "Deux sources sans lien avec le ministère ont vu le feu éteint."),
                paul);
        approve(
                propose(
                        at(claims, 2),
                        karim,
                        EvidenceStance.CONTEXT,
                        Verdict.Kind.UNVERIFIED,
                        null,
                        "Personne d'autre que l'OVL n'a pu compter les morts."),
                paul);
        approve(
                propose(
                        at(claims, 3),
                        ines,
                        EvidenceStance.REFUTES,
                        Verdict.Kind.RETRACTED,
                        RetractionReason.SOURCE_WITHDREW,
                        "L'OVL a retiré cette phrase dans un second communiqué."),
                paul);
        propose(
                at(claims, 4),
                karim,
                EvidenceStance.SUPPORTS,
                Verdict.Kind.CONFIRMED,
                null,
                "Le manifeste et le registre du terminal concordent.");
        giveBack(
                propose(
                        at(claims, 5),
                        ines,
                        EvidenceStance.REFUTES,
                        Verdict.Kind.DISPUTED,
                        null,
                        "Deux sources disent que personne n'avait alerté la direction."),
                paul,
                "Citez le communiqué du syndicat, avec sa date, et regardez %s.".formatted(reference(article, 9)));
        start(at(claims, 6), ines, EvidenceStance.SUPPORTS);
    }

    private void workOnBudget(UUID article) {
        var hugo = on("politique", Role.EDITOR, 0);
        if (intake.article(article, hugo).status() == ArticleStatus.READY) {
            file.ofArticle(article, hugo).stream()
                    .filter(claim -> claim.state() == ClaimState.SELECTED)
                    .reduce((first, last) -> last)
                    .ifPresent(last -> triage.setAside(last.id(), SetAsideReason.NO_TIME, null, hugo));
        }
        accept(article, hugo);
        var claims = checkable(article);
        propose(
                at(claims, 0),
                new Work(TrialStory.BUDGET, on("politique", Role.REVIEWER, 0)),
                EvidenceStance.SUPPORTS,
                Verdict.Kind.CONFIRMED,
                null,
                "Le rapport et la délibération disent la même chose.");
        start(at(claims, 1), new Work(TrialStory.BUDGET, on("politique", Role.REVIEWER, 1)), EvidenceStance.REFUTES);
    }

    /** Who works on which story. */
    private record Work(TrialStory story, Actor reviewer) {}

    private void approve(@Nullable ClaimView claim, Actor supervisor) {
        if (claim != null && claim.state() == ClaimState.VERDICT_PROPOSED) {
            approval.approve(claim.id(), claim.version(), null, supervisor);
        }
    }

    private void giveBack(@Nullable ClaimView claim, Actor supervisor, String why) {
        if (claim != null && claim.state() == ClaimState.VERDICT_PROPOSED) {
            approval.returnVerdict(claim.id(), claim.version(), why, supervisor);
        }
    }

    private @Nullable ClaimView propose(
            @Nullable ClaimView claim,
            Work work,
            EvidenceStance stance,
            Verdict.Kind verdict,
            @Nullable RetractionReason reason,
            String rationale) {
        if (claim == null) return null;
        if (claim.verdict() == null) {
            start(claim, work, stance);
            var version = file.claim(claim.id(), work.reviewer()).version();
            verification.proposeVerdict(
                    claim.id(), new Proposal(verdict, reason, rationale, "", null), version, work.reviewer());
        }
        return file.claim(claim.id(), work.reviewer());
    }

    private void start(@Nullable ClaimView claim, Work work, EvidenceStance stance) {
        if (claim == null
                || claim.state() != ClaimState.IN_VERIFICATION
                || !claim.evidence().isEmpty()) return;
        transaction.executeWithoutResult(tx -> {
            verification.take(claim.id(), work.reviewer());
            work.story().evidence(stance).forEach(piece -> verification.attach(claim.id(), piece, work.reviewer()));
        });
    }

    private void accept(UUID article, Actor editor) {
        if (intake.article(article, editor).status() == ArticleStatus.READY) intake.accept(article, editor);
    }

    /** Those that are being verified or further, by number: always the same ones, however often this starts. */
    private List<ClaimView> checkable(UUID article) {
        Predicate<ClaimView> aside = claim -> claim.state() == ClaimState.SET_ASIDE;
        return file.ofArticle(article, Actor.SYSTEM).stream()
                .filter(aside.negate())
                .sorted(Comparator.comparingInt(ClaimView::number))
                .toList();
    }

    private String reference(UUID article, int number) {
        return file.ofArticle(article, Actor.SYSTEM).stream()
                .filter(claim -> claim.number() == number)
                .map(ClaimView::reference)
                .findFirst()
                .orElse("les autres");
    }

    private static @Nullable ClaimView at(List<ClaimView> claims, int index) {
        return index < claims.size() ? claims.get(index) : null;
    }

    private Actor on(String desk, Role role, int which) {
        return people.everybody().stream()
                .filter(person ->
                        person.desks().equals(List.of(desk)) && person.roles().get(0) == role)
                .skip(which)
                .findFirst()
                .orElseThrow()
                .actor();
    }

    private void waitUntilRead(UUID article) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (reading(article).status() == ArticleStatus.EXTRACTING) {
            if (System.nanoTime() > deadline) throw new IllegalStateException("the dispatch is still being read");
            synchronized (this) {
                wait(100);
            }
        }
    }

    private Article reading(UUID article) {
        return intake.article(article, Actor.SYSTEM);
    }
}
