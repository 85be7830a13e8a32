package org.recoupe.document;

import static org.recoupe.document.Remark.Kind.AROUND;
import static org.recoupe.document.Remark.Kind.ASIDES;
import static org.recoupe.document.Remark.Kind.CAPTIONS;
import static org.recoupe.document.Remark.Kind.READERS;
import static org.recoupe.document.Remark.Kind.RELATED;
import static org.recoupe.document.UnreadableDocument.Reason.TOO_LONG;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/** A page cut into blocks of words, each with what its surroundings say it is. Names of elements and classes are conventions of the trade, not proof. */
final class PageBlocks implements NodeVisitor {
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "li",
            "tr",
            "td",
            "th",
            "div",
            "blockquote",
            "pre",
            "section",
            "article",
            "main",
            "header",
            "ul",
            "ol",
            "dl",
            "dt",
            "dd",
            "table",
            "tbody",
            "body",
            "figure",
            "figcaption",
            "caption",
            "address",
            "hr",
            "aside",
            "nav",
            "footer",
            "form",
            "fieldset",
            "center",
            "details",
            "summary",
            "button",
            "dialog",
            "label",
            "legend",
            "option");
    /** Never words for readers. */
    private static final Set<String> SILENT = Set.of(
            "head",
            "title",
            "script",
            "style",
            "template",
            "svg",
            "math",
            "iframe",
            "object",
            "embed",
            "canvas",
            "noscript",
            "select",
            "textarea",
            "input",
            "audio",
            "video",
            "map");

    private static final Set<String> READERS_WORDS = Set.of(
            "comment", "comments", "commentaire", "commentaires", "commentlist", "disqus", "reactions", "respond");
    private static final Set<String> RELATED_WORDS = Set.of(
            "related",
            "relatedposts",
            "lireaussi",
            "alire",
            "voiraussi",
            "readalso",
            "readmore",
            "seealso",
            "recommended",
            "recommendation",
            "recommendations",
            "recommandations",
            "mostread",
            "pluslus",
            "outbrain",
            "taboola",
            "teaser",
            "teasers",
            "trending",
            "similaires",
            "connexes",
            "suggestions",
            "morestories",
            "topstories",
            "moreon",
            "onward",
            "memesujet",
            "surlememesujet");
    private static final Set<String> AROUND_WORDS = Set.of(
            "cookie",
            "cookies",
            "consent",
            "gdpr",
            "rgpd",
            "didomi",
            "onetrust",
            "newsletter",
            "newsletters",
            "subscribe",
            "abonnement",
            "share",
            "sharing",
            "sharebar",
            "partage",
            "partager",
            "social",
            "socials",
            "breadcrumb",
            "breadcrumbs",
            "ariane",
            "menu",
            "navbar",
            "nav",
            "navigation",
            "tags",
            "tag",
            "toolbar",
            "pub",
            "publicite",
            "advert",
            "advertisement",
            "ads",
            "ad",
            "sponsor",
            "sponsored",
            "promo",
            "promotion",
            "signup",
            "login",
            "popup",
            "modal",
            "skip",
            "pagination",
            "footer",
            "masthead",
            "paywall",
            "banner",
            "notice",
            "byline",
            "authorbio",
            "biography",
            "timestamp",
            "dateline",
            "metadata",
            "meta",
            "srt",
            "vh",
            "visuallyhidden",
            "sronly");
    private static final Set<String> ASIDE_WORDS =
            Set.of("sidebar", "aside", "encadre", "infobox", "factbox", "boxout", "complementary");
    private static final Set<String> CAPTION_WORDS =
            Set.of("caption", "captions", "legende", "credit", "credits", "copyright", "photographer", "figcaption");
    /** Who calls a part so, means the text; a part that is called both is not it. */
    private static final Set<String> TEXT_WORDS = Set.of(
            "article",
            "articlebody",
            "articletext",
            "body",
            "story",
            "storybody",
            "content",
            "texte",
            "text",
            "entry",
            "post",
            "corps",
            "chapo",
            "main");

    private static final Set<String> ROLES_AROUND = Set.of(
            "navigation",
            "banner",
            "contentinfo",
            "search",
            "dialog",
            "alertdialog",
            "menu",
            "menubar",
            "toolbar",
            "tablist",
            "button");
    private static final Pattern HIDDEN =
            Pattern.compile("(display\\s*:\\s*none|visibility\\s*:\\s*hidden)", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORDS = Pattern.compile("(?<=[a-z])(?=[A-Z])|[^A-Za-z0-9]+");
    private static final Pattern SPACES = Pattern.compile("[ \\t\\r\\n\\f]+");
    private static final Set<String> CONSENT =
            Set.of("cookie", "cookies", "consent", "gdpr", "rgpd", "didomi", "onetrust");
    private static final double MOST = 0.6;
    private static final int DEEPEST = 300;
    private static final char BREAK = '\u2028';

    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private final Deque<Remark.Kind> around = new ArrayDeque<>();
    private final Deque<Element> surrounding = new ArrayDeque<>();
    private final Map<Element, Integer> letters = new HashMap<>();

    private final long longest;
    private int total;
    private Element block;
    private int silent;
    private int links;
    private int linked;
    private long length;

    /**
     * Words between two ends of blocks.
     *
     * @param element the block they stand in
     * @param around what it is part of, if it is not part of the text by the looks of it
     * @param linked the share of its letters that lead elsewhere
     */
    record Block(String words, Element element, Remark.@Nullable Kind around, double linked) {
        boolean isHeading() {
            return element.normalName().matches("h[1-6]");
        }

        int count() {
            return words.split("\\s+").length;
        }
    }

    private PageBlocks(Element root, int longest) {
        this.block = root;
        // what stands around an article may be longer than the article
        this.longest = 4L * longest;
    }

    static List<Block> of(Document page, int longest) {
        var reading = new PageBlocks(page.body(), longest);
        reading.count(page.body());
        page.body().traverse(reading);
        reading.end();
        return reading.blocks;
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode text) {
            if (silent == 0) write(text.getWholeText());
            return;
        }
        if (!(node instanceof Element element)) return;
        var name = element.normalName();
        if (SILENT.contains(name)) silent++;
        if (silent > 0) return;
        if (name.equals("br")) words.append(BREAK);
        if (name.equals("a")) links++;
        if (BLOCKS.contains(name)) {
            end();
            block = element;
        }
        var kind = kind(element);
        if (kind != null && !holdsThePage(element, kind)) {
            end();
            around.push(kind);
            surrounding.push(element);
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (!(node instanceof Element element)) return;
        var name = element.normalName();
        if (SILENT.contains(name)) silent--;
        else if (silent == 0) {
            if (name.equals("a")) links--;
            var isEnd = element.equals(surrounding.peek());
            if (BLOCKS.contains(name) || isEnd) {
                end();
                block = element.parent() == null ? element : element.parent();
            }
            if (isEnd) {
                surrounding.pop();
                around.pop();
            }
        }
    }

    private void write(String text) {
        length += text.length();
        if (length > longest) throw new UnreadableDocument(TOO_LONG);
        words.append(SPACES.matcher(text).replaceAll(" "));
        if (links > 0) linked += text.strip().length();
    }

    /** Two line breaks in a row end a paragraph, on pages that were written by hand. */
    private void end() {
        var written = words.toString();
        var share = (double) linked / Math.max(1, written.strip().length());
        words.setLength(0);
        linked = 0;
        for (var part : written.split("\u2028[\\s\u2028\u00a0]*\u2028", -1)) {
            var clean = part.replace(BREAK, '\n')
                    .replaceAll(" *\\n *", "\n")
                    .replaceAll(" {2,}", " ")
                    .strip();
            if (!clean.isBlank()) blocks.add(new Block(clean, block, around.peek(), Math.min(1, share)));
        }
    }

    private static Remark.@Nullable Kind kind(Element element) {
        var name = element.normalName();
        if (name.equals("body") || name.equals("html") || name.equals("article") || name.equals("main")) return null;
        if (name.equals("figcaption") || name.equals("caption")) return CAPTIONS;
        if (name.equals("nav")
                || name.equals("form")
                || name.equals("button")
                || name.equals("dialog")
                || name.equals("label")) return AROUND;
        if (name.equals("footer")) return isWithin(element, "blockquote") ? null : AROUND;
        if (element.hasAttr("hidden") || HIDDEN.matcher(element.attr("style")).find()) return AROUND;
        if (element.attr("aria-hidden").equals("true")) return AROUND;
        var role = element.attr("role").toLowerCase(Locale.ROOT);
        if (ROLES_AROUND.contains(role)) return AROUND;
        var named = named(element);
        if (named != null) return named;
        var isText = names(element).stream().anyMatch(TEXT_WORDS::contains);
        if ((name.equals("aside") || role.equals("complementary")) && !isText) return ASIDES;
        if (name.equals("header") && !isWithin(element, "article")) return AROUND;
        return null;
    }

    private static Remark.@Nullable Kind named(Element element) {
        var names = names(element);
        if (names.isEmpty() || element.normalName().matches("h1|time|a|b|i|em|strong")) return null;
        if (names.stream().anyMatch(READERS_WORDS::contains)) return READERS;
        if (names.stream().anyMatch(RELATED_WORDS::contains)) return RELATED;
        if (names.stream().anyMatch(AROUND_WORDS::contains)) return AROUND;
        if (names.stream().anyMatch(CAPTION_WORDS::contains)) return CAPTIONS;
        return names.stream().anyMatch(ASIDE_WORDS::contains) ? ASIDES : null;
    }

    /** The words of its class and id, and two and three neighbours taken together: "lire-aussi" is "lireaussi". */
    private static Set<String> names(Element element) {
        var names = new HashSet<String>();
        for (var attribute : List.of(
                element.className(),
                element.id(),
                element.attr("data-component"),
                element.attr("data-testid"),
                element.attr("aria-label"))) {
            if (attribute.isEmpty() || attribute.length() > 400) continue;
            for (var token : attribute.split("\\s+", -1)) {
                var parts = WORDS.split(token, -1);
                for (var i = 0; i < parts.length; i++) {
                    var joined = new StringBuilder();
                    for (var k = i; k < Math.min(parts.length, i + 4); k++)
                        names.add(
                                joined.append(parts[k].toLowerCase(Locale.ROOT)).toString());
                }
            }
        }
        names.remove("");
        return names;
    }

    private static boolean isWithin(Element element, String name) {
        return element.closest(name) != null;
    }

    /** A class like "with-sidebar" or a form on what holds the whole page says nothing about its words. */
    private boolean holdsThePage(Element element, Remark.Kind kind) {
        if (element.selectFirst("h1") != null) return true;
        if (kind == READERS || kind == RELATED || kind == CAPTIONS) return false;
        if (names(element).stream().anyMatch(CONSENT::contains)) return false;
        return total > 0 && letters.getOrDefault(element, 0) > MOST * total;
    }

    /** How many letters of paragraphs stand in each element, comments and other stories apart. */
    private void count(Element page) {
        for (var paragraph : page.select("p")) {
            var around = paragraph.parents().stream().limit(DEEPEST).toList();
            if (around.stream().anyMatch(PageBlocks::isOthers)) continue;
            var length = paragraph.text().length();
            total += length;
            around.forEach(element -> letters.merge(element, length, Integer::sum));
        }
    }

    private static boolean isOthers(Element element) {
        if (element.normalName().equals("body") || element.selectFirst("h1") != null) return false;
        return names(element).stream()
                .anyMatch(
                        name -> READERS_WORDS.contains(name) || RELATED_WORDS.contains(name) || CONSENT.contains(name));
    }
}
