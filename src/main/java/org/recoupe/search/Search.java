package org.recoupe.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Reference;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds by words what lies on the reader's desks. What lies elsewhere is neither shown nor counted. */
@Service
@Transactional(readOnly = true)
public class Search {
    /** Of what is more frequent only the newest are looked at; the number says "more than". */
    public static final int MOST_COUNTED = 10_000;

    /** Nobody reads further. */
    public static final int MOST_PAGES = 25;

    private static final int ON_A_PAGE = 20;
    /** Of more only the newest compete for the first place. */
    private static final int MOST_RANKED = 1_000;

    private static final Pattern LAST_WORD = Pattern.compile("(?s)(.*?)([\\p{L}\\p{N}]{2,})$");
    /** What PostgreSQL knows as "or"; small it is one of the commonest French words. */
    private static final Pattern EITHER = Pattern.compile("(?<=\\s)OU(?=\\s)");

    private static final Pattern NUMBER = Pattern.compile("[Cc]-(\\d{1,6})");

    private static final String QUERY = """
            select cast(websearch_to_tsquery('french', :words) || websearch_to_tsquery('french', search_plain(:words)) as text) fr,
              cast(websearch_to_tsquery('english', :words) || websearch_to_tsquery('english', search_plain(:words)) as text) en""";

    private static final String QUERY_WHILE_TYPING = """
            select cast(french as text) fr, cast(english as text) en from (select
              case when :head = '' then cast('' as tsquery) else websearch_to_tsquery('french', :head) end
                && (to_tsquery('french', :last || ':*') || to_tsquery('french', search_plain(:last) || ':*')) french,
              case when :head = '' then cast('' as tsquery) else websearch_to_tsquery('english', :head) end
                && (to_tsquery('english', :last || ':*') || to_tsquery('english', search_plain(:last) || ':*')) english) q""";

    private static final String HITS = """
            with hits as materialized (%s
              (select kind, id, desk, language, state, at from search_text t where %s and (:everyDesk or t.desk = any (:desks))
              order by t.at desc limit :most))
            """;

    /** However old it is, and whatever else is found. */
    private static final String CALLED = """

              select kind, id, desk, language, state, at from search_text t
              where t.kind = 'CLAIM' and t.id = :called%s and (:everyDesk or t.desk = any (:desks))
              union all""";

    private static final String BY_WORDS =
            "((t.language = 'fr' and t.words @@ cast(:fr as tsquery)) or (t.language = 'en' and t.words @@ cast(:en as tsquery)))";
    private static final String BY_SOURCE = "t.source = :source";
    private static final String BY_NUMBER = "t.number = :number";
    private static final String NOT_CALLED_SO = "t.id <> :called";

    /** Beside the hits of a page, as the words that are counted are looked up but once. */
    private static final String COUNTS = """
            , counted as (select array_agg(array[kind, state, desk, cast(age as text), cast(n as text)]) counts from (
              select kind, state, desk, case when at > now() - interval '1 day' then 0 when at > now() - interval '7 days' then 1
                when at > now() - interval '30 days' then 2 when at > now() - interval '365 days' then 3 else 4 end age, count(*) n
              from hits group by 1, 2, 3, 4) c)
            """;

