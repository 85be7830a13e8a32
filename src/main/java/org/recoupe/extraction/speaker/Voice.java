package org.recoupe.extraction.speaker;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.lexicon.Gender;
import org.recoupe.extraction.statement.Speaker;

/** Somebody who speaks, while the text is still being read: what is known of them grows with each mention. */
final class Voice {
    String name;
    Speaker.Kind kind;
    Gender gender;
    boolean plural;
    int lastMention;

    @Nullable
    Voice speaksFor;

    final Set<String> aliases = new LinkedHashSet<>();
    /** Nouns it was called by: directeur, agence. */
    final Set<String> offices = new LinkedHashSet<>();

    Voice(String name, Speaker.Kind kind, Gender gender, boolean plural, int lastMention) {
        this.name = name;
        this.kind = kind;
        this.gender = gender;
        this.plural = plural;
        this.lastMention = lastMention;
    }

    /** By the same name, by a shorter one, by the surname alone. */
    boolean goesBy(String other) {
        var wanted = other.toLowerCase(Locale.ROOT);
        var own = name.toLowerCase(Locale.ROOT);
        if (own.equals(wanted)
                || aliases.stream().anyMatch(a -> a.toLowerCase(Locale.ROOT).equals(wanted))) return true;
        if (kind != Speaker.Kind.PERSON || !Character.isUpperCase(name.charAt(0))) return false;
        return own.endsWith(" " + wanted) || wanted.endsWith(" " + own);
    }

    /** The fuller of two names is the name, the other an alias. */
    void alsoCalled(String other) {
        if (other.equals(name)) return;
        if (other.length() > name.length() && !other.equalsIgnoreCase(name)) {
            aliases.add(name);
            name = other;
            aliases.remove(other);
        } else aliases.add(other);
    }
}
