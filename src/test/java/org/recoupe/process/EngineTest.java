package org.recoupe.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.recoupe.process.Newsday.TEXT;

import java.time.Duration;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The engine as it runs: jobs by themselves, one deployment, nothing waiting that should not. */
@ProcessTest
class EngineTest {
    private final Newsday day;

    EngineTest(Newsday day) {
        this.day = day;
    }

    @AfterEach
    void nothing_runs_by_itself_any_more() {
        day.watch.stop();
    }

    @Test
    void a_dispatch_is_read_soon_after_it_came_in() {
        day.readingFinds(TEXT);
        day.watch.start();

        var article = day.receives(TEXT, null);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> day.waitsAt(article, "checkExtraction"));
    }

    @Test
    void models_are_deployed_once_under_names_that_do_not_tell_where_the_program_lies() {
        var definitions =
                day.engine.getRepositoryService().createProcessDefinitionQuery().list();
        assertThat(definitions)
                .extracting(ProcessDefinition::getResourceName)
                .containsExactlyInAnyOrder(
                        "processes/article-intake.bpmn",
                        "processes/claim-verification.bpmn",
                        "processes/verdict-approval.bpmn");
        assertThat(definitions).allMatch(definition -> definition.getVersion() == 1);
    }
}
