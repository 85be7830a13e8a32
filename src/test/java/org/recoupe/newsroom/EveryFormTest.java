package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recoupe.kernel.Permission.ACCEPT;
import static org.recoupe.kernel.Permission.ASK_REOPENING;
import static org.recoupe.kernel.Permission.CORRECT;
import static org.recoupe.kernel.Permission.DECIDE;
import static org.recoupe.kernel.Permission.DISCUSS;
import static org.recoupe.kernel.Permission.GRANT_IDENTITY;
import static org.recoupe.kernel.Permission.HAND_OVER;
import static org.recoupe.kernel.Permission.IMPORT;
import static org.recoupe.kernel.Permission.KEEP_SOURCES;
import static org.recoupe.kernel.Permission.LEARN_IDENTITY;
import static org.recoupe.kernel.Permission.PAIR;
import static org.recoupe.kernel.Permission.READ;
import static org.recoupe.kernel.Permission.REOPEN;
import static org.recoupe.kernel.Permission.TRIAGE;
import static org.recoupe.kernel.Permission.VERIFY;
import static org.recoupe.kernel.Permission.WEIGH_SOURCES;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.recoupe.absence.StandIns;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Permission;
import org.recoupe.kernel.Role;
import org.recoupe.web.CurrentActor;
import org.recoupe.web.Page;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/**
 * Every form of the pages, sent by somebody of every role and by somebody of none, on the form's desk and on another, and by whom the
 * claim is with. Who is refused is told so, and nothing has changed; then whoever may gets in. A form without a line here fails the
 * build.
 */
@NewsroomTest
class EveryFormTest {
    private static final String DESK = "international";
    private static final String ELSEWHERE = "politique";

    /** Done, asked once more, or wrong in itself or at this time. */
    private static final Set<Integer> IN = Set.of(200, 302, 409, 422);

    /** Whose the claim is when the form is sent. */
    private enum Stage {
        STORY,
        FREE,
        HELD,
        /** Held, with two pieces of one page and one of its own. */
        SHARED,
        /** Held, with a piece from a confidential source about which a supervisor has asked. */
        CONFIDED,
        /** Held, and said by its holder to contradict another. */
        PAIRED,
        PROPOSED,
        DECIDED,
        /** Decided, and its proposer asks for it to be reopened. */
        ASKED
    }

    /** Who of those who have the permission gets in. */
    private enum Whose {
        ANYBODYS,
        /** The holder's, or the proposer's. */
        ITS_OWNERS,
        /** Anybody's but the proposer's. */
        ANOTHERS
    }

    /** What a form is about is looked for there; or it is a list of what the reader sees, and the rest is as if it were gone. */
    private enum About {
        DESK,
        LIST,
        NO_DESK
    }

    private record Form(
            String path, String params, Permission permission, Stage stage, Whose whose, About about, String fields) {
        static Form of(String path, String params, Permission permission, Stage stage, Whose whose, String fields) {
            return new Form(path, params, permission, stage, whose, About.DESK, fields);
        }

        static Form any(String path, String params, Permission permission, Stage stage, String fields) {
            return of(path, params, permission, stage, Whose.ANYBODYS, fields);
        }

        Form about(About other) {
            return new Form(path, params, permission, stage, whose, other, fields);
        }

        String key() {
            return (path.replaceAll("\\{\\w+}", "{}") + " " + params).strip();
        }

        @Override
        public String toString() {
            return path + " " + params;
        }
    }

    private static final String CLAIM = "/claims/{claim}";
    private static final String APPROVAL = CLAIM + "/approval";
    private static final String STORY = "/articles/{article}";
    private static final String TASKS = "/tasks";

