package org.recoupe.document;

import static org.recoupe.document.Remark.Kind.AROUND;
import static org.recoupe.document.Remark.Kind.ASIDES;
import static org.recoupe.document.Remark.Kind.RELATED;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Which blocks of a page are its article: those in the smallest part of the page that holds nearly all of its running text, from the
 * title on, without what leads elsewhere. Every block is either in the text or in what was left out.
 */
final class PageArticle {
    private static final double NEARLY_ALL = 0.9;
    private static final double HALF = 0.5;
    /** Nothing but a link: a teaser, however long. */
    private static final double LINK = 0.9;

    private static final int FEWEST_LETTERS = 25;
    private static final int FEWEST_WORDS = 10;
    private static final int SHORT = 14;
    private static final int PROMPT = 25;
    private static final Pattern SENTENCE_END =
            Pattern.compile("(?s).*[.!?…:;][\\s\u00a0\u202f]*[»”\"’')\\]]*|(?s).*[.!?…]?[\\s\u00a0\u202f]*[»”]");
    private static final Pattern ELSEWHERE = Pattern.compile(
            "(?i)(pour aller plus loin|[àa] lire( aussi| également)?\\b|lire (aussi|également|la suite|plus)|[àa]"
                    + " voir( aussi)?\\s*:|voir aussi|sur le même sujet|dans la même rubrique|nos autres articles|plus"
                    + " d’articles|à la une\\b|les plus lus|articles? liés?|read (more|also|next)|see also|related("
                    + " stories| articles| topics)?\\s*:?$|more (on|in|from) .{1,40}$|you may also like|recommended|most"
                    + " (read|popular)|watch\\s*:|vidéo\\s*:|>>|→).*");
    private static final Pattern ABOUT_IT = Pattern.compile(
            "(?i)(publié|publiée|mis à jour|mise à jour|modifié|créé|posté|écrit par|par |by |published|updated|last"
                    + " updated|posted|temps de lecture|lecture\\b|\\d+ min|©|reporting by|editing"
                    + " by|crédits?\\b|photos?\\b|image\\b|getty|partager|share|imprimer|print\\b|commenter|article"
                    + " réservé|réservé aux abonnés|abonnés\\b|premium\\b|il y a \\d).*");
    private static final Pattern RIGHTS =
            Pattern.compile("(?i)(©|copyright\\b|our standards:|.*(all rights reserved|tous droits réservés)).*");
    /** What is left of "Modifié le 20 janvier 2026 à 17h20" without these, is not much. */
    private static final Pattern DATES = Pattern.compile(
            "(?iU)\\b(\\d[\\d:h/.-]*(st|nd|rd|th|er|h|min)?|jan\\w*|f[ée]v\\w*|feb\\w*|mars|mar|march|avr\\w*|apr\\w*|mai|may|juin|june?|juil\\w*|july?|ao[uû]t"
                    + "|aug\\w*|sep\\w*|oct\\w*|nov\\w*|d[ée]c\\w*|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|\\w+day|mon|tue|wed|thu|fri|sat|sun|le|à|at|on|a\\.?m|p\\.?m|utc|gmt|bst|cet|est|edt|publiée?|modifiée?|mise?|jour|ligne|published|updated|ago|mins?|minutes?|hours?|heures?|il"
                    + " y a|par|by)\\b");

    private static final int FEW = 4;
    private static final Pattern PROMPTS = Pattern.compile(
            "(?i).*(abonnez-vous|inscrivez-vous|s’abonner|s'abonner|je m’abonne|je m'abonne|suivez-nous|téléchargez"
                    + " (notre|l)|rejoignez-nous|recevez (chaque|nos|notre|toute)|sign up (for|to)|subscribe"
                    + " (to|now|today)|follow us|download (our|the) app|click here|cliquez ici).*");

    private final List<String> text = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    /** A heading, or a line that is no sentence: it stays if a paragraph follows. */
    private final List<PageBlocks.Block> waiting = new ArrayList<>();

    private boolean elsewhere;

    record LeftOut(Remark.Kind kind, String words) {}

    private PageArticle() {}

    static PageArticle of(List<PageBlocks.Block> blocks, Document page, @Nullable String title) {
        var article = new PageArticle();
        var running = running(blocks);
        if (running.isEmpty()) {
            // nothing but short words: take what is not marked as something else
            for (var block : blocks)
                if (block.around() == null) article.text.add(block.words());
                else article.leave(block, block.around());
            return article;
        }
        article.choose(blocks, root(page, running), titleOf(blocks, title));
        return article;
    }

    List<String> text() {
        return text;
    }

    List<LeftOut> leftOut() {
        return leftOut;
    }

    private void choose(List<PageBlocks.Block> blocks, Element root, PageBlocks.@Nullable Block title) {
        var begun = false;
        var titled = title == null;
        for (var block : blocks) {
            if (block == title) {
                text.add(block.words());
                titled = true;
            } else if (block.around() != null) {
                leave(block, block.around());
            } else if (isWithin(block, root)) {
                begun = true;
                if (title != null && PageFacts.same(block.words(), title.words())) continue;
                decide(block);
            } else if (!begun && titled && title != null && isRunning(block) && !isAboutIt(block)) {
                // the standfirst often stands between the title and the rest
                text.add(block.words());
            } else {
                leave(block, elsewhereKind(block));
            }
        }
        waiting.forEach(block -> leave(block, AROUND));
    }

