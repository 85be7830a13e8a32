package org.recoupe.kernel;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What people call a claim: "C-4183". Given once in the whole house when the claim is registered, and never to another; beside it the
 * claim has a number within its story.
 */
public record Reference(long number) {
    private static final String BEGINNING = "C-";

    /** No longer than any number the database keeps. */
    private static final Pattern TYPED = Pattern.compile("(?:[Cc]-)?0*([1-9][0-9]{0,17})");

    private static final Pattern WRITTEN = Pattern.compile(BEGINNING + "[1-9][0-9]*");

    /** @throws IllegalArgumentException if it is below one */
    public Reference {
        if (number < 1) throw new IllegalArgumentException("references are numbered from one, not " + number);
    }

    public static Reference of(long number) {
        return new Reference(number);
    }

    /** As people type it: "C-4183", "c-4183", "4183"; empty if it is none. */
    public static Optional<Reference> parse(String typed) {
        var digits = TYPED.matcher(typed.strip());
        return digits.matches() ? Optional.of(of(Long.parseLong(digits.group(1)))) : Optional.empty();
    }

    /**
     * The number of a claim within its story, in the form in which programs have been told it since before there were references: "C-8". No
     * reference, and not shown to people.
     */
    public static String inStory(int number) {
        return BEGINNING + number;
    }

    /** Whether these words are written as a claim is called. */
    public static boolean isWritten(String words) {
        return WRITTEN.matcher(words).matches();
    }

    @Override
    public String toString() {
        return BEGINNING + number;
    }
}
