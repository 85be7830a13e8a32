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
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ARTICLE = Pattern.compile("^(l|le|la|les|the|un|une|a|an|des) ");

    /** What stands for a desk in the names of those who are there for all. */
    static final String FOR_ALL = "";

    @Id
    private String name;

    @Id
    private String desk;

    private UUID source;

    @SuppressWarnings("NullAway.Init")
    protected SourceName() {}

    record Key(String name, String desk) {}

    SourceName(String name, @Nullable String desk, UUID source) {
        this.name = comparable(name);
        this.desk = desk == null ? FOR_ALL : desk;
        this.source = source;
    }

    UUID source() {
        return source;
    }

    /** Without case, accents, punctuation and leading article: "L'Observatoire" and "observatoire" are one name. */
    static String comparable(String name) {
        var plain =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
        var words = NOT_A_WORD
                .matcher(plain.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
        var bare = ARTICLE.matcher(words).replaceFirst("");
        // a name of signs only is compared as it stands
        return bare.isEmpty() ? name.strip() : bare;
    }
}
