package org.recoupe.extraction.meaning;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.lexicon.Contrasts;

/** What in two statements cannot both be so: a denial, opposite words, different numbers, another place or office. */
public final class Opposition {
    /** Of the terms of the shorter statement, so many must be in both for them to be of one matter. */
    private static final double SAME_MATTER = 0.25;

    private static final double NEARLY_SAME = 0.75;
    private static final int FEWEST_SHARED = 2;
    private static final double ABOUT_AS_LONG = 3;
    private static final double HALF = 0.5;
    private static final double KNOWN = 0.4;
    private static final double KNOWN_IN_BOTH = 0.6;

    private final Terms.Of one;
    private final Terms.Of other;
    private final Contrasts contrasts;
    private final Set<String> shared = new LinkedHashSet<>();

    public Opposition(Terms.Of one, Terms.Of other, Contrasts contrasts) {
        this.one = one;
        this.other = other;
        this.contrasts = contrasts;
        for (var term : one.words().keySet()) if (other.has(term)) shared.add(term);
    }

    /** The terms both have. */
    public Set<String> shared() {
        return shared;
    }

    /** How much of the shorter statement is in the other, 0 to 1. */
    double overlap() {
        var smaller = Math.min(one.words().size(), other.words().size());
        return smaller == 0 ? 0 : (double) shared.size() / smaller;
    }

    boolean isOfOneMatter() {
        return shared.size() >= FEWEST_SHARED && overlap() >= SAME_MATTER;
    }

    /** Whether one says little that the other does not. */
    public boolean isNearlySame() {
        return shared.size() >= FEWEST_SHARED && overlap() >= NEARLY_SAME;
    }

    /** Whether one says that it is not so and the other that it is. */
    public boolean isDenied() {
        if (!isOfOneMatter()) return false;
        return saysNo() != (one.refuted() != other.refuted());
    }

    private boolean saysNo() {
        var ours = sum(one, Clause::denials);
        var theirs = sum(other, Clause::denials);
        var known = Math.max(denied(one, other, false), denied(other, one, false));
        if (ours > 0 && theirs > 0) return known >= KNOWN_IN_BOTH;
        if (ours + theirs == 0) return Math.max(denied(one, other, true), denied(other, one, true)) >= KNOWN;
        if (known >= KNOWN) return true;
        // What is not impossible is possible.
        return areAboutAsLong() && sum(one, Clause::reversals) > 0 == sum(other, Clause::reversals) > 0;
    }

    private static int sum(Terms.Of statement, ToIntFunction<Clause> what) {
        return statement.clauses().stream().mapToInt(what).sum();
    }

    private boolean areAboutAsLong() {
        var sizes = new int[] {one.words().size(), other.words().size()};
        return Math.max(sizes[0], sizes[1]) <= ABOUT_AS_LONG * Math.min(sizes[0], sizes[1]);
    }

    /**
     * How much of a clause that says no is in the other statement, whose own clause of that matter says yes: 0 to 1, the most of all
     * clauses.
     *
     * @param reversing ask the clauses that say no by a verb alone
     */
    private static double denied(Terms.Of from, Terms.Of statement, boolean reversing) {
        var most = 0.0;
        for (var clause : from.clauses()) {
            if (clause.denials() + clause.reversals() == 0 || reversing != (clause.denials() == 0)) continue;
            var counterpart = statement.clauses().stream().max(Comparator.comparingInt(clause::shared));
            if (counterpart.isEmpty() || counterpart.get().saysNo() == clause.saysNo()) continue;
            var shared = (double) clause.terms().stream().filter(statement::has).count();
            var known = clause.terms().isEmpty() ? 0 : shared / clause.terms().size();
            most = Math.max(most, shared < FEWEST_SHARED ? known / 2 : known);
        }
        return most;
    }

    /** The words that oppose each other, "opened / closed", or null. */
    public @Nullable String opposed() {
        if (!isOfOneMatter()) return null;
        for (var term : other.words().keySet()) {
            if (one.has(term)) continue;
            for (var opposite : contrasts.opposites(term))
                if (one.has(opposite) && !other.has(opposite) && !isNegated(opposite, one) && !isNegated(term, other))
                    return one.words().get(opposite) + " / " + other.words().get(term);
        }
        return null;
    }

    /** What is not falling may rise: a negated word opposes nothing. */
    private static boolean isNegated(String term, Terms.Of statement) {
        return statement.clauses().stream().anyMatch(c -> c.denied().contains(term))
                || statement.focus().contains(term);
    }

    /** The numbers of the same thing that exclude each other, or null. */
    public Quantity @Nullable [] numbers() {
        return numbers(this::isSameCounted);
    }

    /** The same for shares and sums of which nobody says what they are of: two statements laid side by side are of one matter. */
    public Quantity @Nullable [] amounts() {
        return overlap() < HALF || !areAboutAsLong()
                ? null
                : numbers((ours, theirs) -> ours.unit() != Quantity.Unit.COUNT);
    }

    private Quantity @Nullable [] numbers(BiPredicate<Quantity, Quantity> same) {
        if (areElsewhere()) return null;
        for (var theirs : other.quantities()) {
            if (theirs.part() || one.quantities().stream().anyMatch(q -> q.agrees(theirs))) continue;
            for (var ours : one.quantities())
                if (!ours.part() && ours.excludes(theirs) && same.test(ours, theirs))
                    return new Quantity[] {ours, theirs};
        }
        return null;
    }

    /** Whether both say where, and not at the same place. */
    private boolean areElsewhere() {
        var ours = places(one);
        var theirs = places(other);
        return !ours.isEmpty()
                && !theirs.isEmpty()
                && ours.stream().noneMatch(o -> theirs.stream().anyMatch(t -> agree(o, t)));
    }

    private static List<Contrasts.Value> places(Terms.Of statement) {
        return statement.values().stream()
                .filter(v -> v.group().equals(Contrasts.PLACE))
                .toList();
    }

    private boolean isSameCounted(Quantity ours, Quantity theirs) {
        if (ours.counted().isEmpty() || theirs.counted().isEmpty()) return isNearlySame();
        if (!ours.counted().equals(theirs.counted()))
            return isNearlySame() && other.quantities().size() == 1;
        // The thing counted must do or suffer the same: 40 workers dismissed is no answer to 50 workers hired.
        if (Character.isUpperCase(ours.counted().charAt(0))) return true;
        return shared.stream().anyMatch(t -> !t.equals(ours.counted()));
    }

    /** Places, offices and the like that exclude each other in otherwise nearly the same statement, or null. */
    public @Nullable String exclusive() {
        if (!isNearlySame() || !areAboutAsLong()) return null;
        for (var theirs : other.values()) {
            if (one.values().stream().anyMatch(v -> agree(v, theirs))) continue;
            for (var ours : one.values()) {
                if (ours.group().equals(theirs.group())
                        && other.values().stream().noneMatch(v -> agree(v, ours)))
                    return ours.value() + " / " + theirs.value();
            }
        }
        return null;
    }

    private boolean agree(Contrasts.Value a, Contrasts.Value b) {
        if (!a.group().equals(b.group())) return false;
        if (!a.group().equals(Contrasts.PLACE)) return a.value().equals(b.value());
        return contrasts.liesIn(a.value(), b.value()) || contrasts.liesIn(b.value(), a.value());
    }
}
