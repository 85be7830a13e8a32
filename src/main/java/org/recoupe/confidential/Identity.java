package org.recoupe.confidential;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Invalid;

/**
 * Who a confidential source is; never printed.
 *
 * @param name who it is
 * @param contact how to reach them
 * @param closeTo ids or names of those whose line it is of
 */
public record Identity(String name, String contact, List<String> closeTo) {
    /** @throws Invalid naming every field that cannot be taken, under the names the forms have for them */
    public Identity {
        new Invalid.Check()
                .required("identity", name, 500)
                .required("contact", contact, 2000)
                .orRefuse();
        name = name.strip();
        contact = contact.strip();
    }

    /** Of which nobody said more. */
    public Identity(String name, String contact) {
        this(name, contact, List.of());
    }

    /** The same, of the line of these. */
    Identity closeTo(List<String> lines) {
        return new Identity(name, contact, lines);
    }

    /** Whether one of these texts, which others will read, gives the name away. */
    boolean isGivenAwayBy(@Nullable String... texts) {
        var given = name.toLowerCase(Locale.ROOT);
        return Stream.of(texts)
                .anyMatch(text -> text != null && text.toLowerCase(Locale.ROOT).contains(given));
    }

    @Override
    public String toString() {
        return "identity withheld";
    }
}
