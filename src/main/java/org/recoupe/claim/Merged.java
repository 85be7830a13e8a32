package org.recoupe.claim;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.Corroboration.Lines;
import org.recoupe.claim.Corroboration.Piece;

/**
 * Roots that are one, of the pieces of one stance: because pieces of theirs are the same page, or one text written from the other, or because
 * somebody said so. A piece that cites several joins nobody: a round-up of two leaves them two.
 *
 * <p>Whom somebody claims by, and whose line an alias is of, nobody takes apart. Then the words of people count, the last before the ones of
 * before, and then what was found.
 */
final class Merged {
    /** Of the words of the shorter text, by fives, so many are in the other: one was written from the other. */
    private static final double SAME_TEXT = 0.8;

    private static final int WORDS_OF_A_TEXT = 30;

    private static final String CONFIDENTIAL = "confidential";
    private static final String CLOSE_TO = "close-to";

    private final Lines lines;
    private final Map<UUID, List<String>> roots = new LinkedHashMap<>();
    private final Union union = new Union();
    private final List<Joint> joints = new ArrayList<>();
    private final Set<Apart> apart = new HashSet<>();

    /** Why there is one more, or one less, at a root. */
    private record Joint(String root, String reason) {}

    /** Two roots that somebody says are two. */
    private record Apart(String one, String other) {}

    /** Roots of pieces that share something, one for each piece. */
    private record Tie(String reason, List<String> roots) {}

    Merged(List<Piece> side, Collection<String> claiming, Lines lines, Joints said) {
        this.lines = lines;
        for (var piece : side) if (!piece.confidential()) roots.put(piece.id(), Corroboration.roots(piece, lines));
        var own = side.stream()
                .filter(piece -> !piece.confidential() && piece.basis() != Basis.CITES)
                .toList();
        var ties = Stream.concat(byPage(own).stream(), byText(own).stream()).toList();
        var found = new Union();
        for (var tie : ties) tie.roots().forEach(root -> found.join(tie.roots().get(0), root));
        var claimants = claiming.stream().map(found::one).collect(Collectors.toSet());
        Predicate<String> isClaimants = root -> claimants.contains(found.one(root));

        confide(side, claiming, isClaimants, said);
        for (var tie : ties) if (isClaimants.test(tie.roots().get(0))) join(tie.roots(), tie.reason());
        for (int i = said.words().size() - 1; i >= 0; i--) hear(said.words().get(i));
        for (var tie : ties) if (!isClaimants.test(tie.roots().get(0))) join(tie.roots(), tie.reason());
    }

    /** Whom a piece is from in the end; several only if it cites several. */
    List<String> roots(Piece piece) {
        return roots.getOrDefault(piece.id(), List.of()).stream()
                .map(this::one)
                .distinct()
                .toList();
    }

    String one(String root) {
        return union.one(root);
    }

