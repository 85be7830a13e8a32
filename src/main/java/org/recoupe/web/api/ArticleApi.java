package org.recoupe.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.article.Article;
import org.recoupe.article.ArticleStatus;
import org.recoupe.article.Intake;
import org.recoupe.article.Submission;
import org.recoupe.claim.ClaimFile;
import org.recoupe.claim.ClaimRegistration;
import org.recoupe.claim.ClaimView;
import org.recoupe.claim.MissedClaim;
import org.recoupe.document.DocumentReader;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Invalid;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Dispatches for programs. */
@RestController
@RequestMapping(path = "/api/articles", produces = MediaType.APPLICATION_JSON_VALUE)
class ArticleApi {
    private final Intake intake;
    private final ClaimFile file;
    private final ClaimRegistration registration;

    ArticleApi(Intake intake, ClaimFile file, ClaimRegistration registration) {
        this.intake = intake;
        this.file = file;
        this.registration = registration;
    }

    record ArticleJson(
            UUID id,
            String desk,
            @Nullable String externalId,
            String title,
            @Nullable String language,
            ArticleStatus status,
            @Nullable String failure,
            int revision,
            String text,
            String textSha256,
            String originalSha256,
            @Nullable String publisher,
            @Nullable String url,
            @JsonProperty("publishedAt") @Nullable String publishedAt) {}

    record ClaimList(List<ClaimView> items) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.NewArticle.class)))
    ResponseEntity<ArticleJson> receive(
            @org.springframework.web.bind.annotation.RequestBody JsonNode body, Actor actor) {
        var fields = new Fields(body);
        var submission = fields.make(() -> asText(Submission.typed(
                fields.text("title"),
                fields.text("text"),
                fields.optionalText("externalId"),
                fields.language("language"),
                fields.optionalText("publisher"),
                fields.optionalText("url"),
                fields.time("publishedAt"),
                fields.optionalText("desk"))));
        var article = intake.receive(submission, actor);
        return ResponseEntity.created(URI.create("/api/articles/" + article.id()))
                .body(json(article));
    }

    /** An envelope for programs is no text: its ids and dates would become claims. */
    private static Submission asText(Submission submission) {
        if (DocumentReader.isDelivery(submission.text()))
            throw new Invalid(
                    "text", "for-programs", "is NewsML or ninjs: send the text in it, and its facts in their fields");
        return submission;
    }

    @GetMapping("/{id}")
    ArticleJson article(@PathVariable String id, Actor actor) {
        return json(intake.article(Ids.of("article", id), actor));
    }

    @GetMapping("/{id}/claims")
    ClaimList claims(@PathVariable String id, Actor actor) {
        return new ClaimList(file.ofArticle(Ids.of("article", id), actor));
    }

    /** A claim the extraction missed: {passage, source?}. */
    @PostMapping(path = "/{id}/claims", consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.MissedClaim.class)))
    ResponseEntity<ClaimView> addClaim(
            @PathVariable String id, @org.springframework.web.bind.annotation.RequestBody JsonNode body, Actor actor) {
        var article = Ids.of("article", id);
        var fields = new Fields(body);
        var claim = fields.make(() -> registration.addByHand(
                article,
                new MissedClaim(
                        fields.text("passage"),
                        null,
                        fields.has("source") ? fields.source("source") : null,
                        null,
                        null),
                actor));
        return ResponseEntity.created(URI.create("/api/claims/" + claim)).body(file.claim(claim, actor));
    }

    @PostMapping("/{id}/accept")
    ArticleJson accept(@PathVariable String id, Actor actor) {
        return json(intake.accept(Ids.of("article", id), actor));
    }

    /** What could not be read was entered by hand. */
    @PostMapping("/{id}/entered-by-hand")
    ArticleJson enteredByHand(@PathVariable String id, Actor actor) {
        return json(intake.enteredByHand(Ids.of("article", id), actor));
    }

    private ArticleJson json(Article article) {
        var revision = intake.currentRevision(article);
        var publishedAt = revision.publishedAt();
        return new ArticleJson(
                article.id(),
                article.desk(),
                article.externalId(),
                article.title(),
                article.language(),
                article.status(),
                article.failure(),
                article.revision(),
                revision.text(),
                revision.textSha256(),
                revision.originalSha256(),
                revision.publisher(),
                revision.url(),
                publishedAt == null ? null : publishedAt.toString());
    }
}
