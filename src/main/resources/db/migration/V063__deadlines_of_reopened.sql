-- Who heard of a reopening before the deadline it brought forgot that deadline: the dashboard counted such claims as never late.
update backlog b set deadline = c.deadline from claim c where c.id = b.claim and b.deadline is distinct from c.deadline;
