package org.recoupe.kernel;

import java.util.UUID;

/** What a fact is about; each subject has its own chain in the audit trail. */
public record Subject(Kind kind, UUID id) {
    public enum Kind {
        CLAIM,
        ARTICLE,
        STAND_IN,
        SOURCE,
        HOUSE
    }

    /** The newsroom as such: who came and went. */
    public static final Subject HOUSE = new Subject(Kind.HOUSE, new UUID(0, 0));

    public static Subject claim(UUID id) {
        return new Subject(Kind.CLAIM, id);
    }

    public static Subject article(UUID id) {
        return new Subject(Kind.ARTICLE, id);
    }

    public static Subject standIn(UUID id) {
        return new Subject(Kind.STAND_IN, id);
    }

    public static Subject source(UUID id) {
        return new Subject(Kind.SOURCE, id);
    }

    /** The name of its chain: {@code claim:…}. */
    public String chain() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + ":" + id;
    }
}
