package org.recoupe.kernel;

import static org.recoupe.kernel.Role.ADMIN;
import static org.recoupe.kernel.Role.AUDITOR;
import static org.recoupe.kernel.Role.EDITOR;
import static org.recoupe.kernel.Role.REVIEWER;
import static org.recoupe.kernel.Role.SUPERVISOR;
import static org.recoupe.kernel.Role.SYSTEM;

import java.util.List;

/** What can be done, and which roles may do it on their own desks. The order is the order of the role one is taken to act in. */
public enum Permission {
    READ(EDITOR, REVIEWER, SUPERVISOR, AUDITOR, ADMIN, SYSTEM),
    /** Bring in a dispatch or a new revision of one. */
    IMPORT(EDITOR, SYSTEM),
    /** Accept what was extracted, add what was missed. */
    ACCEPT(EDITOR, SYSTEM),
    /** Select claims for verification or set them aside. */
    TRIAGE(EDITOR, REVIEWER, SUPERVISOR, SYSTEM),
    /** Put right where a claim begins and ends, what its speaker does and who that is; split and merge claims. */
    CORRECT(EDITOR, REVIEWER),
    /** Take a claim, attach evidence, propose a verdict. */
    VERIFY(REVIEWER),
    /** Approve or return a verdict. */
    DECIDE(SUPERVISOR),
    /** Write notes to each other about a claim. */
    DISCUSS(REVIEWER, SUPERVISOR),
    /** Take a decided claim up again. */
    REOPEN(SUPERVISOR, REVIEWER),
    /** Take the audit report out of the house. */
    REPORT(AUDITOR, SUPERVISOR),
    /** See how the desk is doing. */
    OVERSEE(SUPERVISOR, AUDITOR, ADMIN);

    private final List<Role> roles;

    Permission(Role... roles) {
        this.roles = List.of(roles);
    }

    /** The roles that have it. */
    public List<Role> roles() {
        return roles;
    }
}