    private static final String PAGE = """
            , newest as (select * from hits where (cast(:kind as text) is null or kind = :kind)
                and (cast(:state as text) is null or state = :state) and (cast(:desk as text) is null or desk = :desk)
                and at > now() - make_interval(days => :days) order by id is not distinct from :called desc, at desc limit :ranked)
            , best as (select n.*, ts_rank(t.words, cast(case n.language when 'en' then :en else :fr end as tsquery))
                * (1 + exp(-extract(epoch from now() - n.at) / 2592000.0)) score
              from newest n join search_text t using (id, desk, kind)
              order by n.id is not distinct from :called desc, score desc, n.at desc, id limit :limit offset :offset)
            select counted.counts, b.kind, b.id, b.desk, b.language, b.state, c.reference, b.score, a.title, s.name speaker, a.received_at,
              case when c.state = 'RETRACTED' then (select v.reason from claim_view_verdict v where v.claim = c.id order by v.number desc limit 1) end reason,
              again.kind again_kind, again.reason again_reason, again.number again_number, again.decided_at again_at,
              case when b.kind = 'SOURCE' then
                (select cast(count(*) as integer) from search_text x where x.source = b.id and x.desk = b.desk) end claims,
              ts_headline(cast(cfg.name as regconfig), bare.text, cfg.query, :marks) marked,
              ts_headline(cast(cfg.name as regconfig), search_plain(bare.text), cfg.query, :marks) plain, shown.text original
            from counted left join best b on true
            left join claim_view_claim c on b.kind = 'CLAIM' and c.id = b.id
            left join article_view_story a on a.id = case b.kind when 'CLAIM' then c.article when 'ARTICLE' then b.id end
            left join article_view_revision r on b.kind = 'ARTICLE' and r.article = a.id and r.number = a.revision
            left join source_view_speaker s on s.id = case b.kind when 'CLAIM' then c.source when 'SOURCE' then b.id end
            left join lateral (select v.kind, v.reason, v.number, v.decided_at from claim_view_verdict v where v.claim = c.id and v.decision = 'APPROVED'
              and c.state in ('SELECTED', 'IN_VERIFICATION', 'VERDICT_PROPOSED') order by v.number desc limit 1) again on true
            cross join lateral (select translate(coalesce(c.text, left(r.text, 20000), s.name, ''), chr(57344) || chr(57345), '') text) shown
            cross join lateral (select translate(shown.text, '<>', '  ') text) bare
            cross join lateral (select case b.language when 'en' then 'english' else 'french' end as name,
              cast(case b.language when 'en' then :en else :fr end as tsquery) query) cfg
            order by b.id is not distinct from :called desc, b.score desc nulls last, b.at desc, b.id""";

    private static final String MARKS = "HighlightAll=true, StartSel=" + Excerpt.START + ", StopSel=" + Excerpt.STOP;

    private final JdbcClient sql;

    Search(JdbcClient sql) {
        this.sql = sql;
    }

    private record Query(String french, String english) {
        static final Query NONE = new Query("", "");

        boolean isEmpty() {
            return french.isEmpty() && english.isEmpty();
        }
    }

    private record Count(Wanted.Kind kind, String state, String desk, int age, int n) {}

    /** Never refuses: what makes no sense finds nothing. */
    public Found find(Wanted wanted, Actor reader) {
        var number = number(wanted.words());
        if (wanted.isEmpty() || !reader.seesEveryDesk() && reader.desks().isEmpty()) return Found.nothing(false);
        var called = called(wanted.words(), reader);
        var query = number.isPresent() ? Query.NONE : query(wanted);
        if (query.isEmpty() && number.isEmpty() && called == null && wanted.source() == null)
            return Found.nothing(true);
        // the words decide which way is the fast one, so that no plan made for other words may serve
        sql.sql("select set_config('plan_cache_mode', 'force_custom_plan', true)")
                .query(String.class)
                .single();
        return hits(COUNTS + PAGE, wanted, query, called, reader)
                .param("kind", wanted.kind() == null ? null : wanted.kind().name())
                .param("state", wanted.state())
                .param("desk", wanted.desk())
                .param(
                        "days",
                        wanted.period() == null ? 100_000 : wanted.period().days())
                .param("ranked", MOST_RANKED)
                .param("limit", ON_A_PAGE + 1)
                .param("offset", wanted.page() * ON_A_PAGE)
                .param("marks", MARKS)
                .query((ResultSetExtractor<Found>) rows -> found(rows, wanted));
    }

