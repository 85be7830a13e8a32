package org.recoupe.report;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.recoupe.audit.AuditEntry;

/**
 * What somebody takes away of the trail, a row for each entry of some kinds. Rows are records: their fields are the fields of the JSON,
 * and in the same order the columns of the CSV.
 */
public final class Register<R extends Record> {
    /** Every verdict that was proposed. */
    public static final Register<VerdictRow> VERDICTS = new Register<>(
            "verdicts",
            VerdictRow.class,
            "e.action = 'verdict-proposed'",
            VerdictRow::of,
            (source, moment) -> moment.claim().source().is(source));

    /** Every piece of evidence, and what became of it. */
    public static final Register<EvidenceRow> EVIDENCE = new Register<>(
            "evidence",
            EvidenceRow.class,
            "e.action like 'evidence-%' and e.kind like 'claim.%'",
            EvidenceRow::of,
            (source, moment) -> isOf(source, moment.entry(), "piece"));

    /** Everything a person decided or was refused; what is only work at it is left out, and what Recoupe does by itself. */
    public static final Register<DecisionRow> DECISIONS = new Register<>(
            "decisions",
            DecisionRow.class,
            """
            e.role <> 'SYSTEM' and e.action not like 'evidence-%' and e.action not in
              ('received', 'verification-started', 'scheduled', 'taken', 'released', 'note-written', 'identity-read')""",
            DecisionRow::of,
            (source, moment) -> moment.claim().source().is(source) || isOf(source, moment.entry(), "was"));

    static final List<Register<?>> ALL = List.of(VERDICTS, EVIDENCE, DECISIONS);

    private final String name;
    private final List<RecordComponent> fields;
    private final String which;
    private final Function<Moment, R> row;
    private final BiPredicate<String, Moment> isOfSource;

    /**
     * @param which entries {@code e} make a row
     * @param isOfSource whether this source, by id or name, says what an entry is about
     */
    private Register(
            String name, Class<R> type, String which, Function<Moment, R> row, BiPredicate<String, Moment> isOfSource) {
        this.name = name;
        this.fields = List.of(type.getRecordComponents());
        this.which = which;
        this.row = row;
        this.isOfSource = isOfSource;
    }

    private static boolean isOf(String source, AuditEntry entry, String field) {
        var named = entry.facts().within(field);
        return SourceThen.named(named.has("source") ? named.within("source") : named)
                .is(source);
    }

    /** {@code verdicts}: the end of its address. */
    public String title() {
        return name;
    }

    /** {@code claim_id}, {@code verdict_number} …: what the fields are called in CSV. */
    public List<String> columns() {
        return fields.stream()
                .map(field -> field.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                .toList();
    }

    String which() {
        return which;
    }

    R row(Moment moment) {
        return row.apply(moment);
    }

    boolean isOf(@Nullable String source, Moment moment) {
        return source == null || isOfSource.test(source, moment);
    }

    List<@Nullable Object> values(Record of) {
        return Arrays.asList(fields.stream().map(field -> value(field, of)).toArray());
    }

    private static @Nullable Object value(RecordComponent field, Record of) {
        try {
            return field.getAccessor().invoke(of);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a record has its fields", e);
        }
    }
}
