package org.recoupe.web.claim;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.audit.AuditLog;
import org.recoupe.claim.Bearing;
import org.recoupe.claim.ClaimFile;
import org.recoupe.claim.ClaimView;
import org.recoupe.claim.Drafts;
import org.recoupe.discussion.Discussion;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.People;
import org.recoupe.kernel.Permission;
import org.recoupe.web.Typed;
import org.recoupe.web.Wording;
import org.recoupe.web.identity.Standings;
import org.recoupe.web.task.TaskOrder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What stands around a claim on its page: what opposes it, what was said about it, what one was writing, what changed meanwhile. */
@Component
class Surroundings {
    private static final int LONGEST_FROM = 500;

    private final ClaimFile claims;
    private final Discussion discussion;
    private final Drafts drafts;
    private final AuditLog trail;
    private final ObjectProvider<People> people;
    private final TaskOrder order;
    private final Standings standings;
    private final HttpServletRequest request;

    Surroundings(
            ClaimFile claims,
            Discussion discussion,
            Drafts drafts,
            AuditLog trail,
            ObjectProvider<People> people,
            TaskOrder order,
            Standings standings,
            HttpServletRequest request) {
        this.claims = claims;
        this.discussion = discussion;
        this.drafts = drafts;
        this.trail = trail;
        this.people = people;
        this.order = order;
        this.standings = standings;
        this.request = request;
    }

    /** Of the claim's page, with the way back to the list it was opened from. */
    String address(UUID claim) {
        var from = from();
        return "/claims/" + claim + (from == null ? "" : "?from=" + URLEncoder.encode(from, StandardCharsets.UTF_8));
    }

    private @Nullable String from() {
        var from = request.getParameter("from");
        return from == null || from.isBlank() || from.length() > LONGEST_FROM ? null : from;
    }

    void describe(ClaimView claim, Actor actor, Wording words, Model model) {
        var others = claim.links().stream().map(ClaimView.LinkView::claim);
        model.addAttribute("opponents", Opponent.of(claim, claims, actor, words));
        model.addAttribute("mayPair", actor.may(Permission.PAIR, claim.desk()));
        model.addAttribute(
                "relations",
                words.choices(
                        "relation.",
                        Stream.of(Bearing.values())
                                .filter(Bearing.BY_HAND::contains)
                                .toList()));
        model.addAttribute(
                "liveOn",
                Stream.concat(Stream.of(claim.id()), others)
                        .map(Object::toString)
                        .collect(Collectors.joining(" ")));
        model.addAttribute("address", address(claim.id()));
        model.addAttribute("around", order.of(claim.id(), from(), actor));
        model.addAttribute("history", VerdictHistory.of(claim, words));
        var quick = request.getParameter("quick");
        model.addAttribute("pasted", quick == null ? Pasted.NOTHING : Pasted.of(quick, claim.evidence()));
        standings.describe(List.of(claim), actor, words, model);
        describeDraft(claim, actor, words, model);
        describeNotes(claim, actor, words, model);
        describeChanges(claim, actor, words, model);
        describeColleagues(claim, actor, words, model);
    }

    private void describeDraft(ClaimView claim, Actor actor, Wording words, Model model) {
        var typed = (Typed) Objects.requireNonNull(model.getAttribute("typed"));
        model.addAttribute("proposal", ProposalSheet.of(typed, drafts.of(claim.id(), actor), claim, actor, words));
    }

    /** Being shown, what addresses the reader counts as seen; a page that fetches itself again shows it to nobody yet. */
    private void describeNotes(ClaimView claim, Actor actor, Wording words, Model model) {
        model.addAttribute(
                "notes",
                discussion.of(claim.id(), actor).stream()
                        .map(note -> NoteLine.of(note, actor.userId(), words))
                        .toList());
        if (request.getHeader("X-Live") == null) discussion.read(claim.id(), actor);
        var may = actor.may(Permission.DISCUSS, claim.desk());
        model.addAttribute("mayDiscuss", may);
        model.addAttribute(
                "addressable",
                may
                        ? discussion.addressable(claim.desk()).stream()
                                .filter(person -> !person.equals(actor.userId()))
                                .toList()
                        : List.of());
    }

    private void describeChanges(ClaimView claim, Actor actor, Wording words, Model model) {
        var seen = number(request.getParameter("since"));
        model.addAttribute("since", seen == null ? trail.latestOfClaim(claim.id()) : seen);
        model.addAttribute(
                "changes", seen == null ? List.of() : Meanwhile.of(trail.ofClaimAfter(claim.id(), seen), actor, words));
    }

    private void describeColleagues(ClaimView claim, Actor actor, Wording words, Model model) {
        model.addAttribute("mayVerify", actor.may(Permission.VERIFY, claim.desk()));
        var known = people.getIfAvailable();
        var whole = known == null ? List.<People.Colleague>of() : known.of(claim.desk());
        model.addAttribute(
                "handTo",
                whole.stream()
                        .filter(colleague -> colleague.may(Permission.VERIFY))
                        .filter(colleague -> !colleague.userId().equals(claim.assignee()))
                        .map(colleague -> new Wording.Choice(colleague.userId(), words.who(colleague.userId())))
                        .toList());
        model.addAttribute("verifiers", named(whole, Permission.VERIFY, words));
    }

    private static String named(List<People.Colleague> people, Permission permission, Wording words) {
        return people.stream()
                .filter(colleague -> colleague.may(permission))
                .map(colleague -> words.who(colleague.userId()))
                .collect(Collectors.joining(", "));
    }

    private static @Nullable Long number(@Nullable String text) {
        return text == null || !text.matches("\\d{1,18}") ? null : Long.valueOf(text);
    }
}
