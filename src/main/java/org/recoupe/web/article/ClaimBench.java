package org.recoupe.web.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.ClaimView;
import org.recoupe.claim.Offer;
import org.recoupe.claim.Words;
import org.recoupe.extraction.statement.Stance;
import org.recoupe.kernel.Span;
import org.recoupe.web.Wording;

/**
 * The tools laid out beside the selected claim: what may be put right about it, and with which of the others.
 *
 * @param version the state of the claim they are made for
 * @param spans its places in code points, as a form sends them: {@code 12-40,50-61}; moved ones while {@code moved}
 * @param words what it says there
 * @param moved whether that is a proposal yet to be saved
 * @param steps its outer ends moved by a word
 * @param cuts words it can be split at
 * @param neighbours claims it can be merged with, as {@code number.version}
 * @param mentions other claims of the same found source, as {@code number.version}
 * @param stances what the speaker may do
 * @param merged the claim that has its words now, or null
 */
record ClaimBench(
        int version,
        String spans,
        String words,
        boolean moved,
        boolean mayCorrect,
        boolean maySplit,
        List<Step> steps,
        List<Wording.Choice> cuts,
        List<Wording.Choice> neighbours,
        List<Wording.Choice> mentions,
        List<Wording.Choice> stances,
        @Nullable Whole merged) {
    private static final int MOST_WORDS = 200;
    private static final int EXCERPT = 60;

    /** @param n its number within the story */
    record Whole(int n, String reference) {}

    /** @param spans null if there is no word to move over */
    record Step(Words.Step name, @Nullable String spans) {}

    /** @param proposed other places for it, in code points, or null */
    static ClaimBench of(
            ClaimView claim,
            List<ClaimView> all,
            String text,
            @Nullable List<Span> proposed,
            Map<UUID, Offer> offers,
            Wording words) {
        var places = proposed == null ? claim.spans() : proposed;
        var inText = places.stream()
                .map(span -> Span.ofCodePoints(span.start(), span.end(), text))
                .toList();
        Predicate<ClaimView> correctable =
                one -> offers.getOrDefault(one.id(), Offer.NOTHING).correct();
        var open = correctable.test(claim);
        return new ClaimBench(
                claim.version(),
                join(places),
                inText.stream().map(span -> span.in(text)).collect(Collectors.joining(" … ")),
                !places.equals(claim.spans()),
                open,
                isUntouched(claim),
                open && claim.inText() ? steps(inText, text) : List.of(),
                open && claim.inText() ? cuts(claim, text, words) : List.of(),
                open && claim.inText() ? neighbours(claim, all, text, correctable, words) : List.of(),
                open ? mentions(claim, all, correctable, words) : List.of(),
                words.choices("stance.", List.of(Stance.values())),
                mergedInto(claim, all));
    }

    /** Whether no work on it would be lost if its words were shared out. */
    private static boolean isUntouched(ClaimView claim) {
        return claim.verdict() == null
                && claim.evidence().stream().noneMatch(ClaimView.EvidenceView::stands)
                && isWhole(claim);
    }

    private static boolean isWhole(ClaimView claim) {
        return claim.hand() == null || claim.hand().mergedInto() == null;
    }

    private static List<Step> steps(List<Span> places, String text) {
        return Stream.of(Words.Step.values())
                .map(step -> new Step(
                        step,
                        Words.moved(places, step, text)
                                .map(moved -> join(moved.stream()
                                        .map(span -> span.inCodePoints(text))
                                        .toList()))
                                .orElse(null)))
                .toList();
    }

    /** {@code 12-40,50-61}. */
    static String join(List<Span> spans) {
        return spans.stream().map(span -> span.start() + "-" + span.end()).collect(Collectors.joining(","));
    }

    /** The reverse of {@link #join}; empty if it is no such list. */
    static List<Span> parse(String spans) {
        var parsed = new ArrayList<Span>();
        for (var part : spans.split(",", -1)) {
            if (!part.matches("\\d{1,7}-\\d{1,7}")) return List.of();
            var ends = part.split("-", -1);
            var from = Integer.parseInt(ends[0]);
            var to = Integer.parseInt(ends[1]);
            if (to <= from) return List.of();
            parsed.add(new Span(from, to));
        }
        return List.copyOf(parsed);
    }

    private static List<Wording.Choice> cuts(ClaimView claim, String text, Wording words) {
        return claim.spans().stream()
                .map(span -> Span.ofCodePoints(span.start(), span.end(), text))
                .flatMap(span -> Words.in(text, span.start(), span.end()).stream()
                        .map(word -> new Wording.Choice(
                                String.valueOf(text.codePointCount(0, word.start())),
                                words.excerpt(text.substring(word.start(), span.end()), EXCERPT))))
                .skip(1)
                .limit(MOST_WORDS)
                .toList();
    }

    private static List<Wording.Choice> neighbours(
            ClaimView claim, List<ClaimView> all, String text, Predicate<ClaimView> correctable, Wording words) {
        if (!isUntouched(claim)) return List.of();
        return all.stream()
                .filter(other -> !other.id().equals(claim.id()) && other.inText())
                .filter(other -> isUntouched(other) && correctable.test(other))
                .filter(other -> Objects.equals(sourceOf(other), sourceOf(claim)) && other.stance() == claim.stance())
                .filter(other -> isBeside(claim, other, text))
                .map(other -> choice(other, words))
                .toList();
    }

    private static boolean isBeside(ClaimView one, ClaimView other, String text) {
        var ends = Stream.concat(one.spans().stream(), other.spans().stream())
                .mapToInt(Span::end)
                .max()
                .orElse(0);
        var starts = Math.min(one.spans().get(0).start(), other.spans().get(0).start());
        var hull = Span.ofCodePoints(starts, ends, text).in(text);
        return !hull.matches("(?s).*\\R\\s*\\R.*");
    }

    private static List<Wording.Choice> mentions(
            ClaimView claim, List<ClaimView> all, Predicate<ClaimView> correctable, Wording words) {
        var source = sourceOf(claim);
        if (source == null) return List.of();
        return all.stream()
                .filter(other -> !other.id().equals(claim.id()) && source.equals(sourceOf(other)))
                .filter(other -> correctable.test(other) && isWhole(other))
                .map(other -> choice(other, words))
                .toList();
    }

    private static @Nullable Object sourceOf(ClaimView claim) {
        return claim.source() == null ? null : claim.source().id();
    }

    private static Wording.Choice choice(ClaimView other, Wording words) {
        return new Wording.Choice(
                other.number() + "." + other.version(),
                other.reference() + " " + words.quoted(words.excerpt(other.text(), EXCERPT)));
    }

    private static @Nullable Whole mergedInto(ClaimView claim, List<ClaimView> all) {
        var hand = claim.hand();
        if (hand == null || hand.mergedInto() == null) return null;
        return all.stream()
                .filter(other -> other.id().equals(hand.mergedInto()))
                .map(other -> new Whole(other.number(), other.reference()))
                .findFirst()
                .orElse(null);
    }
}
