package org.recoupe.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.jspecify.annotations.Nullable;
import org.recoupe.article.Intake;
import org.recoupe.article.Submission;
import org.recoupe.claim.Appraisal;
import org.recoupe.claim.Approval;
import org.recoupe.claim.ClaimFile;
import org.recoupe.claim.ClaimRegistration;
import org.recoupe.claim.ClaimView;
import org.recoupe.claim.EvidenceDetails;
import org.recoupe.claim.EvidenceKind;
import org.recoupe.claim.EvidenceStance;
import org.recoupe.claim.Proposal;
import org.recoupe.claim.Provenance;
import org.recoupe.claim.Triage;
import org.recoupe.claim.Verdict;
import org.recoupe.claim.Verification;
import org.recoupe.extraction.statement.ClaimClass;
import org.recoupe.extraction.statement.Extraction;
import org.recoupe.extraction.statement.Form;
import org.recoupe.extraction.statement.RestsOn;
import org.recoupe.extraction.statement.Speaker;
import org.recoupe.extraction.statement.Stance;
import org.recoupe.extraction.statement.Statement;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.DomainEvent;
import org.recoupe.kernel.Language;
import org.recoupe.kernel.Role;
import org.recoupe.kernel.Span;
import org.recoupe.tasklist.OpenStep;
import org.recoupe.tasklist.ReviewInbox;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.ContextStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.AopTestUtils;

/** People who do what the newsroom does, and a look at where the processes wait. */
@TestComponent
public class Newsday {
    static final String DESK = "monde";
    static final String TEXT =
            "Trente et une personnes sont mortes, selon le ministre.\n\nLe maire annonce un deuil de trois jours.";

    public final Actor editor = person("lea", Role.EDITOR);
    final Actor reviewer = person("karim", Role.REVIEWER);
    final Actor supervisor = person("claire", Role.SUPERVISOR);

    public final Intake intake;
    final ClaimRegistration registration;
    final Triage triage;
    final Verification verification;
    final Approval approval;
    final ClaimFile file;
    final ReviewInbox inbox;
    final ProcessEngine engine;
    final SmartLifecycle watch;
    public final JdbcClient sql;

    /** Everything that happened, in order. */
    final List<DomainEvent> events = new ArrayList<>();

    Newsday(
            Intake intake,
            ClaimRegistration registration,
            Triage triage,
            Verification verification,
            Approval approval,
            ClaimFile file,
            ReviewInbox inbox,
            ProcessEngine engine,
            SmartLifecycle engineHealthIndicator,
            JdbcClient sql) {
        this.intake = intake;
        this.registration = registration;
        this.triage = triage;
        this.verification = verification;
        this.approval = approval;
        this.file = file;
        this.inbox = inbox;
        this.engine = engine;
        this.watch = engineHealthIndicator;
        this.sql = sql;
    }

    /** Nor when the context goes on after it was paused for another's tests. */
    @EventListener({ContextRefreshedEvent.class, ContextStartedEvent.class})
    void nothingRunsByItself() {
        watch.stop();
    }

    @EventListener
    void hear(DomainEvent event) {
        events.add(event);
    }

    static Actor person(String name, Role... roles) {
        return new Actor(name, Set.of(roles), Set.of(DESK));
    }

    // --- what people do

    UUID receives(String text, @Nullable String externalId) {
        return intake.receive(
                        Submission.typed("Titre", text, externalId, Language.FRENCH, null, null, null, DESK), editor)
                .id();
    }

    /** A dispatch is in and read; its first claim will be selected, its second set aside. */
    UUID readArticle() {
        readingFinds(TEXT);
        var article = receives(TEXT, null);
        works(article);
        return article;
    }

    /** A claim in verification. */
    public UUID claimInVerification() {
        var article = readArticle();
        intake.accept(article, editor);
        return firstClaim(article).id();
    }

    /** A claim whose verdict waits for the supervisor. */
    UUID proposedClaim() {
        var claim = claimInVerification();
        verification.take(claim, reviewer);
        proposes(claim);
        return claim;
    }

    /** The claim has its proposal, and its process has not heard of it. */
    UUID proposedPastTheProcess() {
        var claim = claimInVerification();
        verification.take(claim, reviewer);
        sql.sql("""
            insert into verdict (id, claim, number, kind, rationale, missing, rule, sufficient, proposed_by, proposed_at)
            values (gen_random_uuid(), :claim, 1, 'UNVERIFIED', 'Rien.', '', 'test', true, :by, now())\
            """).param("claim", claim).param("by", reviewer.userId()).update();
        sql.sql("update claim set state = 'VERDICT_PROPOSED' where id = :claim")
                .param("claim", claim)
                .update();
        return claim;
    }

