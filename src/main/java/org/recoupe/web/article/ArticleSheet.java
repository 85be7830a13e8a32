package org.recoupe.web.article;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.article.Article;
import org.recoupe.article.ArticleStatus;
import org.recoupe.article.Revision;
import org.recoupe.claim.ClaimState;
import org.recoupe.claim.ClaimView;
import org.recoupe.claim.Verdict;
import org.recoupe.extraction.Relation;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Permission;
import org.recoupe.kernel.Span;
import org.recoupe.web.Wording;
import org.recoupe.web.claim.ClaimCard;
import org.recoupe.web.claim.Passages;

/** A dispatch laid out for reading: its text with the claims marked in it, who speaks beside it, and what this reader may do. */
record ArticleSheet(
        Article article,
        Revision revision,
        List<Block> blocks,
        Map<String, Look> looks,
        List<ClaimCard> cards,
        @Nullable ClaimCard selected,
        List<Version> versions,
        Tally tally,
        List<Wording.Chip> legend,
        boolean mayAccept,
        boolean mayAdd,
        boolean mayFinish) {

    /** @param speakers who says what in this paragraph */
    record Block(Passages.Paragraph paragraph, Set<Speaker> speakers) {}

    /** @param mention how this place names them, if in other words; to be checked, since the tool resolved it */
    record Speaker(
            @Nullable String name,
            String look,
            String stance,
            @Nullable String mention) {}

    /** What a mark looks like, and its link. */
    record Look(String n, String css, String href, ClaimCard card) {}

    record Version(int number, String received, String by, String hash, boolean current) {}

    /** @param unattributed share of the claims in the text that nobody is named for, in percent */
    record Tally(long selected, long aside, long inText, int speakers, long contradictions, int unattributed) {}

    static ArticleSheet of(
            Article article,
            List<Revision> revisions,
            List<ClaimView> claims,
            @Nullable String selected,
            Actor actor,
            Wording words) {
        var cards = claims.stream()
                .map(claim -> ClaimCard.of(claim, claims, actor, words))
                .toList();
        var chosen = cards.stream()
                .filter(card -> card.n().equals(selected))
                .findFirst()
                .orElse(null);
        var revision = revisions.get(revisions.size() - 1);
        var accepts = actor.may(Permission.ACCEPT, article.desk());
        return new ArticleSheet(
                article,
                revision,
                blocks(revision.text(), cards),
                looks(cards, chosen),
                cards,
                chosen,
                revisions.stream().map(r -> version(r, article, words)).toList(),
                tally(claims),
                Stream.of(Verdict.Kind.values())
                        .map(kind -> words.chip(kind, null))
                        .toList(),
                accepts && article.status() == ArticleStatus.READY,
                accepts && article.status() != ArticleStatus.EXTRACTING,
                accepts && article.status() == ArticleStatus.FAILED);
    }

    private static List<Block> blocks(String text, List<ClaimCard> cards) {
        var spans = new LinkedHashMap<String, List<Span>>();
        cards.forEach(card -> spans.put(card.n(), card.claim().spans()));
        var blocks = new ArrayList<Block>();
        for (var paragraph : Passages.of(text, spans).paragraphs()) {
            var speakers = new LinkedHashSet<Speaker>();
            cards.stream()
                    .filter(card -> paragraph.marks(card.n()))
                    .map(ArticleSheet::speaker)
                    .forEach(speakers::add);
            blocks.add(new Block(paragraph, speakers));
        }
        return blocks;
    }

    private static Speaker speaker(ClaimCard card) {
        return new Speaker(
                card.source(), card.stanceLook(), card.claim().stance().name(), card.mention());
    }

    private static Map<String, Look> looks(List<ClaimCard> cards, @Nullable ClaimCard selected) {
        var related = selected == null
                ? Set.of()
                : selected.claim().links().stream()
                        .map(ClaimView.LinkView::claim)
                        .collect(Collectors.toSet());
        var looks = new LinkedHashMap<String, Look>();
        for (var card : cards) {
            var css = "cl v-" + card.chip().look() + " s-" + card.stanceLook();
            if (card.equals(selected)) css += " on";
            else if (related.contains(card.claim().id())) css += " rel";
            // a second step leads from the selected mark on to its card
            var href = card.equals(selected) ? "#c-" + card.n() : "?claim=" + card.n() + "#t-" + card.n();
            looks.put(card.n(), new Look(card.n(), css, href, card));
        }
        return looks;
    }

    private static Version version(Revision revision, Article article, Wording words) {
        return new Version(
                revision.number(),
                words.moment(revision.receivedAt()),
                words.who(revision.receivedBy()),
                revision.textSha256().substring(0, 12),
                revision.number() == article.revision());
    }

    private static Tally tally(List<ClaimView> claims) {
        var inText = claims.stream().filter(ClaimView::inText).toList();
        var speakers = new TreeSet<String>();
        for (var claim : inText) {
            var source = claim.source();
            if (source != null) speakers.add(source.name());
        }
        var contradictions = inText.stream()
                        .flatMap(claim -> claim.links().stream())
                        .filter(link -> link.relation() == Relation.Kind.CONTRADICTS)
                        .count()
                / 2;
        var unattributed =
                inText.stream().filter(claim -> claim.source() == null).count();
        return new Tally(
                claims.stream()
                        .filter(claim -> claim.state() == ClaimState.SELECTED)
                        .count(),
                claims.stream()
                        .filter(claim -> claim.state() == ClaimState.SET_ASIDE)
                        .count(),
                inText.size(),
                speakers.size(),
                contradictions,
                inText.isEmpty() ? 0 : (int) Math.round(100.0 * unattributed / inText.size()));
    }
}
