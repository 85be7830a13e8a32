package org.recoupe.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A text of a story as it came in. It is never changed, so that it says today what it said then. */
record Revision(
        UUID story,
        int number,
        String title,
        @Nullable String outlet,
        @Nullable String language,
        @Nullable String url,
        @Nullable Instant publishedAt,
        Instant receivedAt) {

    static final String OF_STORIES =
            "select article, number, title, publisher, language, url, published_at, received_at from"
                    + " article_view_revision where article in (:stories) order by article, number";

    static Revision of(ResultSet row, int i) throws SQLException {
        return new Revision(
                row.getObject("article", UUID.class),
                row.getInt("number"),
                row.getString("title"),
                row.getString("publisher"),
                row.getString("language"),
                row.getString("url"),
                moment(row.getTimestamp("published_at")),
                row.getTimestamp("received_at").toInstant());
    }

    private static @Nullable Instant moment(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
