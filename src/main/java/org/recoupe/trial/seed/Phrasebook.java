package org.recoupe.trial.seed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Invented words of one language, by what they are good for. */
class Phrasebook {
    private static final Pattern SLOT = Pattern.compile("\\{([a-z-]+)}");

    private final String language;
    private final Map<String, List<String>> phrases;
    private final RandomGenerator random;

    private Phrasebook(String language, Map<String, List<String>> phrases, RandomGenerator random) {
        this.language = language;
        this.phrases = phrases;
        this.random = random;
    }

    static Phrasebook of(String language, RandomGenerator random) {
        var phrases = new HashMap<String, List<String>>();
        var group = "";
        for (var line : lines("/trial/seed." + language + ".txt")) {
            if (line.startsWith("[")) group = line.substring(1, line.length() - 1);
            else if (!line.isBlank())
                phrases.computeIfAbsent(group, g -> new ArrayList<>()).add(line.replace("\\u202f", "\u202f"));
        }
        return new Phrasebook(language, phrases, random);
    }

    String language() {
        return language;
    }

    List<String> all(String group) {
        return Objects.requireNonNull(phrases.get(group), group);
    }

    /** One of the group, its own slots filled. */
    String any(String group) {
        var all = all(group);
        return filled(all.get(random.nextInt(all.size())));
    }

    String filled(String phrase) {
        return SLOT.matcher(phrase)
                .replaceAll(slot -> Matcher.quoteReplacement(
                        switch (slot.group(1)) {
                            case "n" -> Integer.toString(10 + random.nextInt(890));
                            case "k" -> Integer.toString(2 + random.nextInt(38));
                            case "source" -> "{source}";
                            default -> any(slot.group(1));
                        }));
    }

    private static List<String> lines(String resource) {
        try (var stream = Phrasebook.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(stream, resource).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
