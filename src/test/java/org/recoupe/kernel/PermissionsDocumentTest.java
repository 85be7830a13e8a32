package org.recoupe.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code src/docs/permissions.md} says what the code does: it is written from it. {@code -Dpermissions.write=true} writes it anew. */
class PermissionsDocumentTest {
    private static final Path DOCUMENT = Path.of("src", "docs", "permissions.md");
    private static final String OWN = "own";
    private static final String OTHER = "other";
    private static final List<Role> PEOPLE =
            Stream.of(Role.values()).filter(role -> role != Role.SYSTEM).toList();

    @Test
    void the_document_says_what_the_code_does() throws IOException {
        if (Boolean.getBoolean("permissions.write")) Files.writeString(DOCUMENT, written());
        assertThat(Files.readString(DOCUMENT)).isEqualTo(written());
    }

    private static String written() {
        return """
                # Who may do what

                Written from `kernel.Permission` and `kernel.Actor` by `PermissionsDocumentTest`; after a change there, `mvn test
                -Dtest=PermissionsDocumentTest -Dpermissions.write=true` writes it anew.

                **own**: on the desks a person belongs to. **any**: on every desk. **–**: refused (403). What lies on a desk that a person may not
                read does not exist for them: 404, in pages, lists, search, API, exports and live news alike.

                | | %s | it is |
                | --- | %s --- |
                %s

                What no role changes, checked in `claim.Claim` and once more by the database: who proposed a verdict (also one withdrawn or returned
                since), brought or withdrew evidence or said whose it is in the end, or put words, stance, source, proposition or class right does not approve it, and these names cannot be put otherwise
                afterwards; who reopens a decided claim, or sets aside one that had an approved verdict, had no such hand in it at any time; only whoever
                holds a claim attaches evidence and proposes; the audit trail is never changed. The process engine follows: a step is done, or is
                somebody's, only if the claim or the story says so, whoever tells the engine. Who may do it and is refused for such a reason is told
                so, and the refusal is on record.

                Whoever stands in for somebody absent needs the role themselves; what they do for them is on record as "X for Y", and counts as both's:
                neither approves it, and who stands in approves nothing the absent person had a hand in.

                Who a confidential source is lies sealed beside the evidence. Whoever attached the piece reads it, and whoever two custodians
                let: neither of them the asker, for a while, the database holds it to that as well. Administrators see that there is such a
                piece and no word of it.

                What a database cannot see is who is at the keyboard: a program with the application's password can write any name into a new row.
                """.formatted(
                        PEOPLE.stream().map(Role::name).collect(Collectors.joining(" | ")),
                        "--- | ".repeat(PEOPLE.size()).strip(),
                        Arrays.stream(Permission.values())
                                .map(PermissionsDocumentTest::row)
                                .collect(Collectors.joining("\n")));
    }

    private static String row(Permission permission) {
        var cells = PEOPLE.stream().map(role -> cell(role, permission)).collect(Collectors.joining(" | "));
        return "| %s | %s | %s |".formatted(permission, cells, permission.meaning());
    }

    private static String cell(Role role, Permission permission) {
        var person = new Actor("somebody", Set.of(role), Set.of(OWN));
        if (person.may(permission, OTHER)) return "any";
        return person.may(permission, OWN) ? "own" : "–";
    }
}
