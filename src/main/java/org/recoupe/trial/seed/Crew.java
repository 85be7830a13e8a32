package org.recoupe.trial.seed;

import java.util.List;
import java.util.Random;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.Role;
import org.recoupe.trial.TrialPerson;

/** Who works on a desk. */
record Crew(String desk, List<String> editors, List<String> reviewers, List<String> supervisors) {

    static Crew of(String desk, List<TrialPerson> people) {
        return new Crew(
                desk,
                named(desk, Role.EDITOR, people),
                named(desk, Role.REVIEWER, people),
                named(desk, Role.SUPERVISOR, people));
    }

    Acting editor(Random random) {
        return new Acting(any(editors, random), Role.EDITOR);
    }

    Acting reviewer(Random random) {
        return new Acting(any(reviewers, random), Role.REVIEWER);
    }

    /** Anybody but the one whose work it is. */
    Acting supervisor(Acting notThis, Random random) {
        var others = supervisors.stream()
                .filter(person -> !person.equals(notThis.userId()))
                .toList();
        return new Acting(any(others, random), Role.SUPERVISOR);
    }

    private static String any(List<String> people, Random random) {
        return people.get(random.nextInt(people.size()));
    }

    private static List<String> named(String desk, Role role, List<TrialPerson> people) {
        return people.stream()
                .filter(person ->
                        person.desks().contains(desk) && person.roles().contains(role))
                .map(TrialPerson::user)
                .toList();
    }
}
