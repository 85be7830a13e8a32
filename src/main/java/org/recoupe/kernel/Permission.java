package org.recoupe.kernel;

import static org.recoupe.kernel.Role.ADMIN;
import static org.recoupe.kernel.Role.AUDITOR;
import static org.recoupe.kernel.Role.EDITOR;
import static org.recoupe.kernel.Role.REVIEWER;
import static org.recoupe.kernel.Role.SOURCE_CUSTODIAN;
import static org.recoupe.kernel.Role.SUPERVISOR;
import static org.recoupe.kernel.Role.SYSTEM;

import java.util.List;

/**
 * What can be done, and which roles may do it on their own desks: the one table that services ask, that decides which buttons a page
 * shows, and that {@code src/docs/permissions.md} is written from. The order is the order of the role one is taken to act in.
 */
public enum Permission {
    READ(
            "read stories, claims, evidence and the trail",
            EDITOR,
            REVIEWER,
            SUPERVISOR,
            AUDITOR,
            ADMIN,
            SOURCE_CUSTODIAN,
            SYSTEM),
    IMPORT("bring in a dispatch or a new revision of one", EDITOR, SYSTEM),
    ACCEPT("accept what was extracted, add what was missed", EDITOR, SYSTEM),
    TRIAGE("select claims for verification or set them aside", EDITOR, REVIEWER, SUPERVISOR, SYSTEM),
    CORRECT(
            "put right a claim's place in the text, its stance, its source, its proposition, its class, priority and deadline, who has a side in it; split and merge claims",
            EDITOR,
            REVIEWER),
    KEEP_SOURCES("enter a source in the registry, say what it is called and what it is", EDITOR, SUPERVISOR),
    WEIGH_SOURCES("grade a source, tie it to others, merge and split, say its standing, put it on hold", SUPERVISOR),
    VERIFY("take a claim, attach evidence, say whether pieces have one origin, propose a verdict", REVIEWER),
    PAIR("put two claims side by side, propose how their contradiction is closed", REVIEWER, SUPERVISOR),
    DECIDE(
            "approve or return a verdict, grant an exception, read a second time, decline a reopening; having had no hand in either claim, close a contradiction",
            SUPERVISOR),
    READ_CONFIDENTIAL(
            "read evidence marked confidential: alias, grade and quote, not who the source is",
            EDITOR,
            REVIEWER,
            SUPERVISOR,
            AUDITOR,
            SOURCE_CUSTODIAN,
            SYSTEM),
    LEARN_IDENTITY(
            "ask who a confidential source is, and read it once granted; at any time for what one attached oneself",
            REVIEWER,
            SUPERVISOR),
    GRANT_IDENTITY(
            "let a colleague read who a confidential source is: two people, neither the asker; attest that confidential sources are different people",
            SOURCE_CUSTODIAN),
    HAND_OVER("give a held claim to somebody else or back to the queue, say who stands in for whom", SUPERVISOR),
    DELEGATE("say who stands in for oneself", REVIEWER, SUPERVISOR),
    DISCUSS("write notes to each other about a claim", REVIEWER, SUPERVISOR),
    ASK_REOPENING("ask for a decided claim to be taken up again", REVIEWER, SUPERVISOR),
    REOPEN("take a decided claim up again, set aside one that had a verdict; having had no hand in it", SUPERVISOR),
    REPORT("take the audit report and the registers out of the house", AUDITOR, SUPERVISOR),
    OVERSEE("see how the desk is doing", SUPERVISOR, AUDITOR, ADMIN);

    private final String meaning;
    private final List<Role> roles;

    Permission(String meaning, Role... roles) {
        this.meaning = meaning;
        this.roles = List.of(roles);
    }

    /** The roles that have it. */
    public List<Role> roles() {
        return roles;
    }

    /** What it is, for those who read the table. */
    public String meaning() {
        return meaning;
    }
}
