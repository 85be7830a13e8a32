package org.recoupe.claim;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What people said of whether pieces of a claim have one origin.
 *
 * @param words in the order they were said: the last one on two pieces counts
 * @param closeTo whose line a confidential piece is of, where somebody said so
 * @param unread confidential pieces of some line which cannot be read here
 */
record Joints(List<Word> words, Map<UUID, Set<UUID>> closeTo, Set<UUID> unread) {
    /** Nobody said anything. */
    static final Joints NONE = new Joints(List.of(), Map.of(), Set.of());

    /** What was said. */
    enum Kind {
        /** They have one origin. */
        JOINED,
        /** Shared words or a shared page do not make these one with the others. */
        SEPARATED,
        /** By a custodian: these confidential ones are different people of different lines. */
        ATTESTED
    }

    /**
     * @param pieces it is about
     * @param from what they were one with, if they were separated
     */
    record Word(Kind kind, List<UUID> pieces, List<UUID> from) {}

    /** A source as it was given: its id, or null for a name nobody knew. */
    static @Nullable UUID id(String said) {
        try {
            return said.length() == 36 ? UUID.fromString(said) : null;
        } catch (IllegalArgumentException name) {
            return null;
        }
    }

    /** The same, with one word more. */
    Joints and(Word word) {
        return new Joints(Stream.concat(words.stream(), Stream.of(word)).toList(), closeTo, unread);
    }
}