    private void decide(PageBlocks.Block block) {
        var words = block.words();
        if (ELSEWHERE.matcher(words).matches() && (block.isHeading() || block.linked() > 0 || words.endsWith(":"))) {
            drop();
            elsewhere = block.isHeading() || words.endsWith(":");
            leave(block, RELATED);
        } else if (block.linked() >= LINK || block.linked() >= HALF && !endsSentence(words)) {
            leave(block, RELATED);
        } else if (block.isHeading()) {
            elsewhere = false;
            waiting.add(block);
        } else if (elsewhere && block.linked() > 0.3) {
            leave(block, RELATED);
        } else if (isAboutIt(block)) {
            leave(block, AROUND);
        } else if (isRunning(block) || endsSentence(words) && !isCell(block)) {
            elsewhere = false;
            waiting.forEach(before -> text.add(before.words()));
            waiting.clear();
            text.add(words);
        } else if (isCell(block)) {
            leave(block, ASIDES);
        } else if (text.isEmpty() || block.count() < 3) {
            leave(block, AROUND);
        } else {
            waiting.add(block);
        }
    }

    /** Two headings in a row: the first has nothing below it. */
    private void drop() {
        waiting.forEach(block -> leave(block, AROUND));
        waiting.clear();
    }

    private void leave(PageBlocks.Block block, Remark.Kind kind) {
        leftOut.add(new LeftOut(kind, block.words().replace('\n', ' ')));
    }

    private static Remark.Kind elsewhereKind(PageBlocks.Block block) {
        if (block.linked() > HALF && block.count() > 3) return RELATED;
        return isRunning(block) ? ASIDES : AROUND;
    }

    private static PageBlocks.@Nullable Block titleOf(List<PageBlocks.Block> blocks, @Nullable String title) {
        return blocks.stream()
                .filter(block -> title != null && block.around() == null && PageFacts.same(block.words(), title))
                .findFirst()
                .or(() -> blocks.stream()
                        .filter(block -> block.element().normalName().equals("h1") && block.around() == null)
                        .filter(block -> block.count() > 2)
                        .findFirst())
                .orElse(null);
    }

    private static Map<Element, Integer> running(List<PageBlocks.Block> blocks) {
        var running = new HashMap<Element, Integer>();
        for (var block : blocks) {
            if (block.around() != null || !isRunning(block)) continue;
            for (Element element = block.element(); element != null; element = element.parent())
                running.merge(element, block.words().length(), Integer::sum);
        }
        return running;
    }

    /** From what the page itself calls its article, down to the smallest element that still holds nearly all of it. */
    private static Element root(Document page, Map<Element, Integer> running) {
        var total = running.getOrDefault(page.body(), 1);
        Element root = page.body();
        for (var named : page.select("main, [role=main], article, [itemprop~=articleBody]"))
            if (running.getOrDefault(named, 0) >= HALF * total && isWithin(named, root)) root = named;
        var all = running.getOrDefault(root, 1);
        while (true) {
            Element smaller = null;
            for (var child : root.children()) if (running.getOrDefault(child, 0) >= NEARLY_ALL * all) smaller = child;
            if (smaller == null || isOneBlock(smaller)) return root;
            root = smaller;
        }
    }

    private static boolean isOneBlock(Element element) {
        return element.normalName().matches("p|li|blockquote|pre");
    }

    private static boolean isWithin(PageBlocks.Block block, Element root) {
        return isWithin(block.element(), root);
    }

    private static boolean isWithin(Element element, Element root) {
        for (Element here = element; here != null; here = here.parent()) if (here.equals(root)) return true;
        return false;
    }

    private static boolean isRunning(PageBlocks.Block block) {
        var words = block.words();
        if (words.length() < FEWEST_LETTERS || block.linked() >= HALF || block.isHeading()) return false;
        return endsSentence(words) || block.count() >= FEWEST_WORDS;
    }

    private static boolean isCell(PageBlocks.Block block) {
        return Set.of("td", "th", "li", "dt", "dd").contains(block.element().normalName());
    }

    private static boolean isAboutIt(PageBlocks.Block block) {
        var words = block.words();
        if (block.count() <= PROMPT && PROMPTS.matcher(words).matches()) return true;
        if (block.count() <= PROMPT && RIGHTS.matcher(words).matches()) return true;
        if (block.count() > SHORT) return false;
        return isDate(words) || (!endsSentence(words) && ABOUT_IT.matcher(words).matches());
    }

    private static boolean isDate(String words) {
        if (words.chars().noneMatch(Character::isDigit)) return false;
        var rest = DATES.matcher(words)
                .replaceAll(" ")
                .replaceAll("[^\\p{L}]+", " ")
                .strip();
        if (rest.isEmpty()) return true;
        return rest.split(" ").length <= FEW
                && DATES.matcher(words).results().count() >= FEW - 1
                && !words.endsWith(".");
    }

    private static boolean endsSentence(String words) {
        return SENTENCE_END.matcher(words).matches();
    }
}
