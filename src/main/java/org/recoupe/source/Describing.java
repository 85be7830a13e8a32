package org.recoupe.source;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.Permission;
import org.recoupe.kernel.Unknown;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Enters sources, and says what they are called and what they are. */
@Component
class Describing {
    private static final int MOST_ALIASES = 50;

    private static final int MOST_NEAR = 10;

    private static final int MOST_LOOKED_AT = 200;

    /** Names that are the same, or of about that length with a part that is, or that a short form may stand for. */
    private static final String MAY_BE_NEAR = """
            select n.source, coalesce(n.written, n.name), s.name from source_name n join source s on s.id = n.source
            where n.desk in ('', :desk) and (n.name = any (:exactly)
              or length(n.name) between :shortest and :longest and exists (
                select 1 from unnest(cast(:parts as text[])) part where n.name like part escape '!')
              or coalesce(n.written, n.name) ~* cast(:spelledOut as text))
            order by n.name <> all (:exactly), n.name, n.desk limit :most""";

    /** What nobody sees in a name: controls, marks of direction, joiners, line ends, what is no character. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]");

    private static final Pattern LETTER = Pattern.compile("[\\p{L}\\p{N}]");

    private final EntityManager entities;
    private final SourceRegistry registry;
    private final SourceDesk sources;
    private final ApplicationEventPublisher events;

    Describing(EntityManager entities, SourceRegistry registry, SourceDesk sources, ApplicationEventPublisher events) {
        this.entities = entities;
        this.registry = registry;
        this.sources = sources;
        this.events = events;
    }

    /**
     * Enters somebody nobody has heard yet.
     *
     * @throws Unknown if the desk is not one of the actor's
     * @throws Invalid if a name cannot be taken, or finds a source already
     */
    SourceView.Entered enter(SourceRecords.Wish wish, Actor actor) {
        var desk = deskFor(wish.desk(), actor);
        var by = actor.acting(Permission.KEEP_SOURCES, desk);
        var check = new Invalid.Check();
        checkName(check, "name", wish.name());
        checkAliases(check, wish.aliases());
        checkKind(check, wish.kind());
        check.orRefuse();
        var names = byComparison(Stream.concat(Stream.of(wish.name()), wish.aliases().stream()));
        registry.queueFor(names.keySet(), desk);
        checkFree(check, names, SourceName.comparable(wish.name()), desk, null);
        check.orRefuse();
        registry.otherNames(names.keySet(), wish.kind(), desk)
                .forEach(one -> names.putIfAbsent(SourceName.comparable(one), one));
        var near = near(wish.name(), desk);
        var source = registry.add(desk, wish.name().strip(), wish.kind(), null, names);
        entities.flush();
        events.publishEvent(new SourceEvent.Entered(SourceDesk.about(source, by, desk), sources.described(source)));
        return new SourceView.Entered(sources.view(source, actor), near);
    }

    /** Calls it otherwise, and says what else it is called. The name of before stays one of its names. */
    SourceView describe(UUID id, SourceRecords.Change change, Actor actor) {
        var source = sources.changed(id, Permission.KEEP_SOURCES, actor);
        var on = SourceDesk.acting(source, Permission.KEEP_SOURCES, actor);
        var check = new Invalid.Check();
        if (change.name() != null) checkName(check, "name", change.name());
        if (change.aliases() != null) checkAliases(check, change.aliases());
        if (change.kind() != null) checkKind(check, change.kind());
        check.that(
                source.kind() != SourceKind.UNNAMED,
                "name",
                "unnamed",
                "nobody is named by it; name who it is with the piece");
        check.orRefuse();
        var before = sources.described(source);
        var name = change.name() == null ? source.name() : change.name().strip();
        var kept = new ArrayList<>(List.of(name, source.name()));
        if (change.aliases() != null) kept.addAll(change.aliases());
        var names = byComparison(kept.stream());
        registry.queueFor(names.keySet(), source.desk());
        checkFree(check, names, SourceName.comparable(name), source.desk(), source.id());
        check.orRefuse();
        var there = sources.names(source.id());
        if (change.aliases() != null)
            there.stream().filter(one -> !names.containsKey(one.name())).forEach(entities::remove);
        there.forEach(one -> names.remove(one.name()));
        // a name that finds an older source stays that one's
        names.forEach((compared, written) -> {
            if (registry.owner(compared, source.desk()).isEmpty())
                entities.persist(new SourceName(compared, written, source.desk(), source.id()));
        });
        source.isCalled(name, change.kind() == null ? source.kind() : change.kind());
        entities.flush();
        var since = sources.described(source);
        if (!since.equals(before))
            events.publishEvent(new SourceEvent.Described(SourceDesk.about(source, on), before, since));
        return sources.view(source, actor);
    }

