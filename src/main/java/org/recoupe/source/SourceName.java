package org.recoupe.source;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A name a source goes by, in the form names are compared in: on a desk, one name belongs to one source. */
@Entity
@IdClass(SourceName.Key.class)
class SourceName {
    /** Accents, and what is not seen at all. */
    private static final Pattern MARKS = Pattern.compile("[\\p{M}\\p{Cf}\u115f\u1160\u3164\uffa0]+");

    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ARTICLE = Pattern.compile("^(l|le|la|les|the|un|une|a|an|des) ");

    /** What one says before or after a name without its being one; "agence de la biomédecine" says what it is an agency of. */
    private static final Pattern GENERIC = Pattern.compile(
            "^(agence de presse|agence d information|news agency|press agency|agence|agency|journal|quotidien|chaine|newspaper)"
                    + " (?!(de|du|des|d|of|for|pour|a|au|aux|en|in|et|and) )| (news agency|press agency|newswire)$");

    /** What stands for a desk in the names of those who are there for all. */
    static final String FOR_ALL = "";

    @Id
    private String name;

    @Id
    private String desk;

    private UUID source;

    /** As it was entered; null for those of before. */
    @Nullable
    private String written;

    @SuppressWarnings("NullAway.Init")
    protected SourceName() {}

    record Key(String name, String desk) {}

    SourceName(String name, @Nullable String desk, UUID source) {
        this.name = comparable(name);
        this.desk = desk == null ? FOR_ALL : desk;
        this.source = source;
        this.written = name;
    }

    /** What it is compared by. */
    String name() {
        return name;
    }

    /** How people write it. */
    String written() {
        return written == null ? name : written;
    }

    UUID source() {
        return source;
    }

    /**
     * Without case, accents, punctuation, leading article and words that are no name, and with letters of other scripts as they are read:
     * "L'Observatoire" and "observatoire" are one name, and so are "l'agence Reuters" and "Rеuters" with a Cyrillic letter. The only home of
     * this: tables hold what is made here.
     */
    static String comparable(String name) {
        var bare = bare(words(name));
        // a name of signs only is compared as it stands
        return bare.isEmpty() ? name.strip() : bare;
    }

    /** All its words, plain, with a space between. */
    static String words(String name) {
        var plain =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        return NOT_A_WORD
                .matcher(LookAlikes.spelt(LookAlikes.inLatin(plain).toLowerCase(Locale.ROOT)))
                .replaceAll(" ")
                .strip();
    }

    private static String bare(String words) {
        var bare = words;
        while (true) {
            var less = GENERIC.matcher(ARTICLE.matcher(bare).replaceFirst(""))
                    .replaceFirst("")
                    .strip();
            if (less.isEmpty() || less.equals(bare)) return less.isEmpty() ? bare : less;
            bare = less;
        }
    }
}
