package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recoupe.newsroom.KeycloakNewsroom.claimsInVerification;
import static org.recoupe.newsroom.KeycloakNewsroom.signedIn;
import static org.recoupe.newsroom.KeycloakNewsroom.url;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.recoupe.kernel.People;
import org.recoupe.kernel.Role;

/** A day on two desks: who may do what comes out of Keycloak, on pages, in the API and in the engine. */
@KeycloakTest
class KeycloakNewsroomDayIT {
    @RegisterExtension
    static final Browser browser = new Browser();

    private final ProcessEngine engine;
    private final People people;

    KeycloakNewsroomDayIT(ProcessEngine engine, People people) {
        this.engine = engine;
        this.people = people;
    }

    @Test
    void a_claim_is_checked_and_approved_on_its_desk_and_does_not_exist_on_the_other() {
        // given a story on each desk
        var foreign = claimsInVerification(KeycloakNewsroom.as("lea.morel"))
                .get(0)
                .get("id")
                .asString();
        var home = claimsInVerification(KeycloakNewsroom.as("hugo.blanc"))
                .get(0)
                .get("id")
                .asString();

        // when a reviewer takes the one of theirs in the browser and proposes a verdict
        var karim = signedIn(browser, "karim.benali");
        karim.navigate(url() + "/claims/" + foreign);
        button(karim, "take").click();
        karim.waitForSelector("#propose");
        karim.check("#propose input[name=verdict][value=UNVERIFIED]");
        karim.fill("#propose-rationale", "Personne d’autre ne le dit.");
        karim.check("#propose input[name=nothingMissing]");
        button(karim, "propose").click();
        PlaywrightAssertions.assertThat(karim.locator("#propose")).hasCount(0);

        // then they cannot approve it, in any way
        var version = KeycloakNewsroom.as("karim.benali")
                .get("/api/claims/" + foreign)
                .json()
                .get("version");
        assertThat(KeycloakNewsroom.as("karim.benali")
                        .post("/api/claims/" + foreign + "/verdict/approval", Map.of("version", version))
                        .status())
                .isEqualTo(403);

        // the other desk sees neither the claim nor its approval, and its supervisor decides nothing here
        var marc = signedIn(browser, "marc.aubert");
        assertThat(marc.navigate(url() + "/claims/" + foreign).status()).isEqualTo(404);
        assertThat(marc.navigate(url() + "/claims/" + foreign + "/approval").status())
                .isEqualTo(404);
        assertThat(KeycloakNewsroom.as("marc.aubert")
                        .post("/api/claims/" + foreign + "/verdict/approval", Map.of("version", version))
                        .status())
                .isEqualTo(404);
        assertThat(karim.navigate(url() + "/claims/" + home).status()).isEqualTo(404);

        // and a supervisor of the desk approves
        var paul = signedIn(browser, "paul.girard");
        paul.navigate(url() + "/claims/" + foreign + "/approval");
        button(paul, "approve").click();
        paul.locator("[data-yes]").click();
        paul.waitForURL(address -> !address.contains(foreign));
        var decided = KeycloakNewsroom.as("agnes.perrin")
                .get("/api/claims/" + foreign)
                .json();
        assertThat(decided.get("state").asString()).isEqualTo("UNVERIFIED");

        // with the same names on record
        var trail = KeycloakNewsroom.as("agnes.perrin")
                .get("/api/claims/" + foreign + "/audit")
                .body();
        assertThat(trail).contains("karim.benali", "paul.girard");

        // meanwhile the other desk works on its own
        var sofia = KeycloakNewsroom.as("sofia.marin");
        assertThat(sofia.post("/api/claims/" + home + "/take", Map.of()).status())
                .isEqualTo(200);
        assertThat(sofia.get("/api/claims/" + foreign).status()).isEqualTo(404);
    }

    @Test
    void the_lanes_of_the_processes_are_keycloaks_groups() {
        var claim = claimsInVerification(KeycloakNewsroom.as("lea.morel"))
                .get(0)
                .get("id")
                .asString();
        var tasks = engine.getTaskService().createTaskQuery().processInstanceBusinessKey(claim);

        var lane = engine.getTaskService()
                .getIdentityLinksForTask(tasks.singleResult().getId())
                .get(0)
                .getGroupId();

        assertThat(engine.getIdentityService().createGroupQuery().groupId(lane).count())
                .isEqualTo(1);
        assertThat(engine.getIdentityService()
                        .createUserQuery()
                        .memberOfGroup(lane)
                        .list())
                .extracting(User::getId)
                .contains("karim.benali", "sofia.marin")
                .doesNotContain("lea.morel", "paul.girard");
        assertThat(tasks.taskCandidateUser("karim.benali").count()).isEqualTo(1);
        assertThat(tasks.taskCandidateUser("paul.girard").count()).isZero();
    }

    @Test
    void who_works_on_a_desk_is_what_keycloak_says() {
        assertThat(people.of("politique"))
                .contains(
                        new People.Colleague("sofia.marin", Set.of(Role.REVIEWER)),
                        new People.Colleague("eva.colin", Set.of(Role.REVIEWER, Role.SUPERVISOR)))
                .extracting(People.Colleague::userId)
                .doesNotContain("karim.benali");
        assertThat(people.of("no such desk")).isEmpty();
    }

    private static Locator button(Page page, String value) {
        return page.locator("button[value=" + value + "]").first();
    }
}
