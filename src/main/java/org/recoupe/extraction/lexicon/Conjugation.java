package org.recoupe.extraction.lexicon;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.lexicon.LexiconFile.Line;

/** Conjugates verbs after the models of {@code conjugation.txt}, whose head explains the format. */
final class Conjugation {
    private record Model(String strip, Map<Tense, List<String>> endings) {}

    private final Map<Tense, List<String>> standard = new EnumMap<>(Tense.class);
    private final Map<String, Model> models = new HashMap<>();
    private final Map<String, Model> verbs = new LinkedHashMap<>();

    Conjugation(List<Line> lines) {
        for (var line : lines) {
            var parts = line.text().split("\\|");
            var head = parts[0].trim().split("\\s+");
            switch (head[0]) {
                case "endings" -> endings(line, head);
                case "model" -> {
                    if (head.length != 3) throw line.bad("no \"model NAME STRIP\"");
                    models.put(head[1], new Model(head[2].equals("-") ? "" : head[2], tenses(line, parts, 1)));
                }
                case "verb" -> {
                    if (head.length < 3) throw line.bad("no \"verb INFINITIVE TENSE forms\"");
                    parts[0] = parts[0].substring(parts[0].indexOf(head[1]) + head[1].length());
                    verbs.put(head[1], new Model(head[1], tenses(line, parts, 0)));
                }
                default -> throw line.bad("neither endings, model nor verb");
            }
        }
    }

    private void endings(Line line, String[] head) {
        if (head.length < 3) throw line.bad("no \"endings TENSE e1 e2 …\"");
        standard.put(tense(line, head[1]), List.of(head).subList(2, head.length));
    }

    private Map<Tense, List<String>> tenses(Line line, String[] parts, int from) {
        var endings = new EnumMap<Tense, List<String>>(Tense.class);
        for (var p = from; p < parts.length; p++) {
            var words = parts[p].trim().split("\\s+");
            if (words.length < 2) throw line.bad("a tense without forms");
            var tense = tense(line, words[0]);
            var forms = new ArrayList<String>();
            for (var form : List.of(words).subList(1, words.length)) {
                if (!form.endsWith("+")) forms.add(form.equals("-") ? "" : form);
                else
                    for (var end : standard(line, tense))
                        forms.add(form.substring(0, form.length() - 1) + (end.equals("-") ? "" : end));
            }
            endings.put(tense, forms);
        }
        return endings;
    }

    private List<String> standard(Line line, Tense tense) {
        var endings = standard.get(tense);
        if (endings == null)
            throw line.bad("no \"endings " + tense.name().toLowerCase(Locale.ROOT) + "\" before the first +");
        return endings;
    }

    private static Tense tense(Line line, String name) {
        try {
            return Tense.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw line.bad("unknown tense " + name);
        }
    }

    /** The verbs that are conjugated after no model, each with all its forms. */
    void irregular(BiConsumer<String, VerbForm> form) {
        verbs.forEach((lemma, model) -> forms(lemma, "", "", model, form));
    }

    /** All forms of a verb after a model, or "irregular" for one that has its own line in {@code conjugation.txt}. */
    void conjugate(String lemma, String name, Line line, BiConsumer<String, VerbForm> form) {
        if (name.equals("irregular")) {
            if (!verbs.containsKey(lemma)) throw line.bad("no line for the verb " + lemma + " in conjugation.txt");
            return;
        }
        var model = models.get(name);
        if (model == null) throw line.bad("unknown model " + name);
        var stem = stem(lemma, model.strip());
        if (stem == null) throw line.bad("\"" + lemma + "\" does not end in " + model.strip());
        forms(lemma, stem[0], stem[1], model, form);
    }

    private static void forms(String lemma, String stem, String kept, Model model, BiConsumer<String, VerbForm> form) {
        form.accept(lemma, new VerbForm(lemma, Tense.INFINITIVE, 0, false));
        model.endings().forEach((tense, endings) -> {
            for (var i = 0; i < endings.size(); i++) {
                var six = endings.size() == 6;
                var person = !tense.isFinite() ? 0 : six ? i % 3 + 1 : 3;
                var plural = tense.isFinite() && (six ? i >= 3 : i == 1 && endings.size() == 2);
                form.accept(formOf(stem, kept, endings.get(i)), new VerbForm(lemma, tense, person, plural));
            }
        });
    }

    private static String formOf(String stem, String kept, String ending) {
        if (ending.startsWith("=")) return stem + stem.charAt(stem.length() - 1) + ending.substring(1);
        return stem + ending.replace("*", kept);
    }

    /** The stem, and the letters a "*" stood for; null if the ending does not fit. */
    private static String @Nullable [] stem(String lemma, String strip) {
        var star = strip.indexOf('*');
        if (star < 0)
            return lemma.endsWith(strip)
                    ? new String[] {lemma.substring(0, lemma.length() - strip.length()), ""}
                    : null;
        var tail = strip.substring(star + 1);
        var at = lemma.lastIndexOf(strip.substring(0, star), lemma.length() - tail.length() - 1);
        if (at < 0 || !lemma.endsWith(tail)) return null;
        return new String[] {lemma.substring(0, at), lemma.substring(at + star, lemma.length() - tail.length())};
    }
}
