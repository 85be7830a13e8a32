package org.recoupe.trial.seed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.statement.ClaimClass;
import org.recoupe.extraction.statement.Form;
import org.recoupe.extraction.statement.Stance;

/**
 * An invented story: its text, and where in it who says what.
 *
 * @param text in which all places lie
 */
record Told(String title, String text, String language, List<Said> said) {
    private static final List<ClaimClass> CLASSES = List.of(
            ClaimClass.CASUALTIES,
            ClaimClass.FIGURE,
            ClaimClass.FIGURE,
            ClaimClass.ACCUSATION,
            ClaimClass.EVENT,
            ClaimClass.EVENT,
            ClaimClass.STATEMENT,
            ClaimClass.STATEMENT,
            ClaimClass.BACKGROUND);
    private static final Pattern VOWEL =
            Pattern.compile("[aeiouéèêàâôyù]", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final int SENTENCES_IN_A_PARAGRAPH = 2;

    /** Somebody who speaks. */
    record Speaker(UUID source, String name) {}

    /** @param content and the others: places in the text, {@code 12-40} */
    record Said(
            Speaker speaker,
            String words,
            String content,
            String source,
            String cue,
            String cueWords,
            Stance stance,
            Form form,
            ClaimClass kind) {}

    /** A story in which so many things are said. */
    static Told of(int claims, List<Speaker> speakers, Phrasebook phrases, Random random) {
        var writing = new Writing(phrases, random);
        for (var i = 0; i < claims; i++) {
            if (i > 0) writing.text.append(i % SENTENCES_IN_A_PARAGRAPH == 0 ? "\n\n" : " ");
            if (random.nextInt(6) == 0)
                writing.text.append(phrases.any("filler")).append(' ');
            writing.sentence(speakers.get(random.nextInt(speakers.size())));
        }
        return new Told(
                capital(phrases.any("title")), writing.text.append('\n').toString(), phrases.language(), writing.said);
    }

    static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static final class Writing {
        private final StringBuilder text = new StringBuilder();
        private final List<Said> said = new ArrayList<>();
        private final Phrasebook phrases;
        private final Random random;

        Writing(Phrasebook phrases, Random random) {
            this.phrases = phrases;
            this.random = random;
        }

        private void sentence(Speaker speaker) {
            var draw = random.nextInt(100);
            if (draw < 12) sourceFirst(speaker, "denies", "denied", Stance.DENIES);
            else if (draw < 18) sourceFirst(speaker, "does-not-confirm", "denied", Stance.DOES_NOT_CONFIRM);
            else if (draw < 45) quoted(speaker);
            else if (draw < 65) accordingTo(speaker);
            else sourceFirst(speaker, "says", null, Stance.ASSERTS);
        }

        private void sourceFirst(Speaker speaker, String cues, @Nullable String what, Stance stance) {
            var kind = kind();
            var source = put(capital(speaker.name()));
            text.append(' ');
            var words = phrases.any(what == null ? kind.name() : what);
            var cueWords = phrases.any(cues);
            var elided = cueWords.endsWith("que") && VOWEL.matcher(words).lookingAt();
            var cue = put(elided ? cueWords.substring(0, cueWords.length() - 1) + "'" : cueWords);
            if (!elided) text.append(' ');
            var content = put(words);
            text.append('.');
            add(speaker, content, source, cue, stance, Form.INDIRECT, kind);
        }

        private void quoted(Speaker speaker) {
            var kind = kind();
            text.append(phrases.all("quotation").get(0));
            var content = put(capital(phrases.any(kind.name())));
            text.append(phrases.all("quotation").get(1)).append(", ");
            var cue = put(phrases.any("after-quotation"));
            text.append(' ');
            var source = put(speaker.name());
            text.append('.');
            add(speaker, content, source, cue, Stance.ASSERTS, Form.DIRECT, kind);
        }

        private void accordingTo(Speaker speaker) {
            var kind = kind();
            var cue = put(phrases.any("according-to"));
            text.append(' ');
            var source = put(speaker.name());
            text.append(", ");
            var content = put(phrases.any(kind.name()));
            text.append('.');
            add(speaker, content, source, cue, Stance.ASSERTS, Form.INDIRECT, kind);
        }

        private ClaimClass kind() {
            return CLASSES.get(random.nextInt(CLASSES.size()));
        }

        /** Where it came to stand. */
        private String put(String words) {
            var from = text.length();
            text.append(words);
            return from + "-" + text.length();
        }

        private String at(String place) {
            var ends = place.split("-", 2);
            return text.substring(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
        }

        private void add(
                Speaker speaker, String content, String source, String cue, Stance stance, Form form, ClaimClass kind) {
            said.add(new Said(speaker, at(content), content, source, cue, at(cue), stance, form, kind));
        }
    }
}
