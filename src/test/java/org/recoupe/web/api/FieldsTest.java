package org.recoupe.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recoupe.claim.SetAsideReason;
import org.recoupe.kernel.Invalid;
import tools.jackson.databind.json.JsonMapper;

class FieldsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void a_source_may_be_given_as_text_or_as_an_object() {
        assertThat(fields("{\"source\":\"OVL\"}").source("source")).isEqualTo("OVL");
        assertThat(fields("{\"source\":{\"name\":\"OVL\"}}").source("source")).isEqualTo("OVL");
        assertThat(fields("{\"source\":{\"id\":\"x\",\"name\":\"OVL\"}}").source("source"))
                .isEqualTo("x");
    }

    /** Read as nobody, it would be taken where nobody may be named. */
    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"nom\":\"OVL\"}", "{\"id\":null}", "{\"name\":7}", "{\"id\":{}}", "7", "[]", "true"})
    void a_source_that_is_none_is_refused(String source) {
        var fields = fields("{\"source\":" + source + "}");
        assertThatThrownBy(() -> fields.make(() -> fields.source("source")))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        e -> assertThat(e.fields())
                                .extracting(Invalid.Field::name)
                                .containsExactly("source"));
    }

    @Test
    void what_is_wrong_in_the_body_and_what_the_form_refuses_are_said_together() {
        var fields = fields("{\"reason\":\"BORED\",\"version\":1.5,\"title\":\"\"}");
        assertThatThrownBy(() -> fields.make(() -> {
                    fields.oneOf("reason", SetAsideReason.class);
                    fields.number("version");
                    new Invalid.Check()
                            .required("title", fields.text("title"), 10)
                            .orRefuse();
                    return "never";
                }))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        e -> assertThat(e.fields())
                                .extracting(Invalid.Field::name)
                                .containsExactly("reason", "version", "title"));
    }

    @Test
    void null_is_not_given() {
        assertThat(fields("{\"missing\":null}").has("missing")).isFalse();
        assertThat(fields("{\"missing\":\"\"}").has("missing")).isTrue();
    }

    private static Fields fields(String json) {
        return new Fields(JSON.readTree(json));
    }
}
