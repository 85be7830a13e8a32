package org.recoupe.trial;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.recoupe.kernel.People;
import org.recoupe.kernel.Role;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people of the demonstration newsroom, as their colleagues know them. */
@Component
@Profile("trial")
class TrialColleagues implements People {
    private final JdbcTemplate database;

    TrialColleagues(JdbcTemplate database) {
        this.database = database;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Colleague> of(String desk) {
        return database.query(
                "select user_id, roles from trial_person where ? = any (string_to_array(desks, ',')) order by position",
                (row, i) -> new Colleague(
                        row.getString(1),
                        Stream.of(row.getString(2).split(",", -1))
                                .map(Role::valueOf)
                                .collect(Collectors.toSet())),
                desk);
    }
}
