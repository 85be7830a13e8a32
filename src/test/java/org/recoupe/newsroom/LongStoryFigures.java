package org.recoupe.newsroom;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How long a story of hundreds of statements takes to be read and to be accepted, beside what the database takes to answer as many of the
 * plainest questions. Run by name; it proves nothing by itself.
 */
@NewsroomTest
class LongStoryFigures {
    private final Newsroom newsroom;
    private final JdbcTemplate database;
    private final TransactionTemplate transaction;

    LongStoryFigures(Newsroom newsroom, JdbcTemplate database, TransactionTemplate transaction) {
        this.newsroom = newsroom;
        this.database = database;
        this.transaction = transaction;
    }

    @Test
    void stories() {
        took(100); // the first time everything is slow
        System.out.println("| statements | read, ms each | accepted, ms each | `select 1`, ms |");
        for (var statements : new int[] {100, 300, 900, 1800}) System.out.println(took(statements));
    }

    private String took(int statements) {
        var text = IntStream.rangeClosed(1, statements)
                .mapToObj(
                        i -> "Selon Paul Dumont" + UUID.randomUUID().toString().replaceAll("[^a-f]", "") + ", "
                                + (i + 10) + " personnes sont mortes.")
                .collect(Collectors.joining("\n\n"));
        var editor = newsroom.editor();
        var sent = System.nanoTime();
        var story = newsroom.readStory(editor, UUID.randomUUID().toString(), text);
        var read = System.nanoTime();
        editor.post("/api/articles/" + story + "/accept", Map.of());
        var accepted = System.nanoTime();
        var question = questions(statements);
        return String.format(
                Locale.ROOT,
                "| %,d | %.1f | %.1f | %.2f |",
                statements,
                (read - sent) / 1e6 / statements,
                (accepted - read) / 1e6 / statements,
                question / 1e6 / statements);
    }

    /** As many of the plainest questions, in one transaction. */
    private long questions(int many) {
        return transaction.execute(status -> {
            var start = System.nanoTime();
            for (int i = 0; i < many; i++) database.queryForObject("select 1", Integer.class);
            return System.nanoTime() - start;
        });
    }
}
