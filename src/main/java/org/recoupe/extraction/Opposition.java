package org.recoupe.extraction;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.lexicon.Contrasts;

/** What in two statements cannot both be so: a denial, opposite words, different numbers, another place or office. */
final class Opposition {
    /** Of the terms of the shorter statement, so many must be in both for them to be of one matter. */
    private static final double SAME_MATTER = 0.3;

    private static final double NEARLY_SAME = 0.75;
    private static final int FEWEST_SHARED = 2;
    private static final double ABOUT_AS_LONG = 2;

    private final Terms.Of one;
    private final Terms.Of other;
    private final Contrasts contrasts;
    private final Set<String> shared = new LinkedHashSet<>();

    Opposition(Terms.Of one, Terms.Of other, Contrasts contrasts) {
        this.one = one;
        this.other = other;
        this.contrasts = contrasts;
        for (var term : one.words().keySet()) if (other.has(term)) shared.add(term);
    }

    /** The terms both have. */
    Set<String> shared() {
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
    boolean isNearlySame() {
        return shared.size() >= FEWEST_SHARED && overlap() >= NEARLY_SAME;
    }

    /** Whether one says that it is not so and the other that it is. */
    boolean isDenied() {
        if (!isOfOneMatter()) return false;
        var negated = denies(one, other) || denies(other, one);
        return negated != (one.refuted() != other.refuted());
    }

    /** Whether something is denied that the other has, and does not deny itself. */
    private static boolean denies(Terms.Of denial, Terms.Of denied) {
        return denial.negations().stream()
                .anyMatch(n -> isAbout(n, denial, denied)
                        && denied.negations().stream()
                                .noneMatch(m -> m.term().equals(n.term()) || isAbout(m, denied, denial)));
    }

    /** In a statement about as short as the other a negation is about what both say; in a long one it must be near it. */
    private static boolean isAbout(Terms.Negation negation, Terms.Of from, Terms.Of statement) {
        if (statement.has(negation.term())) return true;
        if (from.words().size() <= ABOUT_AS_LONG * statement.words().size()) return true;
        var known = negation.clause().stream().filter(statement::has).count();
        return known >= FEWEST_SHARED && known * 2 >= negation.clause().size();
    }

    /** The words that oppose each other, "opened / closed", or null. */
    @Nullable
    String opposed() {
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
        return statement.negations().stream().anyMatch(n -> n.term().equals(term))
                || statement.focus().contains(term);
    }

    /** The numbers of the same thing that exclude each other, or null. */
    Quantity @Nullable [] numbers() {
        for (var theirs : other.quantities()) {
            if (theirs.part()
                    || one.quantities().stream().anyMatch(q -> q.unit() == theirs.unit() && !q.excludes(theirs)))
                continue;
            for (var ours : one.quantities()) {
                if (!ours.part() && ours.excludes(theirs) && isSameCounted(ours, theirs))
                    return new Quantity[] {ours, theirs};
            }
        }
        return null;
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
    @Nullable
    String exclusive() {
        if (!isNearlySame()) return null;
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
