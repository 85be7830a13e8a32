package org.recoupe.web.article;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.article.Intake;
import org.recoupe.claim.ClaimFile;
import org.recoupe.claim.ClaimView;
import org.recoupe.claim.Correction;
import org.recoupe.claim.Offer;
import org.recoupe.extraction.statement.Stance;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Unknown;
import org.recoupe.source.SourceRegistry;
import org.recoupe.web.Reader;
import org.recoupe.web.claim.ClaimCard;
import org.springframework.stereotype.Component;

/** Fills the page of a dispatch; apart from the handlers of its forms, which all end here when they are refused. */
@Component
class ArticleView {
    private final Intake intake;
    private final ClaimFile claims;
    private final SourceRegistry sources;

    ArticleView(Intake intake, ClaimFile claims, SourceRegistry sources) {
        this.intake = intake;
        this.claims = claims;
        this.sources = sources;
    }

    String show(UUID id, ArticleSheet.Choice choice, Reader reader) {
        var actor = reader.actor();
        var words = reader.words();
        var model = reader.model();
        var article = intake.article(id, actor);
        var family = claims.ofArticle(id, actor);
        var sheet = ArticleSheet.of(
                article, intake.revisions(article), family, choice, offers(family, choice, actor), actor, words);
        model.addAttribute("sheet", sheet);
        model.addAttribute("picked", sheet.picked());
        model.addAttribute("lang", article.language());
        model.addAttribute("stances", words.choices("stance.", List.of(Stance.values())));
        model.addAttribute("sources", sources.suggested(article.desk(), ClaimCard.SOURCES_SUGGESTED));
        return "article";
    }

    /** The card of one claim alone, for a page that is open already. */
    String card(UUID id, ArticleSheet.Choice choice, Reader reader) {
        var actor = reader.actor();
        var words = reader.words();
        var model = reader.model();
        var article = intake.article(id, actor);
        var text = intake.currentRevision(article).text();
        var family = claims.ofArticle(id, actor);
        var picked = ArticleSheet.picked(family, text, choice, offers(family, choice, actor), words);
        if (picked == null) throw new Unknown("claim");
        model.addAttribute("picked", picked);
        model.addAttribute("lang", article.language());
        return "fragments/article :: picked";
    }

    /** Nobody is offered anything about claims of which none is selected. */
    private Map<UUID, Offer> offers(List<ClaimView> family, ArticleSheet.Choice choice, Actor actor) {
        return choice.claim() == null
                ? Map.of()
                : claims.offers(family.stream().map(ClaimView::id).toList(), actor);
    }

    /** A claim by its number in the story: "8". */
    ClaimView claim(UUID article, String number, Actor actor) {
        return claims.ofArticle(article, actor).stream()
                .filter(claim -> String.valueOf(claim.number()).equals(number))
                .findFirst()
                .orElseThrow(() -> new Unknown("claim"));
    }

    /** As {@link #claim}, in the state the form was made for. */
    Correction.Seen seen(UUID article, String number, int version, Actor actor) {
        return new Correction.Seen(claim(article, number, actor).id(), version);
    }

    /** {@code 8.3}: a claim's number and the state it was shown in. */
    Correction.Seen seen(UUID article, String numberAndVersion, Actor actor) {
        var parts = numberAndVersion.split("\\.", -1);
        if (parts.length != 2 || !parts[1].matches("\\d{1,9}")) throw new Unknown("claim");
        return seen(article, parts[0], Integer.parseInt(parts[1]), actor);
    }

    String text(UUID article, Actor actor) {
        return intake.currentRevision(intake.article(article, actor)).text();
    }

    static String at(UUID article, @Nullable String number) {
        return number == null ? "/articles/" + article : "/articles/" + article + "?claim=" + number + "#t-" + number;
    }
}
