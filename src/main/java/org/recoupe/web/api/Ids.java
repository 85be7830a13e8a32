package org.recoupe.web.api;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Unknown;

/** Ids as they come in addresses: what is no id names nothing. */
final class Ids {
    private static final int LENGTH = 36;

    private Ids() {}

    /** @throws Unknown if it cannot be anything's id */
    static UUID of(String what, String word) {
        var id = parse(word);
        if (id == null) throw new Unknown(what);
        return id;
    }

    static @Nullable UUID parse(String word) {
        try {
            return word.length() == LENGTH ? UUID.fromString(word) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
