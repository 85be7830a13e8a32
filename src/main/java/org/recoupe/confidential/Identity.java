package org.recoupe.confidential;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Invalid;

/**
 * Who a confidential source is; never printed.
 *
 * @param name who it is
 * @param contact how to reach them
 */
public record Identity(String name, String contact) {
    /** @throws Invalid naming every field that cannot be taken, under the names the forms have for them */
    public Identity {
        new Invalid.Check()
                .required("identity", name, 500)
                .required("contact", contact, 2000)
                .orRefuse();
        name = name.strip();
        contact = contact.strip();
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
