package org.recoupe.extraction.statement;

import java.util.List;

/**
 * How much a statement is worth checking.
 *
 * @param worth 0 to 1
 * @param reasons for checking it, as message keys, the weightiest first ("casualty-figure", "accusation", "quoted-official")
 * @param against what speaks against it ("opinion", "question")
 * @param claimClass what it is about
 */
public record Assessment(double worth, List<String> reasons, List<String> against, ClaimClass claimClass) {
    /** What is worth at least this much is check-worthy. */
    public static final double ENOUGH = 0.5;

    public boolean isCheckWorthy() {
        return worth >= ENOUGH;
    }
}
