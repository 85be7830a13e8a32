package org.recoupe.extraction.meaning;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.lexicon.Contrasts;
import org.recoupe.extraction.speaker.Draft;
import org.recoupe.extraction.speaker.Speakers;
import org.recoupe.extraction.statement.Grounds;
import org.recoupe.extraction.statement.Relation;
import org.recoupe.extraction.statement.Relation.Kind;
import org.recoupe.extraction.statement.Stance;

/** Which statements of a text contradict, strain or repeat one another. */
public final class Pairs {
    /** Statements further apart than this are of different matters, and a text of any length stays quick to read. */
    private static final int REACH = 40;

    private static final double MOST_TERMS = 0.6;

    private final Speakers speakers;
    private final Contrasts contrasts;

    public Pairs(Speakers speakers, Contrasts contrasts) {
        this.speakers = speakers;
        this.contrasts = contrasts;
    }

    public List<Relation> among(List<Draft> drafts, Terms terms) {
        inheritTimes(drafts, terms);
        var relations = new ArrayList<Relation>();
        for (var to = 1; to < drafts.size(); to++) {
            for (var from = Math.max(0, to - REACH); from < to; from++) {
                var relation = relation(from, to, drafts, terms);
                if (relation != null) relations.add(relation);
            }
        }
        return List.copyOf(relations);
    }

    /** Who goes on speaking goes on about the same day, unless another is named. */
    private void inheritTimes(List<Draft> drafts, Terms terms) {
        for (var i = 1; i < drafts.size(); i++) {
            var later = drafts.get(i);
            var earlier = drafts.get(i - 1);
            if (terms.of(later.attribution()).when().isKnown()
                    || !speakers.sameSide(later.speaker(), earlier.speaker())) continue;
            if (terms.follows(later.attribution(), earlier.attribution()))
                terms.dated(later.attribution(), terms.of(earlier.attribution()).when());
        }
    }

    private @Nullable Relation relation(int from, int to, List<Draft> drafts, Terms terms) {
        var one = drafts.get(from);
        var other = drafts.get(to);
        if (one.isNarrator() || other.isNarrator() || overlap(one, other)) return null;
        var a = terms.of(one.attribution());
        var b = terms.of(other.attribution());
        if (!a.when().mayBe(b.when())) return null;
        var sameSide = speakers.sameSide(one.speaker(), other.speaker());
        if (!sameSide) {
            var against = against(from, to, one, other, a, b);
            if (against != null) return against;
            var opposition = new Opposition(a, b, contrasts);
            var opposed = opposed(from, to, opposition, b);
            if (opposed != null) return opposed;
            var numbers = numbers(from, to, opposition, a, b, terms);
            if (numbers != null) return numbers;
        }
        return repetition(from, to, one, other, a, b);
    }

    /** Opposite words in nearly the same statement; who does the one may do the other on another matter. */
    private @Nullable Relation opposed(int from, int to, Opposition opposition, Terms.Of b) {
        var words = opposition.isNearlySame() ? opposition.opposed() : null;
        return words == null
                ? null
                : new Relation(
                        from, to, Kind.CONTRADICTS, b.grounds(Grounds.Kind.OPPOSITE, opposition.shared(), words));
    }

    private static boolean overlap(Draft one, Draft other) {
        return one.attribution().start() < other.attribution().end()
                && other.attribution().start() < one.attribution().end();
    }

    private @Nullable Relation against(int from, int to, Draft one, Draft other, Terms.Of a, Terms.Of b) {
        var first = rejects(one, a);
        var second = rejects(other, b);
        if (first == second) return open(from, to, one, other, a, b);
        var denial = first ? one : other;
        var denied = first ? other : one;
        if (denied.attribution().stance() == Stance.DOES_NOT_CONFIRM
                || denial.attribution().stance() == Stance.DOES_NOT_CONFIRM) return null;
        var shared = shared(first ? a : b, first ? b : a);
        if (shared == null) return null;
        var seen = denial.attribution().stance() == Stance.DENIES ? Grounds.Kind.DENIAL : Grounds.Kind.EXCLUSION;
        return new Relation(from, to, Kind.CONTRADICTS, (first ? a : b).grounds(seen, shared, name(denied)));
    }

    /** Who leaves open what another says strains it. */
    private @Nullable Relation open(int from, int to, Draft one, Draft other, Terms.Of a, Terms.Of b) {
        var first = one.attribution().stance() == Stance.DOES_NOT_CONFIRM;
        var second = other.attribution().stance() == Stance.DOES_NOT_CONFIRM;
        if (first == second) return null;
        var shared = shared(first ? a : b, first ? b : a);
        return shared == null
                ? null
                : new Relation(
                        from,
                        to,
                        Kind.IN_TENSION,
                        (first ? a : b).grounds(Grounds.Kind.LEFT_OPEN, shared, name(first ? other : one)));
    }

    /** A denial of a denial asserts. */
    private static boolean rejects(Draft draft, Terms.Of terms) {
        return draft.attribution().stance() == Stance.DENIES ^ terms.negative();
    }

    /** The terms of the denial the other has too, if they are enough to speak of one thing; otherwise null. */
    private static @Nullable Set<String> shared(Terms.Of denial, Terms.Of denied) {
        var shared = common(denial, denied);
        if (shared.size() < 2 || shared.size() * 2 < denial.words().size()) return null;
        return denied.words().keySet().containsAll(denial.focus()) ? shared : null;
    }

    private static Set<String> common(Terms.Of one, Terms.Of other) {
        var common = new LinkedHashSet<String>();
        for (var term : one.words().keySet()) if (other.has(term)) common.add(term);
        return common;
    }

    private @Nullable Relation numbers(int from, int to, Opposition opposition, Terms.Of a, Terms.Of b, Terms terms) {
        // A total over months and a number without a day say nothing about one another.
        if (a.when().period() != b.when().period()) return null;
        var numbers = opposition.numbers();
        if (numbers == null || numbers[0].counted().isEmpty()) return null;
        return new Relation(
                from,
                to,
                Kind.IN_TENSION,
                Grounds.numbers(
                        terms.words(numbers[0].place()),
                        terms.words(numbers[1].place()),
                        b.words().getOrDefault(numbers[1].counted(), "")));
    }

    private @Nullable Relation repetition(int from, int to, Draft one, Draft other, Terms.Of a, Terms.Of b) {
        if (rejects(one, a) != rejects(other, b)) return null;
        if (one.attribution().stance() == Stance.DOES_NOT_CONFIRM
                || other.attribution().stance() == Stance.DOES_NOT_CONFIRM) return null;
        var shared = common(a, b);
        var smaller = Math.min(a.words().size(), b.words().size());
        var concept = shared.stream().anyMatch(t -> Character.isUpperCase(t.charAt(0)));
        var enough = rejects(one, a) ? 2 : concept ? 3 : 4;
        if (shared.size() < enough || shared.size() < MOST_TERMS * smaller) return null;
        return new Relation(from, to, Kind.REPEATS, b.grounds(Grounds.Kind.REPETITION, shared));
    }

    private String name(Draft draft) {
        return draft.speaker() == null ? "?" : speakers.nameOf(draft.speaker());
    }
}