    private static final List<Form> FORMS = List.of(
            Form.any(CLAIM, "do=take", VERIFY, Stage.FREE, ""),
            Form.of(CLAIM, "do=release", VERIFY, Stage.HELD, Whose.ITS_OWNERS, ""),
            Form.of(
                    CLAIM,
                    "do=attach",
                    VERIFY,
                    Stage.HELD,
                    Whose.ITS_OWNERS,
                    "stance=SUPPORTS&source=Hôpital&kind=STATEMENT&title=Note"),
            Form.of(
                    CLAIM,
                    "do=withdraw-evidence",
                    VERIFY,
                    Stage.HELD,
                    Whose.ITS_OWNERS,
                    "evidence={evidence}&reason=double"),
            Form.of(
                    CLAIM,
                    "do=join-origins",
                    VERIFY,
                    Stage.SHARED,
                    Whose.ITS_OWNERS,
                    "pieces={evidence},{shared}&reason=le même auteur"),
            Form.of(
                    CLAIM,
                    "do=separate-origins",
                    VERIFY,
                    Stage.SHARED,
                    Whose.ITS_OWNERS,
                    "pieces={shared}&reason=deux auteurs"),
            Form.any(
                    CLAIM,
                    "do=attest-origins",
                    GRANT_IDENTITY,
                    Stage.CONFIDED,
                    "pieces={confidential}&reason=deux personnes"),
            Form.of(
                    CLAIM,
                    "do=propose",
                    VERIFY,
                    Stage.HELD,
                    Whose.ITS_OWNERS,
                    "verdict=UNVERIFIED&rationale=rien&nothingMissing=true&version={version}"),
            Form.of(CLAIM, "do=withdraw-verdict", VERIFY, Stage.PROPOSED, Whose.ITS_OWNERS, ""),
            Form.any(CLAIM, "do=save-draft", VERIFY, Stage.HELD, "rationale=rien"),
            Form.any(CLAIM, "do=discard-draft", VERIFY, Stage.HELD, ""),
            Form.any(CLAIM + "/draft", "", VERIFY, Stage.HELD, "rationale=rien"),
            Form.any(CLAIM, "do=note", DISCUSS, Stage.HELD, "note=Vu"),
            Form.any(CLAIM, "do=reopen", REOPEN, Stage.DECIDED, "reason=nouvelle pièce"),
            Form.any(CLAIM, "do=ask-reopening", ASK_REOPENING, Stage.DECIDED, "reason=nouvelle pièce"),
            Form.of(
                    CLAIM,
                    "do=withdraw-reopening",
                    ASK_REOPENING,
                    Stage.ASKED,
                    Whose.ITS_OWNERS,
                    "request={reopening}"),
            Form.of(CLAIM, "do=grant-reopening", REOPEN, Stage.ASKED, Whose.ANOTHERS, "request={reopening}"),
            Form.of(
                    CLAIM,
                    "do=decline-reopening",
                    DECIDE,
                    Stage.ASKED,
                    Whose.ANOTHERS,
                    "request={reopening}&reason=rien de neuf"),
            Form.of(
                    "/approvals",
                    "do=grant-reopening",
                    REOPEN,
                    Stage.ASKED,
                    Whose.ANOTHERS,
                    "claim={claim}&request={reopening}"),
            Form.of(
                    "/approvals",
                    "do=decline-reopening",
                    DECIDE,
                    Stage.ASKED,
                    Whose.ANOTHERS,
                    "claim={claim}&request={reopening}&reason=rien de neuf"),
            Form.any(CLAIM, "do=pair", PAIR, Stage.PAIRED, "claim={other}&relation=SPECIFIES&reason=le même bilan"),
            Form.of(
                    CLAIM,
                    "do=close-pair",
                    PAIR,
                    Stage.PAIRED,
                    Whose.ANOTHERS,
                    "pair={pair}&outcome=DIFFERENT_TIME&prevails=&reason=comparées"),
            Form.any(CLAIM, "do=select", TRIAGE, Stage.FREE, ""),
            Form.any(CLAIM, "do=set-aside", TRIAGE, Stage.FREE, "reason=SUPERSEDED"),
            Form.any(CLAIM, "do=correct", CORRECT, Stage.FREE, "source=La préfecture"),
            Form.any(CLAIM, "do=mark", CORRECT, Stage.FREE, "mark=PARTY&source=La préfecture&reason=elle décide"),
            Form.any(CLAIM, "do=unmark", CORRECT, Stage.FREE, "mark=PARTY&source=La préfecture&reason=une autre"),
            Form.any(CLAIM, "do=classify", CORRECT, Stage.FREE, "version={version}&class=FIGURE&reason=un chiffre"),
            Form.any(CLAIM, "do=proposition", CORRECT, Stage.FREE, "version={version}&text=La digue a cédé."),
            Form.of(
                    APPROVAL,
                    "do=approve",
                    DECIDE,
                    Stage.PROPOSED,
                    Whose.ANOTHERS,
                    "version={version}&seen={evidence}"),
            Form.of(
                    APPROVAL,
                    "do=approved",
                    DECIDE,
                    Stage.PROPOSED,
                    Whose.ANOTHERS,
                    "version={version}&seen={evidence}"),
            Form.any(APPROVAL, "do=return", DECIDE, Stage.PROPOSED, "version={version}&reason=Quand ?"),
            Form.any(
                    CLAIM + "/second-reading",
                    "do=second-reading",
                    DECIDE,
                    Stage.DECIDED,
                    "reading=UNVERIFIED&note=Relu"),
            Form.any(STORY, "do=accept", ACCEPT, Stage.STORY, ""),
            Form.any(STORY, "do=entered", ACCEPT, Stage.STORY, ""),
            Form.any(STORY, "do=read-again", ACCEPT, Stage.STORY, "language=fr"),
            Form.any(STORY, "do=add", ACCEPT, Stage.STORY, "passage=incendie&source=La préfecture"),
            Form.any(STORY, "do=select", TRIAGE, Stage.STORY, "claim={n}"),
            Form.any(STORY, "do=set-aside", TRIAGE, Stage.STORY, "claim={n}&reason=OUT_OF_SCOPE"),
            Form.any(STORY, "do=ends", CORRECT, Stage.STORY, "claim={n}&version={version}&spans=0-20"),
            Form.any(STORY, "do=stance", CORRECT, Stage.STORY, "claim={n}&version={version}&stance=HEDGES"),
            Form.any(
                    STORY, "do=split", CORRECT, Stage.STORY, "claim={n}&version={version}&at=3&first=Un.&second=Deux."),
            Form.any(STORY, "do=merge", CORRECT, Stage.STORY, "claim={n}&version={version}&with={n}.{version}"),
            Form.any(STORY, "do=separate", CORRECT, Stage.STORY, "claim={n}&version={version}&with={n}&spans=0-20"),
            Form.any(STORY, "do=correct", CORRECT, Stage.STORY, "claim={n}&version={version}&source=La préfecture"),
            Form.any(STORY, "do=sources-back", CORRECT, Stage.STORY, "claim={n}&back={n}.{version}."),
            Form.any("/articles/new", "do=read", IMPORT, Stage.STORY, "text=Un essai.&desk=" + DESK)
                    .about(About.NO_DESK),
            Form.any(
                    "/articles/new",
                    "do=bring",
                    IMPORT,
                    Stage.STORY,
                    "title=Essai&text=Un essai, selon la police.&desk=" + DESK),
            Form.any("/approvals/batch", "do=approve", DECIDE, Stage.PROPOSED, "claim={claim}:{version}")
                    .about(About.LIST),
            Form.any("/approvals/batch", "do=approved", DECIDE, Stage.PROPOSED, "claim={claim}:{version}")
                    .about(About.LIST),
            Form.any(TASKS, "take", VERIFY, Stage.FREE, "take={step}").about(About.LIST),
            Form.any(TASKS, "do=take", VERIFY, Stage.FREE, "tick={step}").about(About.LIST),
            Form.of(TASKS, "release", VERIFY, Stage.HELD, Whose.ITS_OWNERS, "release={step}")
                    .about(About.LIST),
            Form.any(TASKS, "do=set-aside", TRIAGE, Stage.FREE, "tick={step}&reason=SUPERSEDED")
                    .about(About.LIST),
            Form.any(TASKS, "do=undo-take", VERIFY, Stage.FREE, "claims={claim}"),
            Form.any(TASKS, "do=undo-release", VERIFY, Stage.FREE, "claims={claim}"),
            Form.any(TASKS, "do=undo-set-aside", TRIAGE, Stage.STORY, "claims={claim}"),
            Form.any(TASKS, "later", READ, Stage.FREE, "later=hour:{step}").about(About.NO_DESK),
            Form.any(TASKS, "do=later", READ, Stage.FREE, "tick={step}&until=hour")
                    .about(About.NO_DESK),
            Form.any(TASKS, "do=undo-later", READ, Stage.FREE, "claims={step}").about(About.NO_DESK),
            Form.any(TASKS, "resume", READ, Stage.FREE, "resume={step}").about(About.NO_DESK),
            Form.any(
                    CLAIM + "/identity",
                    "do=ask",
                    LEARN_IDENTITY,
                    Stage.CONFIDED,
                    "evidence={confidential}&reason=le verdict"),
            Form.of(
                    CLAIM + "/identity",
                    "do=read",
                    LEARN_IDENTITY,
                    Stage.CONFIDED,
                    Whose.ITS_OWNERS,
                    "evidence={confidential}"),
            Form.any("/identities", "do=agree", GRANT_IDENTITY, Stage.CONFIDED, "request={request}"),
            Form.any("/identities", "do=refuse", GRANT_IDENTITY, Stage.CONFIDED, "request={request}&reason=non"),
            Form.any(CLAIM, "do=hand-over", HAND_OVER, Stage.FREE, "person=karim.benali"),
            Form.any(
                    "/absences",
                    "do=arrange",
                    HAND_OVER,
                    Stage.STORY,
                    "desk=" + DESK + "&absent=karim.benali&person=ines.fontaine&from=2099-03-01&until=2099-03-02"),
            Form.any("/absences", "do=end", HAND_OVER, Stage.STORY, "absence={absence}"),
            Form.any(
                    "/sources",
                    "do=enter",
                    KEEP_SOURCES,
                    Stage.STORY,
                    "name=Vigie des formulaires&kind=RELAY&desk=" + DESK),
            Form.any("/sources/{source}", "do=describe", KEEP_SOURCES, Stage.STORY, "name={sourceName}&kind=RELAY"),
            Form.any("/sources/{source}", "do=grade", WEIGH_SOURCES, Stage.STORY, "grade=B&reason=un an"),
            Form.any("/sources/{source}", "do=stand", WEIGH_SOURCES, Stage.STORY, "standing=PARTY&reason=en guerre"),
            Form.any("/sources/{source}", "do=hold", WEIGH_SOURCES, Stage.STORY, "reason=un doute"),
            Form.any("/sources/{source}", "do=lift", WEIGH_SOURCES, Stage.STORY, "reason=levé"),
            Form.any("/sources/{source}", "do=compete", WEIGH_SOURCES, Stage.STORY, "matter=pluie&reason=la loi"),
            Form.any("/sources/{source}", "do=not-compete", WEIGH_SOURCES, Stage.STORY, "matter=pluie&reason=la loi"),
            Form.any(
                    "/sources/{source}",
                    "do=tie",
                    WEIGH_SOURCES,
                    Stage.STORY,
                    "tieKind=RELAYS&to={other}&reason=une agence"),
            Form.any("/sources/{source}", "do=untie", WEIGH_SOURCES, Stage.STORY, "tie={tie}&reason=une erreur"),
            Form.any("/sources/{source}", "do=merge", WEIGH_SOURCES, Stage.STORY, "into={other}&reason=double"),
            Form.any("/sources/{source}", "do=split", WEIGH_SOURCES, Stage.STORY, "reason=deux"),
            Form.any("/settings", "do=sign-out-others", READ, Stage.STORY, "").about(About.NO_DESK),
            Form.any("/settings", "do=save", READ, Stage.STORY, "language=fr").about(About.NO_DESK));

