package org.recoupe.web.live;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.DomainEvent;
import org.recoupe.kernel.Subject;

/**
 * That something happened, and to what; a page that shows it fetches it again.
 *
 * @param name {@code claim.verdict-approved}
 * @param article null if only the claim is known
 * @param claim null if it is about a whole article
 */
record News(
        String name,
        String desk,
        @Nullable UUID article,
        @Nullable UUID claim) {
    private static final String SEPARATOR = " ";
    private static final String NONE = "-";

    static News of(DomainEvent event) {
        var subject = event.fact().subject();
        var claim = subject.kind() == Subject.Kind.CLAIM ? subject.id() : null;
        var article = event.fact().article();
        return new News(event.kind(), event.fact().desk(), article, claim);
    }

    /** As one line, the desk last because it may have spaces. */
    String line() {
        return String.join(SEPARATOR, name, word(article), word(claim), desk);
    }

    /** Empty if it is no line of ours: anybody who may speak to the database may speak on the channel. */
    static Optional<News> read(String line) {
        var words = line.split(SEPARATOR, 4);
        if (words.length < 4) return Optional.empty();
        try {
            return Optional.of(new News(words[0], words[3], id(words[1]), id(words[2])));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static String word(@Nullable UUID id) {
        return id == null ? NONE : id.toString();
    }

    private static @Nullable UUID id(String word) {
        return word.equals(NONE) ? null : UUID.fromString(word);
    }
}
