package org.recoupe.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recoupe.absence.StandInEvent;
import org.recoupe.article.ArticleEvent;
import org.recoupe.article.ArticleStatus;
import org.recoupe.claim.Bearing;
import org.recoupe.claim.ClaimEvent;
import org.recoupe.claim.ClaimState;
import org.recoupe.claim.ClaimView;
import org.recoupe.claim.Deed;
import org.recoupe.claim.EvidenceKind;
import org.recoupe.claim.EvidenceStance;
import org.recoupe.claim.Involvement;
import org.recoupe.claim.PairOutcome;
import org.recoupe.claim.Priority;
import org.recoupe.claim.RetractionReason;
import org.recoupe.claim.SetAsideReason;
import org.recoupe.claim.Verdict;
import org.recoupe.confidential.IdentityEvent;
import org.recoupe.extraction.statement.ClaimClass;
import org.recoupe.extraction.statement.Form;
import org.recoupe.extraction.statement.Stance;
import org.recoupe.kernel.Role;
import org.recoupe.process.StepEvent;
import org.recoupe.source.Reliability;
import org.recoupe.source.SourceEvent;
import org.recoupe.source.SourceKind;
import org.recoupe.source.Standing;
import org.recoupe.source.TieKind;

/** Every word has its message, in French and in English. */
class MessagesTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern KEY =
            Pattern.compile("#\\{([a-z][A-Za-z0-9._-]*)|words\\.say\\('([a-z][A-Za-z0-9.-]*[A-Za-z0-9])'");
    private static final Pattern PREFIX =
            Pattern.compile("#\\{\\$\\{'([a-z][a-z.-]*\\.)'|words\\.(?:say|known)\\('([a-z][a-z.-]*\\.)'");
    private static final Pattern DMN_WORDS =
            Pattern.compile("<outputEntry id=\"[^\"]*-out-(rule|missing)\">\\s*<text>\"([^\"]*)\"");

    private final Properties french = messages("fr");
    private final Properties english = messages("en");

    @Test
    void both_languages_have_the_same_keys() {
        assertThat(keys(english)).isEqualTo(keys(french));
    }

    @Test
    void nothing_is_empty_and_no_straight_apostrophe_spoils_a_message() {
        for (var messages : List.of(french, english)) {
            messages.forEach((key, value) ->
                    assertThat(value.toString()).as("%s", key).isNotBlank().doesNotContain("'"));
        }
    }

    @Test
    void what_goes_into_a_message_is_the_same_in_both_languages() {
        for (var key : keys(french)) {
            assertThat(arguments(english.getProperty(key))).as(key).isEqualTo(arguments(french.getProperty(key)));
        }
    }

    @Test
    void french_has_a_narrow_space_before_its_double_signs() {
        french.forEach((key, value) ->
                assertThat(value.toString()).as("%s", key).doesNotContainPattern("[\\w)}] ?[;?!»](?!\\w)"));
    }

    @Test
    void every_key_in_a_template_is_there() throws IOException {
        for (var template : templates()) {
            var text = Files.readString(template);
            KEY.matcher(text).results().forEach(found -> {
                var key = found.group(1) != null ? found.group(1) : found.group(2);
                assertThat(french.containsKey(key))
                        .as("%s in %s", key, template)
                        .isTrue();
            });
            PREFIX.matcher(text).results().forEach(found -> {
                var prefix = found.group(1) != null ? found.group(1) : found.group(2);
                assertThat(keys(french).stream().anyMatch(key -> key.startsWith(prefix)))
                        .as("%s in %s", prefix, template)
                        .isTrue();
            });
        }
    }

    static Stream<List<Object>> values() {
        return Stream.of(
                List.of("state.", ClaimState.class),
                List.of("set-aside.", SetAsideReason.class),
                List.of("retraction.", RetractionReason.class),
                List.of("retracted.", RetractionReason.class),
                List.of("kind.", EvidenceKind.class),
                List.of("evidence.", EvidenceStance.class),
                List.of("evidence.add.", EvidenceStance.class),
                List.of("evidence.empty.", EvidenceStance.class),
                List.of("class.", ClaimClass.class),
                List.of("stance.", Stance.class),
                List.of("says.", Stance.class),
                List.of("form.", Form.class),
                List.of("relation.", Bearing.class),
                List.of("outcome.", PairOutcome.class),
                List.of("priority.", Priority.class),
                List.of("role.", Role.class),
                List.of("status.", ArticleStatus.class),
                List.of("article.step.", ArticleStatus.class),
                List.of("verdict.", Verdict.Kind.class),
                List.of("decision.", Verdict.Decision.class),
                List.of("evidence.status.", ClaimView.OriginView.Status.class),
                List.of("source.kind.", SourceKind.class),
                List.of("tie.", TieKind.class),
                List.of("reliability.", Reliability.class),
                List.of("standing.", Standing.class),
                List.of("involved.", Involvement.class),
                List.of("decide.blocked.", Involvement.class),
                List.of("objection.second-pair-of-eyes.", Involvement.class),
                List.of("objection.own-verdict.", Involvement.class),
                List.of("objection.own-pair.", Involvement.class),
                List.of("objection.needs-supervisor.", Deed.class));
    }

    @ParameterizedTest
    @MethodSource("values")
    void every_value_has_a_word(List<Object> prefixAndType) {
        var constants = ((Class<?>) prefixAndType.get(1)).getEnumConstants();
        assertThat(keys(french))
                .containsAll(Stream.of(constants)
                        .map(c -> prefixAndType.get(0) + c.toString())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                ClaimEvent.class,
                ArticleEvent.class,
                StepEvent.class,
                StandInEvent.class,
                IdentityEvent.class,
                SourceEvent.class
            })
    void every_event_can_be_told(Class<?> events) {
        var module = events.getSimpleName().replace("Event", "").toLowerCase(Locale.ROOT);
        for (var event : events.getPermittedSubclasses()) {
            var action =
                    event.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
            assertThat(List.of("action." + action, "action." + module + "." + action))
                    .anyMatch(french::containsKey);
            assertThat(keys(french)).contains("event." + action);
        }
    }

    @Test
    void every_rule_of_the_evidence_table_and_everything_it_may_miss_has_words() throws IOException {
        var tables = Files.readString(Path.of("processes/evidence-sufficiency.dmn"))
                + Files.readString(Path.of("processes/evidence-guards.dmn"));
        var words = DMN_WORDS.matcher(tables).results().toList();
        assertThat(words).isNotEmpty();
        for (var word : words) {
            // what stands in the way of evidence that is enough is called as a line is
            var prefixes = word.group(1).equals("unmet") ? List.of("missing", "rule") : List.of(word.group(1));
            for (var code : word.group(2).split(",", -1))
                for (var prefix : prefixes) assertThat(keys(french)).contains(prefix + "." + code);
        }
    }

    @Test
    void every_step_for_people_has_words() throws IOException {
        try (var models = Files.list(Path.of("processes"))) {
            for (var model :
                    models.filter(path -> path.toString().endsWith(".bpmn")).toList()) {
                Pattern.compile("<bpmn:userTask id=\"([^\"]+)\"")
                        .matcher(Files.readString(model))
                        .results()
                        .forEach(step -> assertThat(keys(french)).contains("step." + step.group(1)));
            }
        }
    }

    private static Set<String> keys(Properties messages) {
        return new TreeSet<>(messages.stringPropertyNames());
    }

    private static Set<String> arguments(String message) {
        return Pattern.compile("\\{(\\d)")
                .matcher(message)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static List<Path> templates() throws IOException {
        try (var files = Files.walk(RESOURCES.resolve("templates"))) {
            return files.filter(path -> path.toString().endsWith(".html")).toList();
        }
    }

    /** All files of the language together; a key may stand in one of them only. */
    private static Properties messages(String language) {
        var all = new Properties();
        try (var files = Files.list(RESOURCES.resolve("messages"))) {
            for (var file : files.filter(path -> path.toString().endsWith("_" + language + ".properties"))
                    .toList()) {
                var messages = new Properties();
                try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                    messages.load(in);
                }
                assertThat(keys(messages))
                        .as("%s says again what another file says", file)
                        .noneMatch(all::containsKey);
                all.putAll(messages);
            }
            return all;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
