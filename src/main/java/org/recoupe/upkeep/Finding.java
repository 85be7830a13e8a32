package org.recoupe.upkeep;

/**
 * Something that is not as it should be.
 *
 * @param where the table, chain or claim it was found at
 * @param what in words, for whoever looks after the database
 */
public record Finding(Kind kind, String where, String what) {

    /** What is wrong, in order of weight. */
    public enum Kind {
        /** What lies on the disk is not what was written: a page, a file, an index. */
        DAMAGED,
        /** A chain of the audit trail does not hold. */
        CHAIN_BROKEN,
        /** What the tables say and what the trail says happened are not the same. */
        NOT_AS_RECORDED,
        /** A row breaks a rule that the database itself should have kept. */
        RULE_BROKEN,
        /** A claim and the process that carries it do not agree. */
        PROCESS_DIFFERS,
        /** Rebuilt from what it is made of, a list would say something else. */
        LIST_DIFFERS;

        /** Whether what people are shown may be wrong or missing, as opposed to a list that can be made again. */
        public boolean isDamage() {
            return this == DAMAGED || this == CHAIN_BROKEN;
        }
    }

    /** {@code damaged: table claim: …}, a line of the command's answer. */
    String line() {
        return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + ": " + where + ": " + what;
    }
}
