package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What rules cannot read whole is told to the editor, who looks there before anything is accepted. */
@NewsroomTest
class TangledTextTest {
    private static final String PLAIN = "Le pont tient, selon le maire.";
    private static final String TANGLED = "le pont tient selon le maire, ".repeat(80) + "dit-on.";

    private final Newsroom newsroom;
    private final JdbcTemplate database;

    TangledTextTest(Newsroom newsroom, JdbcTemplate database) {
        this.newsroom = newsroom;
        this.database = database;
    }

    @Test
    void the_story_and_the_trail_say_which_passage_is_left_to_people() {
        var id = "tangled-" + UUID.randomUUID();
        var story = newsroom.readStory(newsroom.editor(), id, PLAIN + "\n\n" + TANGLED);

        assertThat(page(story))
                .contains("id=\"tangled\"", "trop enchevêtré", "<li class=\"q\" lang=\"fr\">le pont tient");
        assertThat(database.queryForObject(
                        "select facts from audit_view_entry where subject = 'article:' || ? and action = 'extracted'",
                        String.class,
                        story))
                .contains("\"tangled\":1");
        assertThat(newsroom.pagesOf("agnes.perrin").get("/audit").body()).contains("Passages laissés aux personnes");

        // when the next revision says it plainly
        assertThat(newsroom.readStory(newsroom.editor(), id, PLAIN)).isEqualTo(story);
        assertThat(page(story)).doesNotContain("id=\"tangled\"");
    }

    private String page(String story) {
        return newsroom.pagesOf("lea.morel").get("/articles/" + story).body();
    }
}
