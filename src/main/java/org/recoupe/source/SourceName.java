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
    private static final Pattern NEITHER_WORD_NOR_APOSTROPHE = Pattern.compile("[^\\p{L}\\p{N}'’ʼ′`]+");

    /** As they are written: "L." is an initial, "LA" a city and "UN" an organisation, unless all is in capitals; "un" is said of who has no name. */
    private static final Pattern ARTICLE = Pattern.compile("^(?:[lL]['’ʼ′`] ?|(?:[lL]es?|[lL]a|[tT]he|LES?|THE) "
            + "|LA (?=\\P{Ll}*$)|(?:[uU]ne?|[dD]es|[aA]n?) (?=\\p{Ll}))");

    /** Where "la" is no article, and titles of one word that both languages have: "La Nation" and "The Nation" are two papers. */
    private static final Pattern PART_OF_THE_NAME = Pattern.compile(
            "la (?:times|news|daily|weekly|post|herald|county)\\b.*|(?:la|le|the|l) (?:nation|tribune|express|point)");

    /** What one says before or after a name without its being one; "agence de la biomédecine" says what it is an agency of. */
    private static final Pattern GENERIC = Pattern.compile(
            "^(?:agence de presse|agence d['’ ]information|news agency|press agency|agence|agency|journal|quotidien|cha[iî]ne|newspaper)"
                    + " (?!(?:de|du|des|d|of|for|pour|a|au|aux|en|in|et|and) |d['’])| (?:news agency|press agency|newswire)$",
            Pattern.CASE_INSENSITIVE);

    /** "www.lemonde.fr", also with the address of a page. */
    private static final Pattern DOMAIN = Pattern.compile(
            "(?:https?://)?(?:www\\.)?((?:[a-z0-9-]+\\.)+[a-z]{2,})(?:[:/?#]\\S*)?", Pattern.CASE_INSENSITIVE);

    /** What a name ends with by which somebody is found who has an agency's name. */
    private static final String PERSON = " personne";

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

    SourceName(String compared, String written, @Nullable String desk, UUID source) {
        this.name = compared;
        this.desk = desk == null ? FOR_ALL : desk;
        this.source = source;
        this.written = written;
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
     * "L'Observatoire" and "observatoire" are one name, and so are "l'agence Reuters" and "Rеuters" with a Cyrillic letter. Of an address of a
     * page its domain. The only home of this: tables hold what is made here.
     */
    static String comparable(String name) {
        var domain = DOMAIN.matcher(name.strip());
        var bare = bare(domain.matches() ? domain.group(1) : name);
        // a name of signs only is compared as it stands
        return bare.isEmpty() ? name.strip() : bare;
    }

    /** What a person is compared by who is called like an agency. */
    static String ofPerson(String compared) {
        return compared + PERSON;
    }

    /** All its words, plain, with a space between. */
    static String words(String name) {
        return small(latin(name));
    }

    private static String latin(String name) {
        return LookAlikes.inLatin(
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll(""));
    }

    private static String small(String latin) {
        return NOT_A_WORD
                .matcher(LookAlikes.spelt(latin.toLowerCase(Locale.ROOT)))
                .replaceAll(" ")
                .strip();
    }

    /** Capitals and apostrophes tell an article, so they go last. */
    private static String bare(String name) {
        var bare =
                NEITHER_WORD_NOR_APOSTROPHE.matcher(latin(name)).replaceAll(" ").strip();
        while (true) {
            var named = PART_OF_THE_NAME.matcher(small(bare)).matches()
                    ? bare
                    : ARTICLE.matcher(bare).replaceFirst("");
            var less = GENERIC.matcher(named).replaceFirst("").strip();
            if (small(less).isEmpty() || less.equals(bare)) return small(bare);
            bare = less;
        }
    }
}
