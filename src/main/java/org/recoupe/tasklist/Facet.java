package org.recoupe.tasklist;

/** A property of what waits that the list can be filtered by. Its values are words fit for an address. */
public enum Facet {
    /** {@code late}, {@code soon} within the hour, {@code today}, {@code later}. */
    DUE("case when o.due < :now then 'late' when o.due < :soon then 'soon' when o.due < :midnight then 'today'"
            + " else 'later' end"),
    /** {@code critical}, {@code high}, {@code normal}, {@code low}. */
    PRIORITY("case o.priority when 0 then 'critical' when 1 then 'high' when 2 then 'normal' else 'low' end"),
    /** What the claim is about: {@code casualties} and so on. */
    ABOUT("lower(o.claim_class)"),
    /** Id of the source, or {@code none} for a claim that nobody is said to have made. */
    WHO("case when o.claim is not null then coalesce(o.source::text, 'none') end"),
    /** Whether another claim of the story speaks against it: {@code yes}, {@code no}. */
    CONTRADICTED("case when o.claim is null then null when o.contradicted then 'yes' else 'no' end"),
    /** Id of the step in its model. */
    STEP("o.step"),
    /** Id of the article. */
    STORY("o.article::text");

    private final String value;

    Facet(String value) {
        this.value = value;
    }

    /** The value of a step {@code o}, in SQL. */
    String value() {
        return value;
    }

    /** Its parameter. */
    String chosen() {
        return "chosen" + ordinal();
    }

    /** Whether a step {@code o} has one of the values that were chosen. */
    String matches() {
        return "(" + value + ") = any (:" + chosen() + ")";
    }
}