    private static Found found(ResultSet rows, Wanted wanted) throws SQLException {
        var counts = new ArrayList<Count>();
        var hits = new ArrayList<Found.Hit>();
        while (rows.next()) {
            var counted = rows.getArray("counts");
            if (rows.isFirst() && counted != null)
                for (var count : (Object[]) counted.getArray()) counts.add(count((String[]) count));
            if (rows.getObject("id") != null) hits.add(hit(rows));
        }
        var more = hits.size() > ON_A_PAGE && wanted.page() + 1 < MOST_PAGES;
        return new Found(
                List.copyOf(hits.subList(0, Math.min(ON_A_PAGE, hits.size()))),
                sum(counts, wanted, ""),
                more,
                false,
                facets(counts, wanted));
    }

    /** What an id, the sender's own number of a story, a claim's reference or its number names, if it names one thing only. */
    public Optional<Named> named(String words, Actor reader) {
        var number = number(words);
        var found = number.isPresent() || isCalled(words)
                ? sql.sql("""
                        select 'CLAIM' kind, id from claim_view_claim where id = :called""").param("called", called(words, reader))
                : sql.sql("""
                        select 'CLAIM' kind, id from claim_view_claim where id = :id and (:everyDesk or desk = any (:desks))
                        union all
                        select 'ARTICLE', id from article_view_story where id = :id and (:everyDesk or desk = any (:desks))
                        union all
                        select 'ARTICLE', id from article_view_story
                        where external_id = :number and desk = any (:desks)
                        limit 2""")
                        .param("id", id(words))
                        .param("number", words.strip().replace("\u0000", ""));
        var named = found.param("everyDesk", reader.seesEveryDesk())
                .param("desks", reader.desks().toArray(String[]::new))
                .query((row, i) ->
                        new Named(Wanted.Kind.valueOf(row.getString("kind")), row.getObject("id", UUID.class)))
                .list();
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    /** @param kind never a source */
    public record Named(Wanted.Kind kind, UUID id) {}

    private Query query(Wanted wanted) {
        var typing = LAST_WORD.matcher(wanted.words());
        // inside quotation marks a word is not going on, it is quoted
        if (wanted.typing()
                && typing.matches()
                && quotes(typing.group(1)) % 2 == 0
                && !typing.group(1).endsWith("-")) {
            return sql.sql(QUERY_WHILE_TYPING)
                    .param("head", typing.group(1).strip())
                    .param("last", typing.group(2))
                    .query((row, i) -> new Query(row.getString("fr"), row.getString("en")))
                    .single();
        }
        return sql.sql(QUERY)
                .param("words", EITHER.matcher(wanted.words()).replaceAll("or"))
                .query((row, i) -> new Query(row.getString("fr"), row.getString("en")))
                .single();
    }

    private static long quotes(String words) {
        return words.chars().filter(sign -> sign == '"').count();
    }

    /** @param called the claim of the reference that was typed, before all others */
    private JdbcClient.StatementSpec hits(
            String then, Wanted wanted, Query query, @Nullable UUID called, Actor reader) {
        var conditions = new ArrayList<String>();
        if (!query.isEmpty()) conditions.add(BY_WORDS);
        if (wanted.source() != null) conditions.add(BY_SOURCE);
        var number = number(wanted.words());
        if (number.isPresent()) conditions.add(BY_NUMBER);
        if (called != null) conditions.add(NOT_CALLED_SO);
        var first = called == null ? "" : CALLED.formatted(wanted.source() == null ? "" : " and " + BY_SOURCE);
        var asked = sql.sql(HITS.formatted(first, String.join(" and ", conditions)) + then)
                .param("fr", query.french())
                .param("en", query.english())
                .param("everyDesk", reader.seesEveryDesk())
                .param("desks", reader.desks().toArray(String[]::new))
                .param("called", called)
                .param("most", MOST_COUNTED);
        number.ifPresent(n -> asked.param("number", n));
        return wanted.source() == null ? asked : asked.param("source", wanted.source());
    }

    private static Found.Facets facets(List<Count> counts, Wanted wanted) {
        var kinds = new EnumMap<Wanted.Kind, Integer>(Wanted.Kind.class);
        var states = new TreeMap<String, Integer>();
        var desks = new TreeMap<String, Integer>();
        var periods = new EnumMap<Wanted.Period, Integer>(Wanted.Period.class);
        for (var count : counts) {
            if (fits(wanted, "kind").test(count)) kinds.merge(count.kind(), count.n(), Integer::sum);
            if (fits(wanted, "state").test(count)) states.merge(count.state(), count.n(), Integer::sum);
            if (fits(wanted, "desk").test(count)) desks.merge(count.desk(), count.n(), Integer::sum);
            if (fits(wanted, "period").test(count)) {
                for (var period : Wanted.Period.values())
                    if (count.age() <= period.ordinal()) periods.merge(period, count.n(), Integer::sum);
            }
        }
        return new Found.Facets(
                Collections.unmodifiableMap(kinds),
                Collections.unmodifiableMap(states),
                Collections.unmodifiableMap(desks),
                Collections.unmodifiableMap(periods));
    }

    private static int sum(List<Count> counts, Wanted wanted, String but) {
        return counts.stream().filter(fits(wanted, but)).mapToInt(Count::n).sum();
    }

    /** All filters but one. */
    private static Predicate<Count> fits(Wanted wanted, String but) {
        return count -> (but.equals("kind") || wanted.kind() == null || wanted.kind() == count.kind())
                && (but.equals("state")
                        || wanted.state() == null
                        || wanted.state().equals(count.state()))
                && (but.equals("desk") || wanted.desk() == null || wanted.desk().equals(count.desk()))
                && (but.equals("period")
                        || wanted.period() == null
                        || count.age() <= wanted.period().ordinal());
    }

    /** @param words as {@link #COUNTS} puts them together */
    private static Count count(String[] words) {
        return new Count(
                Wanted.Kind.valueOf(words[0]),
                words[1],
                words[2],
                Integer.parseInt(words[3]),
                Integer.parseInt(words[4]));
    }

    private static Found.Hit hit(ResultSet row) throws SQLException {
        var at = row.getObject("received_at", OffsetDateTime.class);
        var reference = row.getObject("reference", Long.class);
        return new Found.Hit(
                Wanted.Kind.valueOf(row.getString("kind")),
                row.getObject("id", UUID.class),
                row.getString("desk"),
                row.getString("language"),
                row.getString("state"),
                row.getString("reason"),
                again(row),
                reference == null ? null : Reference.of(reference).toString(),
                row.getString("title"),
                Excerpt.of(row.getString("original"), row.getString("marked"), row.getString("plain")),
                row.getString("speaker"),
                at == null ? null : at.toInstant(),
                row.getObject("claims", Integer.class));
    }

    private static Found.@Nullable Standing again(ResultSet row) throws SQLException {
        var kind = row.getString("again_kind");
        return kind == null
                ? null
                : new Found.Standing(
                        kind,
                        row.getString("again_reason"),
                        row.getInt("again_number"),
                        row.getObject("again_at", OffsetDateTime.class).toInstant());
    }

    /** "C-8" is what one claim is called, and the eighth of its story is found by it too. */
    private static Optional<Integer> number(String words) {
        var number = NUMBER.matcher(words.strip());
        return number.matches() ? Optional.of(Integer.valueOf(number.group(1))) : Optional.empty();
    }

    /** Digits alone may be anything; with its letter nothing else is meant. */
    private static boolean isCalled(String words) {
        return !words.isBlank()
                && !Character.isDigit(words.strip().charAt(0))
                && Reference.parse(words).isPresent();
    }

    /** The claim of that reference, if it is on the reader's desks. */
    private @Nullable UUID called(String words, Actor reader) {
        return Reference.parse(words)
                .flatMap(reference -> sql.sql("""
                                select id from claim_view_claim
                                where reference = :reference and (:everyDesk or desk = any (:desks))""")
                        .param("reference", reference.number())
                        .param("everyDesk", reader.seesEveryDesk())
                        .param("desks", reader.desks().toArray(String[]::new))
                        .query(UUID.class)
                        .optional())
                .orElse(null);
    }

    private static @Nullable UUID id(String words) {
        try {
            return words.strip().length() == 36 ? UUID.fromString(words.strip()) : null;
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }
}
