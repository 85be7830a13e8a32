package org.recoupe.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.recoupe.database.TestDatabase;

/** A batch locks claims in the order in which a story locks its own, or two wait for each other for good. */
class LockOrderTest {
    private static final List<UUID> IDS = ids();

    private static List<UUID> ids() {
        var random = new Random(7);
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < 200; i++) ids.add(new UUID(random.nextLong(), random.nextLong()));
        // of one first half
        ids.add(new UUID(1, -1));
        ids.add(new UUID(1, 1));
        return ids;
    }

    @Test
    void as_people_read_them() {
        assertThat(LockOrder.of(IDS))
                .isEqualTo(IDS.stream()
                        .map(UUID::toString)
                        .sorted()
                        .map(UUID::fromString)
                        .toList());
        assertThat(LockOrder.of(List.of(IDS.get(0), IDS.get(0)))).hasSize(1);
    }

    @Test
    @Tag("server")
    void as_the_database_sorts_them() throws SQLException {
        var settings = TestDatabase.create();
        var shuffled = new ArrayList<>(IDS);
        Collections.shuffle(shuffled, new Random(3));
        try (var connection = DriverManager.getConnection(
                        String.valueOf(settings.get("spring.flyway.url")),
                        String.valueOf(settings.get("spring.flyway.user")),
                        String.valueOf(settings.get("spring.flyway.password")));
                var query = connection.prepareStatement("select id from unnest(?) id order by id")) {
            query.setArray(1, connection.createArrayOf("uuid", shuffled.toArray()));
            var sorted = new ArrayList<UUID>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) sorted.add(rows.getObject(1, UUID.class));
            }
            assertThat(LockOrder.of(shuffled)).isEqualTo(sorted);
        }
        assertThat(Stream.of(new UUID(1, 0), new UUID(-1, 0)).sorted().toList())
                .as("and Java would not")
                .isNotEqualTo(LockOrder.of(List.of(new UUID(1, 0), new UUID(-1, 0))));
    }
}
