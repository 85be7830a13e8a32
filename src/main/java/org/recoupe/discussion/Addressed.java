package org.recoupe.discussion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Whom a note addresses: {@code @ines.fontaine}, or {@code @ines} if there is only one. Other words with an at sign are words. */
final class Addressed {
    /** An at sign that begins a word; one within an e-mail address does not. */
    private static final Pattern NAME =
            Pattern.compile("(?<![\\p{L}\\p{N}._-])@([\\p{L}\\p{N}]+(?:[._-][\\p{L}\\p{N}]+)*)");

    private Addressed() {}

    /**
     * @param people who can be addressed, by their sign-in names
     * @return those who are, once each, without the author
     */
    static Set<String> in(String text, Collection<String> people, String author) {
        var found = new LinkedHashSet<String>();
        NAME.matcher(text).results().forEach(name -> {
            var meant = named(name.group(1), people);
            if (meant.size() == 1 && !meant.get(0).equals(author)) found.add(meant.get(0));
        });
        return found;
    }

    private static List<String> named(String name, Collection<String> people) {
        var wanted = name.toLowerCase(Locale.ROOT);
        var called = new ArrayList<String>();
        for (var person : people) {
            var whole = person.toLowerCase(Locale.ROOT);
            if (whole.equals(wanted)) return List.of(person);
            if (whole.startsWith(wanted + ".")) called.add(person);
        }
        return called;
    }
}
