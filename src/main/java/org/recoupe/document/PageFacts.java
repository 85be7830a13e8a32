package org.recoupe.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a page says of its article: to search engines and social networks, who must get it right, before what it says to readers. */
final class PageFacts {
    private static final Set<String> NO_TITLES = Set.of(
            "accueil",
            "home",
            "homepage",
            "home page",
            "page d’accueil",
            "page d'accueil",
            "actualités",
            "actualité",
            "actu",
            "news",
            "untitled",
            "untitled document",
            "sans titre",
            "document",
            "article");
    private static final List<String> PUBLISHED = List.of(
            "article:published_time",
            "datePublished",
            "og:published_time",
            "dc.date.issued",
            "dcterms.created",
            "dc.date",
            "pubdate",
            "parsely-pub-date",
            "sailthru.date",
            "publish-date",
            "date");
    private static final Pattern SEPARATOR = Pattern.compile("\\s+[-–—|·•:»]\\s+");
    private static final int MOST_NODES = 5000;
    private static final int FEWEST_WORDS = 3;

    private PageFacts() {}

    static Envelope.Found of(Document page) {
        var told = structured(page);
        var facts = new Envelope.Found();
        var site = told.flatMap(article -> name(article.get("publisher")))
                .or(() -> meta(page, "og:site_name"))
                .or(() -> meta(page, "application-name"));
        facts.says(Fact.TITLE, title(page, told, site.orElse(null)));
        facts.says(Fact.PUBLISHER, site.orElse(null));
        told.flatMap(article -> word(article.get("datePublished"))).ifPresent(date -> facts.says(Fact.PUBLISHED, date));
        PUBLISHED.forEach(name -> meta(page, name).ifPresent(date -> facts.says(Fact.PUBLISHED, date)));
        times(page).forEach(date -> facts.says(Fact.PUBLISHED, date));
        // its language it does not tell reliably: that is often the template's
        return facts;
    }

    private static @Nullable String title(Document page, Optional<JsonNode> told, @Nullable String site) {
        var heading = page.select("h1").eachText().stream()
                .filter(words -> isTitle(words, site))
                .findFirst();
        var said = Stream.of(
                        meta(page, "og:title"),
                        told.flatMap(article -> word(article.get("headline"))),
                        meta(page, "twitter:title"))
                .flatMap(Optional::stream)
                .map(words -> withoutSite(words, site))
                .filter(words -> isTitle(words, site))
                .toList();
        // of two titles, the one that is printed
        return said.stream()
                .filter(words -> heading.isPresent() && same(words, heading.get()))
                .findFirst()
                .or(() -> said.stream().findFirst())
                .or(() -> heading)
                .or(() -> Optional.of(page.title())
                        .filter(words -> SEPARATOR.splitAsStream(words).allMatch(part -> isTitle(part, null)))
                        .map(words -> site == null ? withoutLastPart(words) : withoutSite(words, site))
                        .filter(words -> isTitle(words, site)))
                .or(() -> page.select("h2").eachText().stream()
                        .filter(words -> isTitle(words, site))
                        .findFirst())
                .orElse(null);
    }

    static boolean same(String one, String other) {
        return bare(one).equals(bare(other));
    }

    private static String bare(String words) {
        return words.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    private static boolean isTitle(String words, @Nullable String site) {
        var bare = words.strip().toLowerCase(Locale.ROOT);
        return !bare.isEmpty() && !NO_TITLES.contains(bare) && (site == null || !same(words, site));
    }

    private static String withoutSite(String words, @Nullable String site) {
        if (site == null) return words;
        var parts = SEPARATOR.split(words, -1);
        if (parts.length < 2) return words;
        if (same(parts[parts.length - 1], site))
            return words.substring(0, words.length() - parts[parts.length - 1].length())
                    .replaceFirst("\\s+[-–—|·•:»]\\s+$", "");
        return same(parts[0], site)
                ? words.substring(parts[0].length()).replaceFirst("^\\s+[-–—|·•:»]\\s+", "")
                : words;
    }

    /** Behind the last dash stands the paper's name, as long as what stands before it is a title. */
    private static String withoutLastPart(String words) {
        var parts = SEPARATOR.split(words, -1);
        if (parts.length < 2) return words;
        var title = words.substring(0, words.length() - parts[parts.length - 1].length())
                .replaceFirst("\\s+[-–—|·•:»]\\s+$", "");
        return title.split("\\s+").length >= FEWEST_WORDS ? title : words;
    }

    private static Optional<String> meta(Document page, String name) {
        return page.select("meta").stream()
                .filter(meta -> Stream.of("property", "name", "itemprop")
                        .anyMatch(key -> meta.attr(key).equalsIgnoreCase(name)))
                .map(meta -> meta.attr("content").strip())
                .filter(words -> !words.isEmpty())
                .findFirst();
    }

    /** A time in the head of the article, before those of other stories and of comments. */
    private static List<String> times(Document page) {
        var marked = page.select("time[itemprop=datePublished], time[pubdate], [itemprop=datePublished]");
        var others = page.select(
                "article time[datetime], main time[datetime], header time[datetime], h1 ~ * time[datetime], h1 ~"
                        + " time[datetime]");
        var rest = page.select("time[datetime]");
        return Stream.of(marked, others, rest)
                .flatMap(List::stream)
                .map(element -> element.attr(element.hasAttr("datetime") ? "datetime" : "content"))
                .toList();
    }

    /** The article as schema.org has it. */
    private static Optional<JsonNode> structured(Document page) {
        var found = new ArrayList<JsonNode>();
        for (var script : page.select("script[type=application/ld+json]")) {
            try {
                articles(JsonMapper.builder().build().readTree(script.data()), found);
            } catch (JacksonException broken) {
                // one of several, and a page is no worse for it
            }
        }
        return found.stream()
                .filter(article -> word(article.get("headline")).isPresent())
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    private static void articles(JsonNode root, List<JsonNode> found) {
        var waiting = new ArrayDeque<JsonNode>();
        waiting.add(root);
        for (var seen = 0; !waiting.isEmpty() && seen < MOST_NODES; seen++) {
            var node = waiting.poll();
            if (node.isObject() && isArticle(node.get("@type"))) found.add(node);
            if (node.isContainer())
                node.valueStream().filter(JsonNode::isContainer).forEach(waiting::add);
        }
    }

    private static boolean isArticle(@Nullable JsonNode type) {
        if (type == null) return false;
        if (type.isArray()) return type.valueStream().anyMatch(PageFacts::isArticle);
        return type.isString() && type.asString().matches("(?i).*(article|posting|report)$");
    }

    private static Optional<String> name(@Nullable JsonNode party) {
        if (party == null) return Optional.empty();
        if (party.isArray()) return party.isEmpty() ? Optional.empty() : name(party.get(0));
        return party.isObject() ? word(party.get("name")) : word(party);
    }

    /** Some write entities into their JSON. */
    private static Optional<String> word(@Nullable JsonNode value) {
        return value == null || !value.isString()
                ? Optional.empty()
                : Optional.of(Parser.unescapeEntities(value.asString(), false)).filter(words -> !words.isBlank());
    }
}
