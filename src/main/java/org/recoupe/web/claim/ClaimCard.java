package org.recoupe.web.claim;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.ClaimState;
import org.recoupe.claim.ClaimView;
import org.recoupe.claim.SetAsideReason;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.Permission;
import org.recoupe.web.Wording;

/**
 * A claim with its signs, and what this reader may do about sorting it.
 *
 * @param stanceLook name of the stance's sign, and of how it underlines
 * @param n its number within the story: "8"
 * @param source who says it, or null
 * @param mention how the text names them, in quotation marks, if it uses other words
 * @param inForce the verdict that was approved last, also while the claim is verified again
 * @param guarded whether a reader who may set others aside may not this one, because its verdict goes with it
 * @param others the article's other claims it may point to
 */
public record ClaimCard(
        ClaimView claim,
        String n,
        String quoted,
        Wording.Chip chip,
        String stanceLook,
        @Nullable String source,
        @Nullable String mention,
        @Nullable InForce inForce,
        boolean guarded,
        boolean maySelect,
        boolean mayCorrect,
        List<Wording.Choice> asideReasons,
        List<Wording.Choice> others) {
    /** How many known sources a form suggests. */
    public static final int SOURCES_SUGGESTED = 500;

    public static ClaimCard of(ClaimView claim, List<ClaimView> all, Actor actor, Wording words) {
        var source = claim.source();
        var mention =
                source == null || source.mention() == null || source.mention().equals(source.name())
                        ? null
                        : words.quoted(source.mention());
        var verdict = claim.approvedVerdict();
        return new ClaimCard(
                claim,
                String.valueOf(claim.number()),
                words.quoted(claim.text()),
                words.chip(claim.state(), verdict == null ? null : verdict.reason()),
                words.icon(claim.stance()),
                source == null ? null : source.name(),
                mention,
                InForce.of(claim, words),
                isGuarded(claim, actor) && leadsAside(claim, actor),
                actor.may(Permission.TRIAGE, claim.desk()) && claim.state().leadsTo(ClaimState.SELECTED),
                mayCorrect(claim, actor),
                words.choices("set-aside.", reasons(claim, actor)),
                all.stream()
                        .filter(other -> !other.id().equals(claim.id()))
                        .map(other -> new Wording.Choice(
                                other.id().toString(), other.reference() + " " + words.excerpt(other.text(), 60)))
                        .toList());
    }

    /** @throws Invalid if none was chosen */
    public static SetAsideReason chosen(@Nullable SetAsideReason reason) {
        if (reason == null) throw new Invalid("reason", "required", "say why");
        return reason;
    }

    private static boolean mayCorrect(ClaimView claim, Actor actor) {
        var open =
                claim.state() != ClaimState.VERDICT_PROPOSED && !claim.state().isDecided();
        var free = claim.assignee() == null || claim.assignee().equals(actor.userId());
        return open && free && actor.may(Permission.CORRECT, claim.desk());
    }

    private static boolean leadsAside(ClaimView claim, Actor actor) {
        return actor.may(Permission.TRIAGE, claim.desk()) && claim.state().leadsTo(ClaimState.SET_ASIDE);
    }

    /** Two people stand for its verdict: only a supervisor takes it away, and the domain looks whether they had a hand in it. */
    private static boolean isGuarded(ClaimView claim, Actor actor) {
        return claim.inForce() != null && !actor.may(Permission.REOPEN, claim.desk());
    }

    private static List<SetAsideReason> reasons(ClaimView claim, Actor actor) {
        if (!leadsAside(claim, actor) || isGuarded(claim, actor)) return List.of();
        return Stream.of(SetAsideReason.values())
                .filter(reason -> claim.state() != ClaimState.IN_VERIFICATION || reason.stopsVerification())
                .toList();
    }
}
