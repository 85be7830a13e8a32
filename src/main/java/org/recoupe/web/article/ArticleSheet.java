package org.recoupe.web.article;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.article.Article;
import org.recoupe.article.ArticleStatus;
import org.recoupe.article.Revision;
import org.recoupe.claim.Bearing;
import org.recoupe.claim.ClaimState;
import org.recoupe.claim.ClaimView;
import org.recoupe.claim.Offer;
import org.recoupe.claim.Verdict;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Permission;
import org.recoupe.kernel.Span;
import org.recoupe.web.Wording;
import org.recoupe.web.claim.ClaimCard;
import org.recoupe.web.claim.InForce;
import org.recoupe.web.claim.Passages;

/** A dispatch laid out for reading: its text with the claims marked in it, who speaks beside it, and what this reader may do. */
record ArticleSheet(
        Article article,
        Revision revision,
        List<Block> blocks,
        List<String> tangled,
        Map<String, Mark> marks,
        @Nullable Picked picked,
        List<Version> versions,
        Tally tally,
        List<Wording.Chip> legend,
        boolean mayAccept,
        boolean mayAdd,
        boolean mayFinish) {
    private static final int EXCERPT = 90;

    /** @param speakers who says what in this paragraph */
    record Block(Passages.Paragraph paragraph, Set<Speaker> speakers) {}

    /** @param mention how this place names them, if in other words; to be checked, since the tool resolved it */
    record Speaker(
            @Nullable String name,
            String look,
            String stance,
            @Nullable String mention) {}

    /**
     * A claim as it stands in the text and in the list.
     *
     * @param n its number within the story: "8"
     * @param css of the mark
     * @param href of its link: to select it, and from there on to its card
     * @param against numbers of the claims it is incompatible or in tension with, by spaces
     * @param again the verdict that is in force while it is verified again, or null
     * @param marked whether it has a mark of its own in the text
     */
    record Mark(
            ClaimView claim,
            String n,
            String css,
            String href,
            String against,
            Wording.Chip chip,
            @Nullable InForce again,
            @Nullable String source,
            String excerpt,
            boolean marked,
            boolean selected) {}

    /** Signs of a passage that was left to people: enough to find it in the text. */
    private static final int SHOWN_OF_TANGLED = 200;

    /** The selected claim, and what may be put right about it. */
    record Picked(ClaimCard card, ClaimBench bench) {}

    record Version(int number, String received, String by, String hash, boolean current) {}

    /**
     * @param selected how many the editor's word would send to be verified
     * @param kept how many were not set aside, whatever became of them
     * @param unattributed how many of the claims in the text nobody is named for, {@code share} in percent
     * @param corrected how many this reader put right or added
     */
    record Tally(
            long selected,
            long kept,
            long aside,
            long inText,
            int speakers,
            long contradictions,
            long unattributed,
            int share,
            long corrected) {}

    static ArticleSheet of(
            Article article,
            List<Revision> revisions,
            List<ClaimView> claims,
            Choice choice,
            Map<UUID, Offer> offers,
            Actor actor,
            Wording words) {
        var revision = revisions.get(revisions.size() - 1);
        var picked = picked(claims, revision.text(), choice, offers, words);
        var marks = marks(claims, picked, words);
        var accepts = actor.may(Permission.ACCEPT, article.desk());
        return new ArticleSheet(
                article,
                revision,
                blocks(revision.text(), marks, picked, words),
                article.tangled().stream()
                        .map(place -> Wording.excerpt(place.in(revision.text()), SHOWN_OF_TANGLED))
                        .toList(),
                marks,
                picked,
                revisions.stream().map(r -> version(r, article, words)).toList(),
                tally(claims, actor),
                Stream.of(Verdict.Kind.values())
                        .map(kind -> words.chip(kind, null))
                        .toList(),
                accepts && article.status() == ArticleStatus.READY,
                accepts && article.status() != ArticleStatus.EXTRACTING,
                accepts && article.status() == ArticleStatus.FAILED);
    }

    /**
     * What the address selects.
     *
     * @param claim its number
     * @param ends other places for it, as {@link ClaimBench#join} writes them
     */
    record Choice(@Nullable String claim, @Nullable String ends) {
        static final Choice NONE = new Choice(null, null);

        static Choice of(@Nullable String claim) {
            return new Choice(claim, null);
        }
    }

    /**
     * The selected claim alone, for a page that is open already.
     *
     * @param offers what the reader may do about each of the claims
     */
    static @Nullable Picked picked(
            List<ClaimView> claims, String text, Choice choice, Map<UUID, Offer> offers, Wording words) {
        var chosen = claims.stream()
                .filter(claim -> String.valueOf(claim.number()).equals(choice.claim()))
                .findFirst()
                .orElse(null);
        if (chosen == null) return null;
        return new Picked(
                ClaimCard.of(chosen, claims, offers.getOrDefault(chosen.id(), Offer.NOTHING), words),
                ClaimBench.of(chosen, claims, text, proposed(choice.ends(), text), offers, words));
    }

    private static @Nullable List<Span> proposed(@Nullable String ends, String text) {
        var spans = ends == null ? List.<Span>of() : ClaimBench.parse(ends);
        if (spans.isEmpty()) return null;
        var length = text.codePointCount(0, text.length());
        var after = 0;
        for (var span : spans) {
            if (span.start() < after || span.end() > length) return null;
            after = span.end();
        }
        return spans;
    }

    private static List<Block> blocks(String text, Map<String, Mark> marks, @Nullable Picked picked, Wording words) {
        var spans = new LinkedHashMap<String, List<Span>>();
        marks.values().stream()
                .filter(Mark::marked)
                .forEach(mark -> spans.put(
                        mark.n(),
                        mark.selected() && picked != null
                                ? ClaimBench.parse(picked.bench().spans())
                                : mark.claim().spans()));
        return Passages.of(text, spans).paragraphs().stream()
                .map(paragraph -> new Block(
                        paragraph,
                        paragraph.claims().stream()
                                .sorted((a, b) -> Integer.compare(Integer.parseInt(a), Integer.parseInt(b)))
                                .map(marks::get)
                                .filter(Objects::nonNull)
                                .map(mark -> speaker(mark, words))
                                .collect(Collectors.toCollection(LinkedHashSet::new))))
                .toList();
    }

    private static Speaker speaker(Mark mark, Wording words) {
        var source = mark.claim().source();
        var mention =
                source == null || source.mention() == null || source.mention().equals(source.name())
                        ? null
                        : words.quoted(source.mention());
        return new Speaker(
                mark.source(),
                words.icon(mark.claim().stance()),
                mark.claim().stance().name(),
                mention);
    }

    private static Map<String, Mark> marks(List<ClaimView> claims, @Nullable Picked picked, Wording words) {
        var selected = picked == null ? null : picked.card().claim();
        var against = selected == null ? Set.<String>of() : Set.copyOf(against(selected));
        var marks = new LinkedHashMap<String, Mark>();
        for (var claim : claims) {
            var n = String.valueOf(claim.number());
            var verdict = claim.approvedVerdict();
            var chip = words.chip(claim.state(), verdict == null ? null : verdict.reason());
            var css = "cl v-" + chip.look() + " s-" + words.icon(claim.stance());
            if (claim == selected) css += " on";
            else if (against.contains(n)) css += " rel";
            marks.put(
                    n,
                    new Mark(
                            claim,
                            n,
                            css,
                            claim == selected ? "#c-" + n : "?claim=" + n + "#t-" + n,
                            String.join(" ", against(claim)),
                            chip,
                            claim.verifiedAgain() ? InForce.of(claim, words) : null,
                            claim.source() == null ? null : claim.source().name(),
                            words.excerpt(
                                    Objects.requireNonNullElse(
                                            claim.proposition().whenComplete(), claim.text()),
                                    EXCERPT),
                            claim.inText()
                                    && (claim.hand() == null || claim.hand().mergedInto() == null),
                            claim == selected));
        }
        return marks;
    }

    private static List<String> against(ClaimView claim) {
        return claim.links().stream()
                .filter(link -> link.article().equals(claim.article()))
                .filter(link -> link.relation() == Bearing.CONTRADICTS || link.relation() == Bearing.IN_TENSION)
                .map(link -> String.valueOf(link.number()))
                .distinct()
                .toList();
    }

    private static Version version(Revision revision, Article article, Wording words) {
        return new Version(
                revision.number(),
                words.moment(revision.receivedAt()),
                words.who(revision.receivedBy()),
                revision.textSha256().substring(0, 12),
                revision.number() == article.revision());
    }

    private static Tally tally(List<ClaimView> claims, Actor actor) {
        var inText = claims.stream().filter(ClaimView::inText).toList();
        var speakers = new TreeSet<String>();
        for (var claim : inText) {
            var source = claim.source();
            if (source != null) speakers.add(source.name());
        }
        var contradictions = inText.stream()
                .flatMap(claim -> claim.links().stream())
                .filter(ClaimView.LinkView::open)
                .map(ClaimView.LinkView::pair)
                .distinct()
                .count();
        var unattributed =
                inText.stream().filter(claim -> claim.source() == null).count();
        return new Tally(
                count(inText, ClaimState.SELECTED),
                inText.size() - count(inText, ClaimState.EXTRACTED) - count(inText, ClaimState.SET_ASIDE),
                count(inText, ClaimState.SET_ASIDE),
                inText.size(),
                speakers.size(),
                contradictions,
                unattributed,
                inText.isEmpty() ? 0 : (int) Math.round(100.0 * unattributed / inText.size()),
                inText.stream()
                        .filter(claim ->
                                claim.hand() != null && claim.hand().by().equals(actor.userId()))
                        .count());
    }

    private static long count(List<ClaimView> claims, ClaimState state) {
        return claims.stream().filter(claim -> claim.state() == state).count();
    }
}
