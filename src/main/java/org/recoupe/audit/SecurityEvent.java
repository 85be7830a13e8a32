package org.recoupe.audit;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What happens at the doors of the house and concerns no claim: who came and went, what was refused, what was carried out. */
public enum SecurityEvent {
    SIGNED_IN,
    SIGNED_OUT,
    /** Detail: of how many sessions. */
    SIGNED_OUT_ELSEWHERE,
    /** By its age, whatever its owner was doing. */
    SESSION_ENDED,
    SIGN_IN_FAILED,
    ACCESS_REFUSED,
    EXPORTED,
    /** Detail: under which name somebody tried to sign in too often. */
    LIMIT_REACHED;

    /** The name of their chain. */
    static final String CHAIN = "security";

    /** {@code signed-in}: as the trail files it. */
    public String action() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether an action is one of these. */
    public static boolean is(@Nullable String action) {
        return Arrays.stream(values()).anyMatch(event -> event.action().equals(action));
    }

    String kind() {
        return CHAIN + "." + action();
    }
}