    void proposes(UUID claim) {
        verification.attach(
                claim,
                new EvidenceDetails(
                                EvidenceStance.SUPPORTS,
                                "INSEE",
                                EvidenceKind.DOCUMENT,
                                "Bilan",
                                null,
                                null,
                                null,
                                null,
                                true)
                        .knownBy(
                                Provenance.NOT_SAID,
                                new Appraisal(
                                        "tient le registre",
                                        null,
                                        false,
                                        false,
                                        null,
                                        Appraisal.Authenticity.CHECKED,
                                        null)),
                reviewer);
        verification.proposeVerdict(
                claim,
                new Proposal(Verdict.Kind.CONFIRMED, null, "Le document le dit.", "", null),
                view(claim).version(),
                reviewer);
    }

    void approves(UUID claim) {
        approval.approve(claim, view(claim).version(), null, supervisor);
    }

    void returns(UUID claim) {
        approval.returnVerdict(claim, view(claim).version(), "Quelle date ?", supervisor);
    }

    ClaimView firstClaim(UUID article) {
        return file.ofArticle(article, editor).get(0);
    }

    ClaimView view(UUID claim) {
        return file.claim(claim, Actor.SYSTEM);
    }

    // --- what the extraction finds

    void readingFinds(String text) {
        doReturn(extraction(text)).when(reading()).read(any());
    }

    void readingFails(RuntimeException how) {
        doThrow(how).when(reading()).read(any());
    }

    ClaimRegistration reading() {
        return AopTestUtils.getUltimateTargetObject(registration);
    }

    private static Extraction extraction(String text) {
        var end = text.indexOf(',');
        var second = text.indexOf("Le maire");
        return new Extraction(
                Language.FRENCH,
                "test",
                null,
                null,
                null,
                List.of(
                        said(new Span(0, end), ClaimClass.CASUALTIES, 0.9),
                        said(new Span(second, text.length() - 1), ClaimClass.STATEMENT, 0.1)),
                List.of(new Speaker("le ministre", Speaker.Kind.UNNAMED, List.of(), null)),
                List.of(),
                List.of());
    }

    private static Statement said(Span content, ClaimClass about, double worth) {
        return new Statement(
                List.of(content),
                List.of(),
                List.of(),
                List.of(),
                0,
                null,
                null,
                Stance.ASSERTS,
                Form.INDIRECT,
                about,
                "test",
                1,
                new RestsOn(RestsOn.Kind.DESCRIPTION, 0),
                worth,
                List.of(),
                List.of());
    }

    // --- what the engine does

    /** Runs what the article's process has to do by itself. */
    void works(UUID key) {
        for (var job : engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance(key, "article-intake"))
                .messages()
                .list()) {
            engine.getManagementService().executeJob(job.getId());
        }
    }

    /** Lets a timer of the claim's process fire. */
    void fires(UUID claim, String timer) {
        var job = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance(claim, "claim-verification"))
                .activityId(timer)
                .singleResult();
        engine.getManagementService().executeJob(job.getId());
    }

    Date dueDate(UUID claim, String timer) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance(claim, "claim-verification"))
                .activityId(timer)
                .singleResult()
                .getDuedate();
    }

    String instance(UUID key, String process) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(key.toString())
                .processDefinitionKey(process)
                .singleResult()
                .getId();
    }

    /** Time passes: the claim's deadline is over. */
    void isLate(UUID claim) {
        sql.sql("update claim set deadline = now() - interval '1 minute' where id = ?")
                .param(claim)
                .update();
    }

    // --- where it stands

    /** The step waits, in the engine and in the inbox alike. */
    void waitsAt(UUID key, String step) {
        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceBusinessKey(key.toString())
                        .list())
                .extracting(Task::getTaskDefinitionKey)
                .containsExactly(step);
        assertThat(step(key).step()).isEqualTo(step);
    }

    /** Nothing waits any more and nothing is left over. */
    void isOver(UUID key) {
        assertThat(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(key.toString())
                        .list())
                .extracting(ProcessInstance::getProcessDefinitionId)
                .isEmpty();
        assertThat(inbox.stepOf(key)).isEmpty();
        assertThat(inbox.stepOfArticle(key)).isEmpty();
    }

    OpenStep step(UUID key) {
        return inbox.stepOf(key).or(() -> inbox.stepOfArticle(key)).orElseThrow();
    }

    /** Over these tests, every node of the model was passed and stayed so. */
    void passedEveryNodeOf(String process, Instant since) {
        var repository = engine.getRepositoryService();
        var definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
        var nodes = new TreeSet<String>();
        repository.getBpmnModelInstance(definition.getId()).getModelElementsByType(FlowNode.class).stream()
                .filter(node -> !(node instanceof SubProcess))
                .forEach(node -> nodes.add(node.getId()));
        var passed = new TreeSet<String>();
        engine
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processDefinitionId(definition.getId())
                .finished()
                .startedAfter(Date.from(since))
                .list()
                .stream()
                .map(HistoricActivityInstance::getActivityId)
                .forEach(passed::add);
        assertThat(passed).containsAll(nodes);
    }
}
