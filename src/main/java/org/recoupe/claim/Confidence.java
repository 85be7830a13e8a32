package org.recoupe.claim;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Invalid;

/**
 * What is said of a source that must not be named besides who it is.
 *
 * @param anonymity why it must not be named
 * @param closeTo ids or names of those whose line it is of: sealed with who it is, because it says half of that
 */
public record Confidence(@Nullable String anonymity, List<String> closeTo) {
    /** Nobody said anything. */
    public static final Confidence NOT_SAID = new Confidence(null, List.of());

    private static final int LONGEST = 1000;
    private static final int MOST = 10;
    private static final int LONGEST_NAME = 300;

    /** @throws Invalid naming every field that cannot be taken */
    public Confidence {
        anonymity = anonymity == null || anonymity.isBlank() ? null : anonymity.strip();
        closeTo = closeTo.stream()
                .filter(name -> !name.isBlank())
                .map(String::strip)
                .distinct()
                .toList();
        var check = new Invalid.Check()
                .optional("anonymity", anonymity, LONGEST)
                .that(closeTo.size() <= MOST, "closeTo", "too-many", "at most " + MOST);
        for (var name : closeTo) check.optional("closeTo", name, LONGEST_NAME);
        check.orRefuse();
    }

    /** As a form has it: those whose line it is of in one line, with commas between. */
    public static Confidence typed(@Nullable String anonymity, @Nullable String closeTo) {
        return new Confidence(anonymity, closeTo == null ? List.of() : List.of(closeTo.split("[,;]", -1)));
    }

    @Override
    public String toString() {
        return "confidence withheld";
    }
}
