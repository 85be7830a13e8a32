package org.recoupe.source;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** A name a source goes by, in the form names are compared in: one name belongs to one source. */
@Entity
class SourceName {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ARTICLE = Pattern.compile("^(l|le|la|les|the|un|une|a|an|des) ");

    @Id
    private String name;

    private UUID source;

    @SuppressWarnings("NullAway.Init")
    protected SourceName() {}

    SourceName(String name, UUID source) {
        this.name = comparable(name);
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