    private static String deskFor(@Nullable String asked, Actor actor) {
        if (asked != null && !asked.isBlank()) {
            if (!actor.sees(asked)) throw new Unknown("desk");
            return asked;
        }
        if (actor.desks().size() != 1) throw new Invalid("desk", "required", "say which of your desks");
        return actor.desks().iterator().next();
    }

    /** Those a person may have meant; of some thousands of names only those are looked at that may be near. */
    @SuppressWarnings("unchecked")
    private List<SourceView.Named> near(String name, String desk) {
        var near = NearNames.to(name);
        List<Object[]> names = entities.createNativeQuery(MAY_BE_NEAR, Object[].class)
                .setParameter("desk", desk)
                .setParameter("exactly", near.exactly())
                .setParameter("parts", near.parts())
                .setParameter("shortest", near.shortest())
                .setParameter("longest", near.longest())
                .setParameter("spelledOut", near.spelledOut())
                .setParameter("most", MOST_LOOKED_AT)
                .getResultList();
        return names.stream()
                .filter(row -> near.isNear((String) row[1]) || near.isNear((String) row[2]))
                .map(row -> registry.source((UUID) row[0]))
                .distinct()
                .sorted(Comparator.comparing(Source::name).thenComparing(Source::id))
                .limit(MOST_NEAR)
                .map(itself -> new SourceView.Named(itself.id(), itself.name()))
                .toList();
    }

    private static Map<String, String> byComparison(Stream<String> written) {
        var names = new LinkedHashMap<String, String>();
        written.map(String::strip).forEach(name -> names.putIfAbsent(SourceName.comparable(name), name));
        return names;
    }

    private void checkFree(
            Invalid.Check check, Map<String, String> names, String main, @Nullable String desk, @Nullable UUID itself) {
        names.forEach((compared, written) -> registry.owner(compared, desk)
                .filter(owner -> !owner.equals(itself))
                .filter(owner -> !isNameOf(itself, compared))
                .ifPresent(owner -> check.add(
                        compared.equals(main) ? "name" : "aliases",
                        "known",
                        "“" + written + "” is " + registry.source(owner).name() + " (" + owner
                                + "); use that one, or merge the two")));
    }

    /** Two of before may have one name, which finds the older; the younger keeps it all the same. */
    private boolean isNameOf(@Nullable UUID itself, String compared) {
        return itself != null
                && SourceName.comparable(registry.source(itself).name()).equals(compared);
    }

    static void checkName(Invalid.Check check, String field, @Nullable String name) {
        check.required(field, name, SourceDesk.LONGEST_NAME);
        if (name == null || name.isBlank()) return;
        var unseen = UNSEEN.matcher(name);
        if (unseen.find())
            check.add(
                    field,
                    "bad-text",
                    "take out U+%04X, a character nobody sees"
                            .formatted(unseen.group().codePointAt(0)));
        check.that(LETTER.matcher(name).find(), field, "bad-text", "must have a letter or a digit");
    }

    private static void checkAliases(Invalid.Check check, List<String> aliases) {
        check.that(aliases.size() <= MOST_ALIASES, "aliases", "too-many", "at most " + MOST_ALIASES);
        aliases.forEach(alias -> checkName(check, "aliases", alias));
    }

    private static void checkKind(Invalid.Check check, SourceKind kind) {
        check.that(
                kind != SourceKind.UNNAMED,
                "kind",
                "not-allowed",
                "whoever has a name is a person, an organisation or a relay");
    }
}
