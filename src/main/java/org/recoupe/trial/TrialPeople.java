package org.recoupe.trial;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.recoupe.kernel.Role;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The people of the demonstration newsroom: on each desk an editor, two reviewers and two supervisors, one of whom is also a reviewer;
 * two source custodians, an auditor and an administrator for all. Passwords are made on the first start and kept with the data.
 */
@Component
@Profile("trial")
public class TrialPeople {
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int PASSWORD_LENGTH = 12;

    private final JdbcTemplate database;
    private final SecureRandom random = new SecureRandom();

    TrialPeople(JdbcTemplate database) {
        this.database = database;
    }

    /** Everybody, in the order they are introduced. */
    @Transactional
    public List<TrialPerson> everybody() {
        for (var person : invented()) {
            database.update(
                    """
                    insert into trial_person (user_id, password, roles, desks, position)
                    values (?, ?, ?, ?, (select count(*) from trial_person)) on conflict do nothing""",
                    person.user(),
                    person.password(),
                    person.roles().stream().map(Role::name).collect(Collectors.joining(",")),
                    String.join(",", person.desks()));
        }
        return database.query(
                "select user_id, password, roles, desks from trial_person order by position",
                (row, i) -> new TrialPerson(
                        row.getString(1),
                        row.getString(2),
                        Stream.of(row.getString(3).split(",", -1))
                                .map(Role::valueOf)
                                .toList(),
                        List.of(row.getString(4).split(",", -1))));
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(0)
    void introduce() {
        announce(System.out);
    }

    private void announce(PrintStream out) {
        everybody().forEach(person -> out.println(person.announcement()));
    }

    private List<TrialPerson> invented() {
        var international = List.of("international");
        var politique = List.of("politique");
        var both = List.of("international", "politique");
        return List.of(
                person("lea.morel", international, Role.EDITOR),
                person("karim.benali", international, Role.REVIEWER),
                person("ines.fontaine", international, Role.REVIEWER),
                person("paul.girard", international, Role.SUPERVISOR),
                person("nadia.roche", international, Role.SUPERVISOR, Role.REVIEWER),
                person("hugo.blanc", politique, Role.EDITOR),
                person("sofia.marin", politique, Role.REVIEWER),
                person("theo.lambert", politique, Role.REVIEWER),
                person("marc.aubert", politique, Role.SUPERVISOR),
                person("eva.colin", politique, Role.SUPERVISOR, Role.REVIEWER),
                person("claire.vasseur", both, Role.SOURCE_CUSTODIAN),
                person("simon.lacaze", both, Role.SOURCE_CUSTODIAN),
                person("agnes.perrin", both, Role.AUDITOR),
                person("yann.texier", both, Role.ADMIN));
    }

    private TrialPerson person(String user, List<String> desks, Role... roles) {
        return new TrialPerson(user, password(), List.of(roles), desks);
    }

    private String password() {
        return random.ints(PASSWORD_LENGTH, 0, LETTERS.length())
                .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
                .collect(Collectors.joining());
    }
}