    /** Why others are one with it, or no longer are. */
    Set<String> reasons(String root) {
        return joints.stream()
                .filter(joint -> one(joint.root()).equals(root))
                .map(Joint::reason)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * All confidential ones are one, as nobody can look up who they are; but for those a custodian attested together, of which the others may be
     * any. One that is of who claims it is theirs.
     */
    private void confide(List<Piece> side, Collection<String> claiming, Predicate<String> isClaimants, Joints said) {
        var others = new ArrayList<UUID>();
        for (var piece : side) {
            if (!piece.confidential()) continue;
            var claimant = said.unread().contains(piece.id())
                    // rather nobody's than somebody independent
                    ? claiming.stream().findFirst()
                    : lines(piece.id(), said).filter(isClaimants).findFirst();
            claimant.ifPresent(root -> {
                roots.put(piece.id(), List.of(root));
                joints.add(new Joint(root, CLOSE_TO));
            });
            if (claimant.isEmpty()) others.add(piece.id());
        }
        var attested = attested(others, said);
        for (var piece : others) {
            var own = attested.isEmpty()
                    ? CONFIDENTIAL
                    : CONFIDENTIAL + " " + (attested.contains(piece) ? piece : attested.get(0));
            roots.put(piece, List.of(own));
            joints.add(new Joint(own, attested.contains(piece) ? "attested" : CONFIDENTIAL));
        }
        // whose line the others are of says nothing of those they may be
        (attested.isEmpty() ? others : attested)
                .stream()
                        .collect(Collectors.groupingBy(this::root, LinkedHashMap::new, Collectors.toList()))
                        .forEach((root, pieces) -> lineOf(pieces, said).ifPresent(line -> join(line, root, CLOSE_TO)));
    }

    /** Of several, one that is heard here by name: they must not count besides; and never two of them made one by an alias. */
    private Optional<String> lineOf(List<UUID> pieces, Joints said) {
        var near =
                pieces.stream().flatMap(piece -> lines(piece, said)).distinct().toList();
        var named = roots.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        return near.stream()
                .filter(named::contains)
                .findFirst()
                .or(() -> near.stream().findFirst());
    }

    private Stream<String> lines(UUID piece, Joints said) {
        return said.closeTo().getOrDefault(piece, Set.of()).stream().map(source -> Corroboration.root(source, lines));
    }

    /** The largest such word; of two as large the last. Two words never add up: nobody compared those of one with those of the other. */
    private static List<UUID> attested(List<UUID> confidential, Joints said) {
        var largest = List.<UUID>of();
        for (var word : said.words()) {
            if (word.kind() != Joints.Kind.ATTESTED) continue;
            var standing = confidential.stream().filter(word.pieces()::contains).toList();
            if (standing.size() > 1 && standing.size() >= largest.size()) largest = standing;
        }
        return largest;
    }

    private void hear(Joints.Word word) {
        var about = theirs(word.pieces());
        switch (word.kind()) {
            case JOINED -> {
                var together = about.stream().distinct().toList();
                if (together.size() > 1) join(together, "joined");
            }
            case SEPARATED -> {
                var from = Stream.concat(about.stream(), theirs(word.from()).stream())
                        .distinct()
                        .toList();
                for (var one : about) for (var other : from) part(one, other, "separated");
            }
            case ATTESTED -> {
                for (var one : about) for (var other : about) part(one, other, null);
            }
        }
    }

    /** The roots of those that stand, and cite no more than one. */
    private List<String> theirs(List<UUID> pieces) {
        return pieces.stream()
                .map(piece -> roots.getOrDefault(piece, List.of()))
                .filter(theirs -> theirs.size() == 1)
                .map(theirs -> theirs.get(0))
                .toList();
    }

    private String root(UUID piece) {
        return roots.getOrDefault(piece, List.of(CONFIDENTIAL)).get(0);
    }

    /** Not if they are one whatever people say, or because somebody said so later. */
    private void part(String one, String other, @Nullable String reason) {
        if (one(one).equals(one(other))) return;
        apart.add(new Apart(one, other));
        if (reason == null) return;
        joints.add(new Joint(one, reason));
        joints.add(new Joint(other, reason));
    }

    /** Each with the first of those before it with which it may be one. */
    private void join(List<String> all, String reason) {
        var before = new ArrayList<String>();
        for (var root : all) {
            var with = before.stream().filter(one -> mayBeOne(one, root)).findFirst();
            if (with.isPresent()) join(with.get(), root, reason);
            else before.add(root);
        }
    }

    private void join(String one, String other, String reason) {
        joints.add(new Joint(one, reason));
        union.join(one, other);
    }

    private boolean mayBeOne(String one, String other) {
        var here = one(one);
        var there = one(other);
        return here.equals(there)
                || apart.stream().noneMatch(two -> {
                    var first = one(two.one());
                    var second = one(two.other());
                    return first.equals(here) && second.equals(there) || first.equals(there) && second.equals(here);
                });
    }

    private List<Tie> byPage(List<Piece> own) {
        var pages = new LinkedHashMap<String, List<String>>();
        for (var piece : own) {
            var url = piece.url();
            if (url == null) continue;
            Address.of(url)
                    .map(Address::page)
                    .ifPresent(page -> pages.computeIfAbsent(page, one -> new ArrayList<>())
                            .add(root(piece.id())));
        }
        return ties(pages.values(), "same-page").toList();
    }

    /** By an index of the runs of words, so that a thousand pieces are not compared each with each. */
    private List<Tie> byText(List<Piece> own) {
        var texts = new LinkedHashMap<Set<String>, Text>();
        var having = new HashMap<String, List<Text>>();
        var alike = new ArrayList<List<Text>>();
        for (var piece : own) {
            var fives = fives(piece);
            if (fives.isEmpty()) continue;
            var first = !texts.containsKey(fives);
            var text = texts.computeIfAbsent(fives, one -> new Text(one.size()));
            text.roots.add(root(piece.id()));
            if (!first) continue;
            var shared = new LinkedHashMap<Text, Integer>();
            for (var five : fives) {
                var others = having.computeIfAbsent(five, one -> new ArrayList<>());
                others.forEach(other -> shared.merge(other, 1, Integer::sum));
                others.add(text);
            }
            shared.forEach((other, common) -> {
                if (common >= SAME_TEXT * Math.min(text.fives, other.fives)) alike.add(List.of(other, text));
            });
        }
        return Stream.concat(
                        ties(texts.values().stream().map(text -> text.roots).toList(), "same-text"),
                        alike.stream()
                                .map(two -> new Tie(
                                        "same-text",
                                        two.stream()
                                                .flatMap(text -> text.roots.stream())
                                                .toList())))
                .toList();
    }

    private static Stream<Tie> ties(Collection<List<String>> sharing, String reason) {
        return sharing.stream().filter(roots -> roots.size() > 1).map(roots -> new Tie(reason, List.copyOf(roots)));
    }

    /** A text by its words, five at a time; none if it is short. */
    private static Set<String> fives(Piece piece) {
        var quote = piece.quote();
        if (quote == null) return Set.of();
        var words = Words.in(quote, 0, quote.length()).stream()
                .map(word -> word.in(quote).toLowerCase(Locale.ROOT))
                .toList();
        if (words.size() < WORDS_OF_A_TEXT) return Set.of();
        var fives = new HashSet<String>();
        for (int i = 0; i + 5 <= words.size(); i++) fives.add(String.join(" ", words.subList(i, i + 5)));
        return fives;
    }

    /** What one or several pieces say word for word. Each is itself alone. */
    private static final class Text {
        private final int fives;
        private final List<String> roots = new ArrayList<>();

        private Text(int fives) {
            this.fives = fives;
        }
    }

    /** What is one, each by the first that was there. */
    private static final class Union {
        private final Map<String, String> into = new HashMap<>();

        String one(String root) {
            var at = root;
            for (var to = into.get(at); to != null; to = into.get(at)) at = to;
            return at;
        }

        void join(String one, String other) {
            var here = one(one);
            var there = one(other);
            if (!here.equals(there)) into.put(there, here);
        }
    }
}