    /** Somebody of one role on one desk, or of none. */
    private record Person(String user, @Nullable Role role, String desk, PageSession session) {
        Actor actor() {
            return new Actor(user, role == null ? Set.of() : Set.of(role), Set.of(desk));
        }
    }

    private final Newsroom newsroom;
    private final Guests guests;
    private final StandIns standIns;
    private final JdbcTemplate database;
    private final RequestMappingHandlerMapping mappings;

    EveryFormTest(
            Newsroom newsroom,
            Guests guests,
            StandIns standIns,
            JdbcTemplate database,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        this.newsroom = newsroom;
        this.guests = guests;
        this.standIns = standIns;
        this.database = database;
        this.mappings = mappings;
    }

    @Test
    void no_form_is_left_out() {
        var known = FORMS.stream().map(Form::key).collect(Collectors.toSet());
        var there = new TreeSet<String>();
        mappings.getHandlerMethods().forEach((mapping, method) -> {
            if (method.getBeanType().isAnnotationPresent(Page.class)) there.addAll(ways(mapping));
        });
        assertThat(there).hasSizeGreaterThan(40).isEqualTo(new TreeSet<>(known));
    }

    private static List<String> ways(RequestMappingInfo mapping) {
        if (!mapping.getMethodsCondition().getMethods().contains(RequestMethod.POST)) return List.of();
        var params = mapping.getParamsCondition().getExpressions().stream()
                .map(Object::toString)
                .collect(Collectors.joining("&"));
        return mapping.getPatternValues().stream()
                .map(pattern -> (pattern.replaceAll("\\{[^}]+}", "{}") + " " + params).strip())
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> everybody_with_every_form() {
        var everybody = everybody();
        var nadia = newsroom.pagesOf("nadia.roche");
        return FORMS.stream()
                .map(form -> DynamicTest.dynamicTest(form.toString(), () -> tried(form, everybody, nadia)));
    }

    /** @param nadia a reviewer and supervisor who holds or proposed what there is to hold or propose */
    private void tried(Form form, List<Person> everybody, PageSession nadia) {
        var names = at(form.stage());
        var before = state(names.get("claim"));
        var wrong = new LinkedHashMap<String, Integer>();
        var may = new ArrayList<Person>();
        for (var person : everybody) {
            var due = due(person, form);
            if (due.equals(IN)) {
                may.add(person);
                continue;
            }
            var status = sent(form, names, person.session());
            if (!due.contains(status)) wrong.put(person.user() + " instead of " + due, status);
        }
        assertThat(wrong).as("refused").isEmpty();
        assertThat(state(names.get("claim"))).as("what nobody may change").isEqualTo(before);

        assertThat(may).as("somebody may").isNotEmpty();
        if (form.whose() == Whose.ITS_OWNERS) {
            may.forEach(other -> assertThat(sent(form, names, other.session()))
                    .as("%s, who does not hold it", other.user())
                    .isEqualTo(409));
            assertThat(state(names.get("claim"))).isEqualTo(before);
            assertThat(sent(form, names, nadia)).as("its holder").isIn(200, 302);
            return;
        }
        if (form.whose() == Whose.ANOTHERS) {
            assertThat(sent(form, names, nadia)).as("its proposer").isEqualTo(409);
            assertThat(state(names.get("claim"))).isEqualTo(before);
        }
        assertThat(may)
                .allSatisfy(one -> assertThat(sent(form, names, one.session()))
                        .as(one.user())
                        .isIn(IN));
    }

    private static Set<Integer> due(Person person, Form form) {
        var actor = person.actor();
        if (READ.roles().stream().noneMatch(actor::is)) return Set.of(403);
        if (form.about() == About.NO_DESK) {
            return actor.may(form.permission(), person.desk()) ? IN : Set.of(403);
        }
        if (actor.may(form.permission(), DESK)) return IN;
        if (form.about() == About.LIST) return Set.of(403, 404, 409);
        return Set.of(actor.sees(DESK) ? 403 : 404);
    }

    private static int sent(Form form, Map<String, String> names, PageSession session) {
        var fields = new HashMap<String, String>();
        if (form.params().contains("=")) fields.put("do", form.params().substring("do=".length()));
        for (var field : filled(form.fields(), names).split("&", -1)) {
            if (!field.isEmpty())
                fields.put(field.substring(0, field.indexOf('=')), field.substring(field.indexOf('=') + 1));
        }
        return session.post(filled(form.path(), names), fields).statusCode();
    }

    private static String filled(String pattern, Map<String, String> names) {
        var filled = pattern;
        for (var name : names.entrySet()) filled = filled.replace("{" + name.getKey() + "}", name.getValue());
        return filled;
    }

    private List<Person> everybody() {
        var everybody = new ArrayList<Person>();
        for (var desk : List.of(DESK, ELSEWHERE)) {
            everybody.add(person(null, desk));
            for (var role : Role.values()) if (role != Role.SYSTEM) everybody.add(person(role, desk));
        }
        return everybody;
    }

    private Person person(@Nullable Role role, String desk) {
        var user = (role == null ? "nothing" : role.name().toLowerCase(java.util.Locale.ROOT)) + ".of." + desk;
        var authorities = new ArrayList<>(List.of(CurrentActor.DESK + desk));
        if (role != null) authorities.add(CurrentActor.authority(role));
        guests.invite(user, authorities.toArray(String[]::new));
        return new Person(user, role, desk, new PageSession(newsroom.url(), user, Guests.PASSWORD));
    }

    /** Everything of the claim that a form could have changed. */
    private String state(String claim) {
        return database.queryForObject("""
                select concat_ws(' ', c.state, c.version, c.assignee, (select count(*) from amendment m where m.claim = c.id), a.status, a.revision,
                  (select count(*) from evidence e where e.claim = c.id and e.withdrawn_at is null),
                  (select count(*) from note n where n.claim = c.id), (select count(*) from verdict_draft d where d.claim = c.id),
                  (select count(*) from identity_reading r join evidence e on e.id = r.evidence where e.claim = c.id),
                  (select string_agg(concat(q.asked_by, q.refused_at, q.granted_at,
                      (select count(*) from identity_agreement g where g.request = q.id)), ' ' order by q.asked_by)
                    from identity_request q join evidence e on e.id = q.evidence where e.claim = c.id),
                  (select string_agg(concat(l.relation, l.outcome, l.proposed_by), ' ' order by l.id) from claim_link l
                    where c.id in (l.from_claim, l.to_claim)),
                  (select count(*) from claim o where o.article = c.article))
                from claim c join article a on a.id = c.article where c.id = ?::uuid""", String.class, claim);
    }

    /** The names of a claim that stands there; what is to be held or proposed is Nadia's. */
    private Map<String, String> at(Stage stage) {
        if (stage == Stage.STORY) {
            var story = newsroom.readStory();
            return withSource(names(newsroom.claims(story).get(0)));
        }
        var free = newsroom.claimInVerification();
        if (stage == Stage.FREE) return names(free);
        var claim = "/api/claims/" + free.get("id").asString();
        var nadia = newsroom.reviewingSupervisor();
        nadia.post(claim + "/take", Map.of());
        nadia.post(claim + "/evidence", Newsroom.evidence("SUPPORTS", "Hôpital"));
        if (stage == Stage.HELD) return names(now(free));
        if (stage == Stage.SHARED) return shared(free, nadia);
        if (stage == Stage.CONFIDED) return confided(free, nadia);
        if (stage == Stage.PAIRED) return paired(free, nadia);
        newsroom.proposed(nadia, free.get("id").asString());
        if (stage == Stage.PROPOSED) return names(now(free));
        var approved = newsroom.supervisor()
                .post(
                        claim + "/verdict/approval",
                        Map.of("version", now(free).get("version").asInt()));
        assertThat(approved.status()).isEqualTo(200);
        database.update("""
                        insert into second_reading (id, claim, article, desk, verdict, kind, approved_by, drawn_at, draw, share)
                        select gen_random_uuid(), id, article, desk, 1, 'UNVERIFIED', 'paul.girard', now(), 0, 1 from claim
                        where id = ? on conflict do nothing""", UUID.fromString(free.get("id").asString()));
        if (stage == Stage.ASKED) return asked(free, nadia);
        return names(now(free));
    }

    /** A source of the desk with a tie, which the form is about. */
    private Map<String, String> withSource(Map<String, String> names) {
        var name = "Vigie " + UUID.randomUUID();
        var other = newsroom.supervisor().post("/api/sources", Map.of("name", "Régie " + name, "kind", "ORGANISATION"));
        var source = newsroom.supervisor()
                .post("/api/sources", Map.of("name", name, "kind", "RELAY"))
                .json()
                .get("id")
                .asString();
        var tied = newsroom.supervisor()
                .post(
                        "/api/sources/" + source + "/ties",
                        Map.of("kind", "FUNDED_BY", "to", other.json().get("id").asString(), "reason", "le budget"));
        var more = new HashMap<>(names);
        more.put("source", source);
        more.put("sourceName", name);
        more.put("other", other.json().get("id").asString());
        more.put("tie", tied.json().get("ties").get(0).get("id").asString());
        return more;
    }

    private Map<String, String> asked(JsonNode claim, Desk asker) {
        var request = asker.post(
                        "/api/claims/" + claim.get("id").asString() + "/reopening", Map.of("reason", "nouvelle pièce"))
                .json()
                .get("request");
        var names = new HashMap<>(names(now(claim)));
        names.put("reopening", request.get("id").asString());
        return names;
    }

    private Map<String, String> paired(JsonNode claim, Desk maker) {
        var other = newsroom.claimInVerification().get("id").asString();
        var made = maker.post(
                "/api/claims/" + claim.get("id").asString() + "/pairs",
                Map.of("claim", other, "relation", "CONTRADICTS", "reason", "deux bilans"));
        var at = made.response().headers().firstValue("Location").orElseThrow();
        var names = new HashMap<>(names(now(claim)));
        names.put("other", other);
        names.put("pair", at.substring(at.lastIndexOf('/') + 1));
        return names;
    }

    private Map<String, String> shared(JsonNode claim, Desk holder) {
        for (var paper : List.of("La Dépêche", "Radio Plaine")) {
            var piece = new HashMap<>(Newsroom.evidence("SUPPORTS", paper));
            piece.put("url", "https://depeches.example/attaque");
            holder.post("/api/claims/" + claim.get("id").asString() + "/evidence", piece);
        }
        var names = new HashMap<>(names(now(claim)));
        names.put("shared", now(claim).get("evidence").get(2).get("id").asString());
        return names;
    }

    private Map<String, String> confided(JsonNode claim, Desk holder) {
        var id = claim.get("id").asString();
        var piece = Newsroom.attachConfidential(holder, id);
        var asked = newsroom.supervisor()
                .post(
                        "/api/claims/" + id + "/evidence/" + piece + "/identity/requests",
                        Map.of("reason", "le verdict"));
        var names = new HashMap<>(names(now(claim)));
        names.put("confidential", piece);
        names.put("request", asked.json().get("id").asString());
        return names;
    }

    private JsonNode now(JsonNode claim) {
        return newsroom.claim(claim.get("id").asString());
    }

    private Map<String, String> names(JsonNode claim) {
        var id = claim.get("id").asString();
        var steps = database.queryForList("select id::text from open_step where claim = ?::uuid", String.class, id);
        var evidence = claim.path("evidence");
        return Map.of(
                "absence",
                standIns.arrange(
                                new StandIns.Wish(
                                        DESK,
                                        "ines.fontaine",
                                        "nadia.roche",
                                        Instant.now().plus(Duration.ofDays(1)),
                                        Instant.now().plus(Duration.ofDays(2))),
                                newsroom.person("paul.girard").actor())
                        .toString(),
                "claim",
                id,
                "article",
                claim.get("article").asString(),
                "n",
                claim.get("number").asString().substring(2),
                "version",
                claim.get("version").asString(),
                "step",
                steps.isEmpty() ? new UUID(0, 0).toString() : steps.get(0),
                "evidence",
                evidence.isEmpty()
                        ? new UUID(0, 0).toString()
                        : evidence.get(0).get("id").asString());
    }
}
