package org.recoupe.web.absence;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.recoupe.absence.StandIns;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.NotPermitted;
import org.recoupe.kernel.People;
import org.recoupe.kernel.Permission;
import org.recoupe.web.Answer;
import org.recoupe.web.Page;
import org.recoupe.web.Wording;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who is away, and who does their work meanwhile: one's own absences, and for a supervisor those of the desk. */
@Page
@RequestMapping("/absences")
class AbsencePage {
    private static final String PATH = "/absences";

    private final StandIns standIns;
    private final ObjectProvider<People> people;

    AbsencePage(StandIns standIns, ObjectProvider<People> people) {
        this.standIns = standIns;
        this.people = people;
    }

    /** The form as it was typed; both days are included. */
    record Absence(
            @Nullable String desk,
            @Nullable String absent,
            @Nullable String person,
            @Nullable String from,
            @Nullable String until) {
        StandIns.Wish wish(Actor actor, Wording words) {
            return new StandIns.Wish(
                    Objects.requireNonNullElse(desk, ""),
                    absent == null || absent.isBlank() ? actor.userId() : absent,
                    person,
                    words.startOf(from, 0),
                    words.startOf(until, 1));
        }
    }

    @GetMapping
    String show(Actor actor, Wording words, Model model) {
        var desks = desks(actor, desk -> actor.may(Permission.DELEGATE, desk));
        if (desks.isEmpty()) throw new NotPermitted(Permission.DELEGATE);
        var own = standIns.of(actor);
        var others = standIns.arrangedOn(actor).stream()
                .filter(standIn -> !own.contains(standIn))
                .toList();
        model.addAttribute(
                "mine", own.stream().map(s -> AbsenceLine.of(s, actor, words)).toList());
        model.addAttribute(
                "others",
                others.stream().map(s -> AbsenceLine.of(s, actor, words)).toList());
        model.addAttribute(
                "desks",
                desks.stream().map(desk -> new Wording.Choice(desk, desk)).toList());
        model.addAttribute(
                "absentees", choices(desks(actor, desk -> actor.may(Permission.HAND_OVER, desk)), actor, words));
        model.addAttribute("colleagues", choices(desks, actor, words));
        return "absences";
    }

    @PostMapping(params = "do=arrange")
    String arrange(Absence form, Actor actor, Answer answer, Wording words, Model model) {
        return answer.to(
                "absence",
                PATH,
                () -> standIns.arrange(form.wish(actor, words), actor),
                () -> show(actor, words, model));
    }

    @PostMapping(params = "do=end")
    String end(@RequestParam UUID absence, Actor actor, Answer answer, Wording words, Model model) {
        return answer.to("absence-end", PATH, () -> standIns.end(absence, actor), () -> show(actor, words, model));
    }

    private static List<String> desks(Actor actor, Predicate<String> which) {
        return actor.desks().stream().filter(which).sorted().toList();
    }

    private List<Wording.Choice> choices(List<String> desks, Actor actor, Wording words) {
        var known = people.getIfAvailable();
        if (known == null) return List.of();
        return desks.stream()
                .flatMap(desk -> known.of(desk).stream())
                .filter(colleague -> colleague.may(Permission.DELEGATE))
                .map(People.Colleague::userId)
                .filter(person -> !person.equals(actor.userId()))
                .distinct()
                .map(person -> new Wording.Choice(person, words.who(person)))
                .sorted(Comparator.comparing(Wording.Choice::word))
                .toList();
    }
}
