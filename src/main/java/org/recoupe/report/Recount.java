package org.recoupe.report;

/** What the dashboard counts, counted out of the audit trail instead of as it happens: for claims that came past the events, and to hold
 * one against the other. */
public final class Recount {
    private Recount() {}

    /** Rows as {@code backlog} should have them; {@code %s} narrows the claims {@code c}, or is nothing. */
    public static final String BACKLOG = """
            select c.id claim, c.desk, max(e.at) since, c.deadline from claim_view_claim c join audit_view_entry e on e.claim = c.id
            where %s c.state in ('SELECTED', 'IN_VERIFICATION', 'VERDICT_PROPOSED')
              and e.action in ('selected', 'reopened')
            group by c.id, c.desk, c.deadline""";

    /** Rows as {@code milestone} should have them, but for the day, which is the newsroom's; {@code %s} narrows the entries. */
    public static final String MILESTONES = """
            with told as (
              select seq, claim, desk, at, action, coalesce(reason, facts::jsonb ->> 'reason') reason, after,
                max(at) filter (where action in ('selected', 'reopened')) over before since,
                max(seq) filter (where action = 'scheduled') over before scheduled
              from audit_view_entry %s window before as (partition by claim order by seq))
            select t.seq, case t.action when 'set-aside' then 'SET_ASIDE' when 'verdict-returned' then 'RETURNED'
                when 'verdict-approved' then 'DECIDED' else 'CAME_IN' end kind,
              t.claim, t.desk, t.at,
              case t.action when 'set-aside' then t.reason when 'verdict-approved' then t.after end what,
              case when t.action = 'verdict-approved' then coalesce(t.at > s.after::timestamptz, false) end late,
              case when t.action = 'verdict-approved' then extract(epoch from t.at - t.since)::integer end took
            from told t left join audit_view_entry s on s.seq = t.scheduled
            where t.action in ('extracted', 'added-by-hand', 'split-off', 'set-aside', 'verdict-returned', 'verdict-approved')""";
}
