package org.recoupe.web.identity;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.confidential.Identities;
import org.recoupe.confidential.IdentityFile;
import org.recoupe.confidential.IdentityRequest;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.NotPermitted;
import org.recoupe.kernel.Permission;
import org.recoupe.web.Answer;
import org.recoupe.web.Page;
import org.recoupe.web.Wording;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The custodians' list: who asks to know which source, and why. It never says who one is. */
@Page
@RequestMapping("/identities")
class IdentitiesPage {
    private static final String PATH = "/identities";

    private final Identities identities;
    private final IdentityFile file;

    IdentitiesPage(Identities identities, IdentityFile file) {
        this.identities = identities;
        this.file = file;
    }

    @GetMapping
    String show(Actor actor, Wording words, Model model) {
        if (actor.desks().stream().noneMatch(desk -> actor.may(Permission.GRANT_IDENTITY, desk)))
            throw new NotPermitted(Permission.GRANT_IDENTITY);
        model.addAttribute("waiting", lines(file.waiting(actor), actor, words));
        model.addAttribute("inForce", lines(file.inForce(actor), actor, words));
        model.addAttribute("holds", holds(identities.readableFor(), words));
        return "identities";
    }

    @PostMapping(params = "do=agree")
    String agree(@RequestParam UUID request, Actor actor, Answer answer, Wording words, Model model) {
        return answer.to(
                "identity-agree", PATH, () -> identities.agree(request, actor), () -> show(actor, words, model));
    }

    @PostMapping(params = "do=refuse")
    String refuse(
            @RequestParam UUID request,
            @RequestParam @Nullable String reason,
            Actor actor,
            Answer answer,
            Wording words,
            Model model) {
        return answer.to(
                "identity-refuse",
                PATH,
                () -> identities.refuse(request, reason, actor),
                () -> show(actor, words, model));
    }

    private static String holds(Duration time, Wording words) {
        var days = time.toDays();
        return time.equals(Duration.ofDays(days)) ? words.say("identities.days", days) : words.length(time);
    }

    private static List<RequestLine> lines(List<IdentityRequest> requests, Actor actor, Wording words) {
        return requests.stream()
                .map(request -> RequestLine.of(request, actor, words))
                .toList();
    }
}
