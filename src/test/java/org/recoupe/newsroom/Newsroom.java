package org.recoupe.newsroom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.recoupe.kernel.Role;
import org.recoupe.trial.TrialPeople;
import org.recoupe.trial.TrialPerson;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import tools.jackson.databind.JsonNode;

/** The people of the newsroom under test, ready to act through the API. */
@TestComponent
public class Newsroom {
    private final TrialPeople people;
    private final Map<String, Desk> signedIn = new ConcurrentHashMap<>();
    private int port;

    Newsroom(TrialPeople people) {
        this.people = people;
    }

    @EventListener
    void listening(WebServerInitializedEvent event) {
        port = event.getWebServer().getPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public TrialPerson person(String user) {
        return people.everybody().stream()
                .filter(p -> p.user().equals(user))
                .findFirst()
                .orElseThrow();
    }

    public Desk as(String user) {
        return signedIn.computeIfAbsent(user, u -> new Desk(url(), u, person(u).password()));
    }

    /** A new sign-in to the pages; each call is another browser. */
    PageSession pagesOf(String user) {
        return new PageSession(url(), user, person(user).password());
    }

    /** Somebody the newsroom does not know. */
    public Desk nobody() {
        return new Desk(url(), "nobody", "");
    }

    public Desk editor() {
        return as("lea.morel");
    }

    public Desk reviewer() {
        return as("karim.benali");
    }

    public Desk otherReviewer() {
        return as("ines.fontaine");
    }

    public Desk supervisor() {
        return as("paul.girard");
    }

    /** Holds both roles, which does not help. */
    public Desk reviewingSupervisor() {
        var both = as("nadia.roche");
        assert person("nadia.roche").roles().contains(Role.REVIEWER);
        return both;
    }

    public Desk auditor() {
        return as("agnes.perrin");
    }

    /** The id of a new story, read and ready for the editor. */
    public String readStory() {
        return readStory(editor());
    }

    public String readStory(Desk editor) {
        return readStory(editor, UUID.randomUUID().toString(), dispatch());
    }

    /** The same, as the wire sends it under that number; a second time it is a new revision. */
    public String readStory(Desk editor, String wire, String text) {
        var answer =
                editor.post("/api/articles", Map.of("title", "Explosion au port", "text", text, "externalId", wire));
        if (answer.status() != 201) throw new AssertionError(answer.toString());
        return waitUntilRead(answer.json().get("id").asString(), editor);
    }

    public String waitUntilRead(String article, Desk reader) {
        for (int i = 0; i < 600; i++) {
            var status =
                    reader.get("/api/articles/" + article).json().get("status").asString();
            if (!status.equals("EXTRACTING")) return article;
            LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError("the story was not read within 30 s");
    }

    /** A claim of a new, accepted story, free to be taken. */
    public JsonNode claimInVerification() {
        var article = readStory();
        editor().post("/api/articles/" + article + "/accept", Map.of());
        return claims(article)
                .valueStream()
                .filter(claim -> claim.get("state").asString().equals("IN_VERIFICATION"))
                .findFirst()
                .orElseThrow();
    }

    /** A claim with a verdict proposed by the reviewer, and its current version. */
    public JsonNode claimWithVerdict(Desk proposer) {
        var id = claimInVerification().get("id").asString();
        proposer.post("/api/claims/" + id + "/take", Map.of());
        return proposed(proposer, id);
    }

    /** That nothing was found, by whoever holds the claim. */
    JsonNode proposed(Desk holder, String id) {
        var proposed = holder.put(
                "/api/claims/" + id + "/verdict",
                Map.of(
                        "verdict",
                        "UNVERIFIED",
                        "rationale",
                        "rien trouvé",
                        "missing",
                        "",
                        "version",
                        claim(id).get("version")));
        if (proposed.status() != 200) throw new AssertionError(proposed.toString());
        return proposed.json();
    }

    public JsonNode claim(String id) {
        return auditor().get("/api/claims/" + id).json();
    }

    public JsonNode claims(String article) {
        return auditor().get("/api/articles/" + article + "/claims").json().get("items");
    }

    /** The id of a piece from a source that must not be named, attached by the reviewer, who holds the claim. */
    public String confidentialPiece(String claim) {
        return attachConfidential(reviewer(), claim);
    }

    /** The same by somebody else who holds it. */
    static String attachConfidential(Desk holder, String claim) {
        var attached = holder.post(
                "/api/claims/" + claim + "/evidence",
                Map.of(
                        "stance", "CONTEXT",
                        "kind", "INTERVIEW",
                        "confidential", true,
                        "alias", "une voisine",
                        "identity", "Rose Delmas",
                        "contact", "par Karim"));
        if (attached.status() != 201) throw new AssertionError(attached.toString());
        return attached.json()
                .get("evidence")
                .valueStream()
                .filter(piece -> piece.get("confidential").asBoolean())
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
    }

    /** Of somebody who knows it of their own. */
    public static Map<String, Object> evidence(String stance, String source) {
        return Map.of(
                "stance",
                stance,
                "source",
                source,
                "kind",
                "STATEMENT",
                "title",
                "Communiqué de " + source,
                "basis",
                "OWN",
                "weight",
                "Le sait de première main.");
    }

    public static String dispatch() {
        try (var stream = Newsroom.class.getResourceAsStream("/trial/port.fr.txt")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
